/** Who acts, as the state machine knows people; and what it says to them, in words. */
import { may } from '../../contract/abilities.ts';
import { problem, type Problem } from '../../contract/problem.ts';
import type { Appeal, Fault, Person } from '../../domain/appeal/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { asWide } from '../http/transaction.ts';
import type { AppealRecord, Reader } from './queries.ts';
import { findBelongs } from './subject-queries.ts';

/** Whose list it is. */
export const readerOf = (actor: Actor): Reader => ({
  userId: actor.userId,
  unit: actor.unit,
  mayDecide: may(actor.role, 'appeal.decide'),
});

export const appealOf = (row: AppealRecord): Appeal => ({
  state: row.state,
  instance: row.instance,
  barred: row.barred,
  filedBy: row.filedById,
  against: row.againstId,
  reviewer: row.reviewerId,
  decision: row.decision,
  waitingOn: row.waitingOn,
  dueAt: isoMoment(row.dueAt),
});

/** The forum or a unit above it, by the role in use; whether of the outlet, by any role or post held. */
export async function personOf(db: Db, actor: Actor, row: AppealRecord): Promise<Person> {
  const { unitNo, lastNo } = actor.unit;
  const overForum = unitNo <= row.forumNo && row.forumNo <= lastNo;
  const belongs = await asWide(db, () => findBelongs(db, actor.userId, row.unit.id));
  return {
    account: actor.userId,
    atForum: overForum && may(actor.role, 'appeal.decide'),
    ofOutlet: belongs,
    mayFile: may(actor.role, 'appeal.file'),
    forIssuer: actor.role === 'service-admin',
  };
}

/** @throws nothing; makes the problem that says why a step is not open */
export const refusal = (fault: Fault, row: AppealRecord): Problem =>
  problem(`appeal-${fault}` as const, { forum: row.forum.name, reviewer: row.reviewerName ?? '' });
