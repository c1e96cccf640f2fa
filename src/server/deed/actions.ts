/** What people do with a good deed: report, word anew, confirm, return. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import type { deedEdit, deedStepBody, newDeed } from '../../contract/deed.ts';
import { problem } from '../../contract/problem.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import {
  deedRefusal,
  deedTransitions,
  isWordable,
  type DeedHands,
  type DeedStep,
} from '../../domain/deed/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { roleNames } from '../http/words.ts';
import { loadOutlet } from '../placement/index.ts';
import { insertDeed, updateDeed, type Change, type Found } from './queries.ts';
import { stateWords, stepWords } from './words.ts';

export const handsOf = ({ userId, role }: Actor): DeedHands => ({
  account: userId,
  report: may(role, 'deed.report'),
  confirm: may(role, 'deed.confirm'),
});

/** @throws Problem `invalid` for a day that has not come */
function refuseFuture(day: string): void {
  if (day > dayOf(new Date().toISOString()))
    throw problem('invalid', { detail: '发生日期在将来，请核对' });
}

export async function reportDeed(db: Db, actor: Actor, body: z.output<typeof newDeed>) {
  const unit = await loadOutlet(db, actor, body.unitId);
  refuseFuture(body.happenedOn);
  const { unitId: _, ...words } = body;
  const by = { reportedById: actor.userId, reportedBy: actor.name };
  const id = await insertDeed(db, { ...words, ...by, unit });
  return { written: { unitId: unit.id, id, version: 1 }, unit };
}

const wrongState = (found: Found, action: string) =>
  problem('wrong-state', {
    what: `“${found.title}”`,
    state: stateWords[found.state],
    action,
    next: '请刷新后查看。',
  });

async function write(db: Db, found: Found, version: number, change: Change) {
  const at = { unitId: found.unit.id, id: found.id };
  const next = await updateDeed(db, { ...at, version }, change);
  if (next === null) throw problem('conflict', { what: '好人好事' });
  return { ...at, version: next };
}

/** @throws Problem `wrong-state` once it is confirmed, `conflict` */
export async function editDeed(db: Db, found: Found, body: z.output<typeof deedEdit>) {
  const { version, ...words } = body;
  if (!isWordable(found)) throw wrongState(found, '修改');
  if (words.happenedOn !== undefined) refuseFuture(words.happenedOn);
  const given = Object.entries(words).filter(([, value]) => value !== undefined);
  return write(db, found, version, Object.fromEntries(given) as Change);
}

const now = sql`now()`;

function changeOf(step: DeedStep, actor: Actor, reason: string): Change {
  const { to } = deedTransitions[step];
  if (step === 'report') {
    const by = { reportedById: actor.userId, reportedBy: actor.name, reportedAt: now };
    return { state: to, reason: '', decidedBy: '', decidedAt: null, ...by };
  }
  return { state: to, reason, decidedBy: actor.name, decidedAt: now };
}

/** @throws Problem `forbidden`, `wrong-state`, `own-deed`, `invalid`, `conflict` */
export async function takeDeedStep(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof deedStepBody>,
) {
  const { step, version, reason } = body;
  const refusal = deedRefusal(found, step, handsOf(actor), reason);
  if (refusal === 'not-yours')
    throw problem('forbidden', { role: roleNames[actor.role].zh, action: stepWords[step] });
  if (refusal === 'wrong-state') throw wrongState(found, stepWords[step]);
  if (refusal === 'own-report') throw problem('own-deed');
  if (refusal === 'needs-reason') throw problem('invalid', { detail: '退回时要写明理由' });
  return write(db, found, version, changeOf(step, actor, step === 'return' ? reason : ''));
}
