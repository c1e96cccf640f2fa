/** What people write down of sessions and mornings, and the orders and tasks this settles elsewhere. */
import type { z } from 'zod';
import { problem } from '../../contract/problem.ts';
import type { attendanceBody, attendanceDone } from '../../contract/training.ts';
import { attended, fulfilsOrder } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { fulfilTrainingOrders, reopenTrainingOrders } from '../rectification/index.ts';
import { listAttended, updateAttendance } from './roll-queries.ts';
import type { FoundSession } from './session-queries.ts';

type Rows = z.output<typeof attendanceBody>['rows'];

function check(session: FoundSession, rows: Rows): void {
  if (session.cancelled)
    throw problem('wrong-state', {
      what: '培训',
      state: '已取消',
      action: '登记到训',
      next: '请到原来的安排或补训里登记。',
    });
  if (!session.isHeld) throw problem('invalid', { detail: '培训还没有开始，当天起才能登记到训' });
  if (rows.some(({ state, reason }) => state === 'absent' && reason === ''))
    throw problem('invalid', { detail: '缺席的要写明原因' });
}

/** Who turns out not to have been there has not fulfilled an order by it, unless another session does. */
async function reopen(db: Db, actor: Actor, session: FoundSession, absent: number[]) {
  const reopened = await reopenTrainingOrders(db, actor, { session, personIds: absent });
  if (reopened === 0) return 0;
  let elsewhere = 0;
  for (const { personId, ...other } of await listAttended(db, absent))
    if (fulfilsOrder(other))
      elsewhere += await fulfilTrainingOrders(db, actor, { session: other, personIds: [personId] });
  return reopened - elsewhere;
}

/** @throws Problem `invalid`, `wrong-state`; `not-found` for people outside the session's or the actor's range */
export async function recordAttendance(
  db: Db,
  actor: Actor,
  session: FoundSession,
  rows: Rows,
): Promise<z.output<typeof attendanceDone>> {
  check(session, rows);
  const people = new Set(rows.map(({ personId }) => personId));
  const recorded = await updateAttendance(db, session.id, rows, actor.name);
  if (recorded < people.size) throw problem('not-found', { what: '人员' });
  const idsOf = (were: boolean) =>
    rows.filter(({ state }) => attended(state) === were).map(({ personId }) => personId);
  const counts = fulfilsOrder(session);
  const fulfilled = counts
    ? await fulfilTrainingOrders(db, actor, { session, personIds: idsOf(true) })
    : 0;
  const reopened = counts ? await reopen(db, actor, session, idsOf(false)) : 0;
  return { recorded, fulfilled, reopened };
}
