/** One draw with everything that has happened to it, and whether a step may be taken now. */
import { may } from '../../contract/abilities.ts';
import { problem } from '../../contract/problem.ts';
import {
  drawTransitions,
  isPossible,
  parseAvoid,
  parseInspector,
  parseMember,
  type DrawStep,
  type Lists,
  type Progress,
  type Seed,
} from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findDraw, lockDraw, type DrawRow } from './queries.ts';
import { listFrozen, listSteps } from './step-queries.ts';
import { stepsOf, type Account, type Step } from './steps.ts';
import { stateWords } from './words.ts';

export type Loaded = { draw: DrawRow; steps: Step[] };

/** Steps that whoever may read a draw can take: to witness, and to speak up. */
const open: readonly DrawStep[] = ['object', 'confirm-seed'];

/** @throws Problem `not-found` */
export async function loadDraw(db: Db, id: number): Promise<Loaded> {
  const draw = await findDraw(db, id);
  if (!draw) throw problem('not-found', { what: '抽取' });
  return { draw, steps: await listSteps(db, id) };
}

/** Loads it for a step and keeps others from taking one meanwhile. @throws Problem `not-found`, `wrong-state` */
export async function loadFor(db: Db, id: number, step: DrawStep): Promise<Loaded> {
  await lockDraw(db, id);
  const loaded = await loadDraw(db, id);
  const { state } = loaded.draw;
  if (!isPossible(step, state))
    throw problem('wrong-state', {
      what: '这次抽取',
      state: stateWords[state].zh,
      action: stepWords[step],
      next: `只有${drawTransitions[step].from.map((one) => `“${stateWords[one].zh}”`).join('、')}的可以。`,
    });
  return loaded;
}

const stepWords: Record<DrawStep, string> = {
  save: '修改',
  delete: '删除',
  freeze: '承诺',
  object: '提出异议',
  answer: '答复异议',
  'enter-seed': '录入种子',
  'confirm-seed': '确认种子',
  run: '抽取',
  'open-reserve': '启用备选',
  disclose: '公开',
  cancel: '作废',
};

export const canTake = (actor: Actor, { state }: DrawRow, step: DrawStep): boolean =>
  isPossible(step, state) && may(actor.role, open.includes(step) ? 'draw.read' : 'draw.run');

/** The frozen lists, and who stands behind the inspectors' codes. */
export async function loadLists(
  db: Db,
  drawId: number,
): Promise<Lists & { lines: string[][]; accounts: Account[] }> {
  const frozen = await listFrozen(db, drawId);
  const [pool, inspectors, avoid] = frozen;
  const read = <T>(lines: string[] = [], parse: (line: string, n: number) => T | null): T[] =>
    lines.flatMap((line, at) => parse(line, at + 1) ?? []);
  return {
    members: read(pool?.lines, parseMember),
    inspectors: read(inspectors?.lines, parseInspector),
    avoid: read(avoid?.lines, parseAvoid),
    lines: frozen.map(({ lines }) => lines),
    accounts: inspectors?.accounts ?? [],
  };
}

/** The entry of each source that counts: the newest, and who confirmed it. */
export function seedEntries(
  steps: readonly Step[],
): Map<string, { entry: Step<'seed'>; confirmation: Step<'confirmation'> | null }> {
  const confirmations = new Map(
    stepsOf(steps, 'confirmation').map((one) => [one.position, one] as const),
  );
  return new Map(
    stepsOf(steps, 'seed')
      .toSorted((a, b) => a.position - b.position)
      .map((entry) => [
        entry.document.source,
        { entry, confirmation: confirmations.get(entry.position) ?? null },
      ]),
  );
}

/** The seeds in the announced order, as far as entered. */
export function seedsOf({ draw, steps }: Loaded): Seed[] {
  const entries = seedEntries(steps);
  return draw.spec.sources.flatMap(({ id }) => entries.get(id)?.entry.document ?? []);
}

export function progressOf({ steps }: Loaded, now: Date): Progress | null {
  const [commitment] = stepsOf(steps, 'commitment');
  if (!commitment) return null;
  const answers = new Map(stepsOf(steps, 'answer').map((one) => [one.position, one.document]));
  const objections = stepsOf(steps, 'objection');
  const entries = seedEntries(steps);
  return {
    now: now.toISOString(),
    objectionUntil: commitment.document.objection.until,
    unanswered: objections.filter(({ position }) => !answers.has(position)).length,
    upheld: [...answers.values()].filter(({ upheld }) => upheld).length,
    sources: commitment.document.sources.map(({ id, name, publishedAt }) => ({
      name,
      publishedAt,
      entered: entries.has(id),
      confirmed: Boolean(entries.get(id)?.confirmation),
    })),
  };
}
