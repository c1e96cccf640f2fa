/** Many visits of a round approved or locked, a part at a time, so that nobody waits for all of them. */
import type { z } from 'zod';
import type { advanceVisitsBody } from '../../contract/visit-desk.ts';
import type { VisitState } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { lockVisits } from './lock.ts';
import { listReviewable } from './review-queries.ts';
import { writeStep } from './review.ts';

type Body = z.output<typeof advanceVisitsBody>;
/** Visits in one transaction. */
const part = 500;
/** Visits left out that are named in the result. */
const named = 50;

const statesOf: Record<Body['step'], VisitState[]> = {
  approve: ['submitted', 'reviewing'],
  lock: ['approved'],
};

type Told = { unit: string; why: string };
type Done = { done: number; left: Told[] };

/** One part of them; each is looked at again, since others may have moved it meanwhile. */
async function advancePart(db: Db, actor: Actor, body: Body, ids: number[]): Promise<Done> {
  const { unitNo: lo, lastNo: hi } = actor.unit;
  const of = { roundId: body.roundId, states: statesOf[body.step], not: actor.userId, ids, lo, hi };
  const visits = await listReviewable(db, of);
  if (body.step === 'lock') {
    const { locked, unlockable } = await lockVisits(db, actor, visits);
    return {
      done: locked,
      left: unlockable.map(({ visit, why }) => ({ unit: visit.unitName, why })),
    };
  }
  const fresh = visits.filter(({ state }) => state === 'submitted');
  await writeStep(db, actor, fresh, 'review');
  const taken = visits.map((visit) => ({ ...visit, state: 'reviewing' as const }));
  await writeStep(db, actor, taken, 'approve');
  return { done: visits.length, left: [] };
}

/** @returns how many were advanced, and which were left and why */
export async function advanceVisits(
  services: Pick<Services, 'wide'>,
  actor: Actor,
  body: Body,
  progress: (share: number, step: string) => Promise<void>,
): Promise<{ done: number; left: Told[]; leftTotal: number }> {
  const { unitNo: lo, lastNo: hi } = actor.unit;
  const chosen = body.visits?.map(({ id }) => id) ?? null;
  const of = { roundId: body.roundId, states: statesOf[body.step], not: actor.userId, lo, hi };
  const all = await services.wide((db) => listReviewable(db, { ...of, ids: chosen }));
  const ids = all.map(({ id }) => id);
  const result: Done = { done: 0, left: [] };
  for (let from = 0; from < ids.length; from += part) {
    await progress(from / ids.length, body.step === 'lock' ? '锁定检查单' : '通过检查单');
    const made = await services.wide(
      (db) => advancePart(db, actor, body, ids.slice(from, from + part)),
      actor.userId,
    );
    result.done += made.done;
    result.left.push(...made.left);
  }
  const { done, left } = result;
  return { done, left: left.slice(0, named), leftTotal: left.length };
}
