/**
 * The silence rule: what happens to appeals that nobody decided in time. Run by the server's clock every
 * few minutes; each appeal in a transaction of its own, so that one that fails holds up no other.
 */
import { lapse, silence } from '../../domain/appeal/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import { calendarFor } from '../calendar/index.ts';
import type { Db } from '../db/open.ts';
import type { Services } from '../http/services.ts';
import { insertNext, lockOr404, tell } from './actions.ts';
import { enter, verdictOf } from './decide.ts';
import { appealOf } from './person.ts';
import { listOverdue, updateAppeal, type AppealRecord } from './queries.ts';
import { shownClock } from './subject.ts';
import { findForum } from './subject-queries.ts';

const clockwork = { userId: '', id: '', name: '系统（期限届满）' };

async function escalate(db: Db, row: AppealRecord, now: string): Promise<void> {
  const { state, waitingOn } = lapse(appealOf(row), 'escalates');
  await updateAppeal(db, row.unit.id, row.id, { state, waitingOn });
  const calendar = await calendarFor(db, row.unitNo);
  const decide = shownClock(dayOf(now), row.subject.settings.secondDecideWithin, calendar);
  const clock = { file: row.clock.file, decide };
  const by = { id: row.filedById, name: row.filedByName, claim: row.claim, clock };
  const id = await insertNext(db, row, by);
  await tell(db, row, clockwork, 'lapse', { to: id });
  const next = await lockOr404(db, { unitId: row.unit.id, id });
  await tell(db, next, clockwork, 'escalate', { from: row.id, forum: next.forum.name });
}

/** What silence does to one appeal. In a wide transaction. @returns whether it did anything */
export async function applySilence(
  db: Db,
  key: { unitId: number; id: number },
  now: string,
): Promise<boolean> {
  const row = await lockOr404(db, key);
  const { silence: rule } = row.subject.settings;
  const { isTop } = await findForum(db, row.forum.id);
  const isReward = row.subject.measure === 'money' && Number(row.subject.before) > 0;
  // A reward that should be larger cannot be granted without somebody saying how large.
  const means = silence(appealOf(row), now, isReward ? 'escalates' : rule, !isTop);
  if (means === 'escalates') await escalate(db, row, now);
  else if (means === 'granted') {
    const verdict = verdictOf(
      row,
      { decision: 'revoked', remaining: null },
      '到期未裁定，按方案视为支持',
    );
    await enter(db, row, verdict, clockwork, 'lapsed');
    await updateAppeal(db, row.unit.id, row.id, { opinion: verdict.reason });
    await tell(db, row, clockwork, 'lapse', { granted: true });
  } else return false;
  return true;
}

/** All overdue appeals of the bank. @returns how many moved */
export async function sweepSilence(services: Pick<Services, 'wide'>, now: string): Promise<number> {
  const overdue = await services.wide((db) => listOverdue(db, now));
  let moved = 0;
  for (const key of overdue)
    if (await services.wide((db) => applySilence(db, key, now))) moved += 1;
  return moved;
}
