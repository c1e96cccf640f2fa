/** What other nouns may use of the calendar. */
import { calendarWith, type Calendar } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import { listDays } from './queries.ts';

/** The calendar that holds at a unit: the built-in table with what it and the units above entered. */
export const calendarFor = async (db: Db, unitNo: number): Promise<Calendar> =>
  calendarWith(await listDays(db, unitNo));
