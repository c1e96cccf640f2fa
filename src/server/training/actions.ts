/** What people write down of sessions and mornings, and the orders and tasks this settles elsewhere. */
import type { z } from 'zod';
import { problem } from '../../contract/problem.ts';
import type { attendanceBody } from '../../contract/training.ts';
import { attended, fulfilsOrder } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { fulfilTrainingOrders } from '../rectification/index.ts';
import { updateAttendance } from './roll-queries.ts';
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

/** @throws Problem `invalid`, `wrong-state`; `not-found` for people outside the session's or the actor's range */
export async function recordAttendance(
  db: Db,
  actor: Actor,
  session: FoundSession,
  rows: Rows,
): Promise<{ recorded: number; fulfilled: number }> {
  check(session, rows);
  const people = new Set(rows.map(({ personId }) => personId));
  const recorded = await updateAttendance(db, session.id, rows, actor.name);
  if (recorded < people.size) throw problem('not-found', { what: '人员' });
  const there = rows.filter(({ state }) => attended(state)).map(({ personId }) => personId);
  const fulfilled =
    there.length > 0 && fulfilsOrder(session)
      ? await fulfilTrainingOrders(db, actor, { session, personIds: there })
      : 0;
  return { recorded, fulfilled };
}
