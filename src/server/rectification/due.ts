/** Due moments, in the bank's own time and by the calendar that holds at a unit. */
import { addWorkingDays, calendarWith, dayOf, endOfDay } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import { listOverrides } from './calendar-queries.ts';

/** Today in the bank's time. */
export const bankToday = () => dayOf(new Date().toISOString());

const calendarAt = async (db: Db, unitId: number | null) =>
  calendarWith(unitId === null ? [] : await listOverrides(db, unitId));

/** @param unitId whose calendar; null = the published one. @returns the end of the n-th working day after today */
export async function dueAfter(db: Db, days: number, unitId: number | null): Promise<string> {
  const calendar = await calendarAt(db, unitId);
  return addWorkingDays(bankToday(), days, calendar).dueAt;
}

/** 晨会: 09:00 of the next working day. */
export async function nextMorningOf(db: Db, unitId: number | null): Promise<string> {
  const calendar = await calendarAt(db, unitId);
  return `${addWorkingDays(bankToday(), 1, calendar).due}T09:00:00+08:00`;
}

/** 24:00 of a day. */
export const endOf = endOfDay;
export const endOfToday = () => endOfDay(bankToday());
