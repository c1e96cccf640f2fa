/**
 * Writes of five kinds at once, each repeated until the server is gone, and a record of what it has
 * acknowledged: that has to be there afterwards.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import { writeFactBook } from '../../../src/documents/index.ts';
import { operation, passed } from '../answers.ts';
import { book } from '../bank.ts';
import { mp4 } from '../pictures.ts';
import type { TestVisit } from '../visits.ts';
import { shippedPlan } from '../plan-in-force.ts';
import type { Client } from './ground.ts';

/** What may have been written, and what surely has. */
export type Acknowledged = {
  /** Visit → key → its newest acknowledged operation, and those sent since. */
  answers: Map<number, Map<string, { acked: string | null; sent: string[] }>>;
  files: { visit: TestVisit; id: string; sha256: string; acked: boolean }[];
  /** Prefix of the order numbers of one workbook. */
  imports: { prefix: string; acked: boolean }[];
  plans: { code: string; created: boolean; published: boolean }[];
  settlements: number[];
};

export const emptyRecord = (): Acknowledged => ({
  answers: new Map(),
  files: [],
  imports: [],
  plans: [],
  settlements: [],
});

/** Random numbers in [0, 1) that a printed seed gives again (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const keys = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08'];

async function answerOne(
  client: Client,
  visit: TestVisit,
  record: Acknowledged,
  random: () => number,
) {
  const key = keys[Math.floor(random() * keys.length)]!;
  const known = record.answers.get(visit.id) ?? new Map();
  record.answers.set(visit.id, known);
  const at = known.get(key) ?? { acked: null, sent: [] };
  known.set(key, at);
  // What was sent before may have been taken or not: both are replaced.
  const bases = [...(at.acked ? [at.acked] : []), ...at.sent];
  const next = operation(key, passed(random() < 0.5), { bases });
  at.sent.push(next.id);
  const body = { deviceNow: new Date().toISOString(), operations: [next], submit: false };
  const { refused } = await client.post<{ refused: unknown[] }>(visit.path, body);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  known.set(key, { acked: next.id, sent: [] });
}

type Received = { received: number; complete: boolean };

/** Sends a file in pieces, from wherever the server says. */
export async function sendFile(
  client: Client,
  file: Acknowledged['files'][number],
  bytes: Buffer,
): Promise<void> {
  const path = `${file.visit.path}/evidence/${file.id}`;
  let at = await client.get<Received>(path);
  while (!at.complete) {
    const query = new URLSearchParams({
      offset: String(at.received),
      total: String(bytes.length),
      sha256: file.sha256,
      name: 'a.mp4',
      capturedAt: '2026-03-01T09:00:00Z',
    });
    const answer = await client.send(`${path}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes.subarray(at.received, at.received + 100_000)),
    });
    if (!answer.ok) throw new Error(`${answer.status}`);
    at = (await answer.json()) as Received;
  }
  file.acked = true;
}

/** Bytes of a file that its number gives again. */
export const filmOf = (n: number): Buffer => mp4(200_000 + n * 7);

async function uploadOne(client: Client, visit: TestVisit, record: Acknowledged) {
  const n = record.files.length;
  const sha256 = createHash('sha256').update(filmOf(n)).digest('hex');
  const file = { visit, id: randomUUID(), sha256, acked: false };
  record.files.push(file);
  await sendFile(client, file, filmOf(n));
}

type Job = { state: string; result: Record<string, number> | null; problem: unknown };
async function jobDone(client: Client, jobId: number): Promise<Job> {
  for (;;) {
    const job = await client.get<Job>(`/api/jobs/${jobId}`);
    if (job.state === 'done') return job;
    if (job.state !== 'running') throw new Error(`job ${JSON.stringify(job)}`);
    await pause(30);
  }
}

/** Complaints in a workbook: all of them come in, or none. */
export const rowsInBook = 40;

async function importOne(client: Client, record: Acknowledged) {
  const prefix = `C${record.imports.length}-`;
  const one = { prefix, acked: false };
  record.imports.push(one);
  const units = book.units.filter(
    ({ code }) => ['33', '3303'].includes(code) || code.startsWith('330328'),
  );
  const complaints = Array.from({ length: rowsInBook }, (_, n) => ({
    ...book.complaints[0]!,
    orderNo: `${prefix}${n}`,
  }));
  const nothing = { scores: [], deductions: [], exposures: [], tickets: [] };
  const form = new FormData();
  const bytes = await writeFactBook({ ...nothing, units, complaints });
  form.set('file', new Blob([new Uint8Array(bytes)]), '数据.xlsx');
  const sent = await client.send('/api/imports', { method: 'POST', body: form });
  if (!sent.ok) throw new Error(`${sent.status} ${await sent.text()}`);
  const preview = await jobDone(client, ((await sent.json()) as { jobId: number }).jobId);
  const { jobId } = await client.post<{ jobId: number }>(
    `/api/imports/${preview.result!.importId}/apply`,
  );
  await jobDone(client, jobId);
  one.acked = true;
}

async function publishOne(client: Client, record: Acknowledged) {
  const code = `crash-${record.plans.length}`;
  const plan = { code, created: false, published: false };
  record.plans.push(plan);
  const yaml = stringify({ ...shippedPlan, id: code });
  const { id } = await client.post<{ id: number }>('/api/plans', { yaml });
  plan.created = true;
  await client.post(`/api/plan-versions/${id}/publish`, { readings: {} });
  plan.published = true;
}

async function settleOne(client: Client, planId: number, record: Acknowledged) {
  const { jobId } = await client.post<{ jobId: number }>('/api/settlements', { planId });
  record.settlements.push((await jobDone(client, jobId)).result!.settlementId!);
}

export type Field = { visits: TestVisit[]; planId: number; inspector: Client; manager: Client };

/** A call that ends because the server has gone; whatever the server answers is told. */
const untilGone = async (work: () => Promise<void>): Promise<void> => {
  for (;;) {
    try {
      await work();
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
};

/** One write of each kind. */
function works(
  { visits, planId, inspector, manager }: Field,
  record: Acknowledged,
  random: () => number,
) {
  const [filmed, ...answered] = visits;
  return [
    ...answered.map((visit) => () => answerOne(inspector, visit, record, random)),
    () => uploadOne(inspector, filmed!, record),
    () => importOne(manager, record),
    () => publishOne(manager, record),
    () => settleOne(manager, planId, record),
  ];
}

/** Everything once, undisturbed; how long that takes here (ms). */
export async function calmRound(
  field: Field,
  record: Acknowledged,
  random: () => number,
): Promise<number> {
  const started = performance.now();
  await Promise.all(works(field, record, random).map((work) => work()));
  return performance.now() - started;
}

/** Everything at once, again and again, until the server is killed. */
export async function burst(
  field: Field,
  record: Acknowledged,
  random: () => number,
): Promise<void> {
  await Promise.all(works(field, record, random).map(untilGone));
}
