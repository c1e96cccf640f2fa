/** Inspectors at their phones, by what their phones say to the server: answers, photos, submission. */
import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Capture, CaptureVisit, SyncAnswer } from '../../../src/contract/visit.ts';
import { demoRegister, dice } from '../../../src/domain/demo/index.ts';
import { itemsFor, type Item, type StandardDocument } from '../../../src/domain/standard/index.ts';
import type { Operation } from '../../../src/domain/visit/index.ts';
import { ask, tell, type Username } from './journey.ts';

export type Assigned = { by: Username; visit: CaptureVisit; document: StandardDocument };

/** Open visits of a round, of each of these accounts. */
export async function assignedIn(roundId: number, accounts: Username[]): Promise<Assigned[]> {
  const found: Assigned[] = [];
  for (const by of accounts) {
    const { visits, standards } = await ask<Capture>(by, '/api/capture?protocol=1');
    for (const visit of visits.filter(({ round }) => round.id === roundId)) {
      const { document } = standards.find(({ id }) => id === visit.standardId)!;
      found.push({ by, visit, document });
    }
  }
  return found;
}

/** The first item whose points are taken off in steps, whatever the outlet is like. */
export const lossy = (
  document: StandardDocument,
): Item & { form: { kind: 'points'; step: string } } =>
  itemsFor(document, { queueMachine: null }).find(
    (item): item is Item & { form: { kind: 'points'; step: string } } =>
      item.form.kind === 'points' && !item.when && !item.veto && !item.extra,
  )!;

const operation = (key: string, value: unknown, bases: string[] = []): Operation => ({
  id: randomUUID(),
  key,
  value: value as Operation['value'],
  bases,
  at: new Date().toISOString(),
  device: '旅程手机',
});

export async function send(
  { by, visit }: Assigned,
  operations: Operation[],
  submit = true,
): Promise<SyncAnswer> {
  const body = { deviceNow: new Date().toISOString(), operations, submit };
  const answer = await tell<SyncAnswer>(by, `/api/capture/${visit.unitId}/${visit.id}`, body);
  expect(answer.refused).toEqual([]);
  return answer;
}

/** One pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a photo of the visit, whole in one piece. @returns the phone's own name for it */
async function photo({ by, visit }: Assigned): Promise<string> {
  const clientId = randomUUID();
  const query = new URLSearchParams({
    offset: '0',
    total: String(pixel.length),
    sha256: createHash('sha256').update(pixel).digest('hex'),
    name: '现场.png',
    capturedAt: new Date().toISOString(),
  });
  const path = `/api/capture/${visit.unitId}/${visit.id}/evidence/${clientId}?${query}`;
  const answer = await tell<{ complete: boolean }>(by, path, pixel);
  expect(answer.complete).toBe(true);
  return clientId;
}

const lostAs = async (assigned: Assigned, deducted: string) => ({
  value: { kind: 'points', deducted },
  reason: '旅程中没有做到',
  evidence: [await photo(assigned)],
});

/** Everything answered as well as can be, but for what is lost. */
async function answersTo(assigned: Assigned, lost: [Item, string][]): Promise<Operation[]> {
  const { document, visit } = assigned;
  const items = itemsFor(document, visit.unit);
  const [at, taps] = [new Date().toISOString(), dice(visit.id, 'taps')];
  const given = { lost: 0, answered: 1, at, by: '', taps };
  const register = demoRegister(items, dice(visit.id, 'journey'), given);
  const points = new Map<string, unknown>();
  for (const [item, deducted] of lost) points.set(item.code, await lostAs(assigned, deducted));
  return Object.entries(register).map(([key, { heads }]) =>
    operation(key, points.get(key) ?? heads[0]!.value),
  );
}

/** Fills a visit in and submits it. */
export async function submit(assigned: Assigned, lost: [Item, string][]): Promise<void> {
  const { notSubmitted } = await send(assigned, await answersTo(assigned, lost));
  expect(notSubmitted).toBeNull();
}

/** Answers one item anew on a returned visit, in place of what stands, and submits it again. */
export async function submitAgain(assigned: Assigned, item: Item, deducted: string) {
  const [now] = await assignedAgain(assigned);
  expect(now!.visit.state).toBe('returned');
  const bases = now!.visit.register[item.code]!.heads.map(({ id }) => id);
  const answer = operation(item.code, await lostAs(now!, deducted), bases);
  const { notSubmitted } = await send(now!, [answer]);
  expect(notSubmitted).toBeNull();
}
const assignedAgain = async ({ by, visit }: Assigned) =>
  (await assignedIn(visit.round.id, [by])).filter((one) => one.visit.id === visit.id);

/** Who was on duty, and nothing else: the beginning of a remote visit. */
export const beginRemotely = (assigned: Assigned, people: { post: string; label: string }[]) =>
  send(
    assigned,
    [
      operation('$start', { at: new Date().toISOString(), place: null }),
      operation(
        '$people',
        people.map((one, at) => ({ key: `p${at + 1}`, ...one })),
      ),
    ],
    false,
  );

/** Answers every cell that a recording has to show. */
export async function answerCells(
  assigned: Assigned,
  cells: { item: string; person: string }[],
): Promise<void> {
  const register = await answersTo(assigned, []);
  const answerOf = (code: string) => register.find(({ key }) => key === code)!.value;
  const operations = cells.map(({ item, person }) =>
    operation(person === '' ? item : `${item}@${person}`, answerOf(item)),
  );
  await send(assigned, operations, false);
}
