/** Between the commitment and the draw: objections and their answers, seeds read by one and confirmed by another. */
import type { z } from 'zod';
import type { answerBody, objectionBody } from '../../contract/draw.ts';
import { problem } from '../../contract/problem.ts';
import { plainInteger, type Seed } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import type { By } from './draft-actions.ts';
import { loadFor } from './load-draw.ts';
import type { DrawRow } from './queries.ts';
import { insertStep } from './step-queries.ts';
import { stepsOf } from './steps.ts';

export async function addObjection(
  db: Db,
  id: number,
  by: By,
  document: z.output<typeof objectionBody>,
): Promise<{ draw: DrawRow; n: number }> {
  const { draw, steps } = await loadFor(db, id, 'object');
  const n = stepsOf(steps, 'objection').length + 1;
  await insertStep(db, { draw, by, step: 'objection', position: n, document });
  return { draw, n };
}

/** @throws Problem `not-found`, `duplicate` when it was answered before */
export async function addAnswer(
  db: Db,
  id: number,
  n: number,
  by: By,
  document: z.output<typeof answerBody>,
): Promise<DrawRow> {
  const { draw, steps } = await loadFor(db, id, 'answer');
  const has = (step: 'objection' | 'answer') =>
    stepsOf(steps, step).some(({ position }) => position === n);
  if (!has('objection')) throw problem('not-found', { what: '异议' });
  if (has('answer')) throw problem('duplicate', { what: '这条异议的答复' });
  await insertStep(db, { draw, by, step: 'answer', position: n, document });
  return draw;
}

/** What is wrong with a value, beyond its form; null when it can be entered. */
function seedFault(
  { state, values, note }: Seed,
  source: { count: number; ifFails: 'zero' | 'next' },
): string | null {
  if (state === 'failed' && source.ifFails !== 'zero')
    return '承诺是顺延到下一期，不能按 0 计；请录入下一期的数值';
  if (state === 'next' && source.ifFails !== 'next') return '承诺是按 0 计，不能改用下一期的数值';
  if (state !== 'published' && note.trim() === '') return '请写明没有按期公布的情况和依据';
  const wanted = state === 'failed' ? 0 : source.count;
  return values.length === wanted ? null : `应录入 ${wanted} 个整数，现在是 ${values.length} 个`;
}

/** A later entry replaces an earlier one of the same source; both are kept. @throws Problem `invalid` */
export async function enterSeed(
  db: Db,
  id: number,
  by: By,
  seed: Seed,
  given: { now: Date; at?: string },
): Promise<{ draw: DrawRow; name: string; n: number }> {
  const { draw, steps } = await loadFor(db, id, 'enter-seed');
  const source = draw.spec.sources.find((one) => one.id === seed.source);
  if (!source) throw problem('invalid', { detail: `承诺里没有种子来源“${seed.source}”` });
  if (given.now.getTime() < Date.parse(source.publishedAt))
    throw problem('seed-too-early', { source: source.name });
  const fault = seedFault(seed, source);
  if (fault) throw problem('invalid', { detail: fault });
  const n = stepsOf(steps, 'seed').length + 1;
  const document = { ...seed, values: seed.values.map(plainInteger) };
  await insertStep(db, { draw, by, step: 'seed', position: n, document, at: given.at });
  return { draw, name: source.name, n };
}

/** The second pair of eyes. @throws Problem `own-seed`, `not-found`, `conflict`, `duplicate` */
export async function confirmSeed(
  db: Db,
  id: number,
  n: number,
  by: By,
  at?: string,
): Promise<{ draw: DrawRow; source: string }> {
  const { draw, steps } = await loadFor(db, id, 'confirm-seed');
  const seeds = stepsOf(steps, 'seed');
  const entry = seeds.find(({ position }) => position === n);
  if (!entry) throw problem('not-found', { what: '种子的数值' });
  const { source } = entry.document;
  const newest = seeds.findLast(({ document }) => document.source === source);
  if (newest?.position !== n) throw problem('conflict', { what: '种子的数值' });
  if (stepsOf(steps, 'confirmation').some(({ position }) => position === n))
    throw problem('duplicate', { what: '这个数值的确认' });
  if (entry.ownerId === by.userId) throw problem('own-seed');
  await insertStep(db, { draw, by, step: 'confirmation', position: n, document: {}, at });
  return { draw, source };
}
