/** A year as the calendar page shows it: the days that are not simply Monday to Friday, and who says so. */
import type { CalendarDay } from '../../contract/calendar.ts';
import { calendarWith, plusDays, publishedYears } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import { listDays } from './queries.ts';

type At = { id: number; unitNo: number };

export async function loadYear(db: Db, at: At, year: number, mayEdit: boolean) {
  const entered = await listDays(db, at.unitNo);
  const calendar = calendarWith(entered);
  const by = new Map(entered.map((one) => [one.day, one]));
  const days: CalendarDay[] = [];
  let workingDays = 0;
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1)) {
    const kind = calendar.kindOf(day);
    if (kind.working) workingDays += 1;
    if (kind.reason === 'weekday' || kind.reason === 'weekend') continue;
    const found = by.get(day);
    const unit = found?.unit ?? null;
    const version = unit?.id === at.id ? (found?.version ?? 0) : 0;
    days.push({ day, ...kind, unit, mine: mayEdit && unit?.id === at.id, version });
  }
  const published = publishedYears.includes(year) || entered.some((e) => e.day === `${year}-01-01`);
  return { year, published, workingDays, days };
}
