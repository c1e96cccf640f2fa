/** What an appeal is about, made ready to be filed: clocks, forum, and everybody who may not decide. */
import { problem } from '../../contract/problem.ts';
import type { SubjectRef, SubjectShown } from '../../contract/appeal.ts';
import type { ClockShown } from '../../contract/calendar.ts';
import { defaultSettings, type AppealSettings } from '../../domain/appeal/index.ts';
import { addWorkingDays, dayOf, type Calendar } from '../../domain/calendar/index.ts';
import { calendarFor } from '../calendar/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { asWide } from '../http/transaction.ts';
import {
  findForum,
  findPlanAppeals,
  findVisible,
  listAccountsNamed,
  listSubjects,
  type SubjectRow,
} from './subject-queries.ts';

export type Filing = {
  row: SubjectRow;
  subject: SubjectShown;
  settings: AppealSettings;
  calendar: Calendar;
  /** Until when it may be filed, with the derivation. */
  clock: ClockShown;
  forumId: number;
  barred: string[];
};

/** The derivation without what only the calendar page shows. */
export const shownClock = (from: string, days: number, calendar: Calendar): ClockShown =>
  addWorkingDays(from, days, calendar);

const titled = (row: SubjectRow, settings: AppealSettings, knownOn: string): SubjectShown => {
  const { title, context, measure, before, score } = row;
  return { title, context, measure, before, score, knownOn, settings };
};

async function prepare(db: Db, row: SubjectRow): Promise<Filing> {
  const knownOn = dayOf(isoMoment(row.knownAt));
  const at = { planId: row.planId, unitNo: row.unitNo, day: knownOn };
  const settings = (await findPlanAppeals(db, at)) ?? defaultSettings;
  const calendar = await calendarFor(db, row.unitNo);
  const { id: forumId } = await findForum(db, row.issuingId);
  const named = await listAccountsNamed(db, row.names);
  return {
    row,
    settings,
    calendar,
    subject: titled(row, settings, knownOn),
    clock: shownClock(knownOn, settings.fileWithin, calendar),
    forumId,
    barred: [...new Set([...row.accounts, ...named])],
  };
}

/**
 * Everything that can be disputed of a fact: items of an inspection, else the one thing itself.
 * @throws Problem `not-found` outside the reader's range
 */
export async function loadFilings(db: Db, ref: Omit<SubjectRef, 'itemCode'>): Promise<Filing[]> {
  if (!(await findVisible(db, ref.kind, ref))) throw problem('not-found', { what: '申诉的对象' });
  return asWide(db, async () => {
    const filings: Filing[] = [];
    for (const row of await listSubjects(db, ref.kind, ref)) filings.push(await prepare(db, row));
    return filings;
  });
}

/** @throws Problem `not-found` also for an item nothing was taken off for */
export async function loadFiling(db: Db, ref: SubjectRef): Promise<Filing> {
  const found = (await loadFilings(db, ref)).find(({ row }) => row.itemCode === ref.itemCode);
  if (!found) throw problem('not-found', { what: '申诉的对象' });
  return found;
}
