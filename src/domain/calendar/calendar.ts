/**
 * 工作日历: what each day is. Three sources, the nearer one wins: days that a unit entered (its own
 * before those of the units above), the published arrangement of holidays and 调休 (2004 on, from the
 * State Council's yearly notices, as chinese-days collects them), and Monday to Friday. A year whose
 * arrangement is not published yet is counted by Monday to Friday, and every such day says so.
 */
import official from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { weekdayOf } from './days.ts';

/** Why a day is a working day or not. `set`: a unit entered it. */
export type Reason = 'weekday' | 'weekend' | 'holiday' | 'makeup' | 'set';

export type DayKind = {
  working: boolean;
  reason: Reason;
  /** 国庆节, 春节 …; what a unit wrote; '' on ordinary days. */
  name: string;
  /** Where an entered day comes from; '' otherwise. */
  source: string;
  /** The year's arrangement is not published: Monday to Friday for the time being. */
  provisional: boolean;
};

/** A day that differs from the built-in table. */
export type Override = { day: string; working: boolean; name: string; source: string };

export type Calendar = { kindOf: (day: string) => DayKind };

const nameOf = (entry: string): string => entry.split(',')[1] ?? '';
const tableOf = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([day, entry]) => [day, nameOf(entry)]));
const holidays = tableOf(official.holidays);
const makeups = tableOf(official.workdays);

/** Years whose arrangement is built in. */
export const publishedYears: readonly number[] = [
  ...new Set([...holidays.keys()].map((day) => Number(day.slice(0, 4)))),
].toSorted((a, b) => a - b);

const yearOf = (day: string): number => Number(day.slice(0, 4));
/** Every official arrangement makes 1 January a holiday; a single closing day entered does not. */
const isNewYear = ({ day, working }: Override) => day.endsWith('-01-01') && !working;

function builtIn(day: string, isPublished: (year: number) => boolean): DayKind {
  const provisional = !isPublished(yearOf(day));
  const told = (working: boolean, reason: Reason, name = ''): DayKind => ({
    working,
    reason,
    name,
    source: '',
    provisional,
  });
  const makeup = makeups.get(day);
  if (makeup !== undefined) return told(true, 'makeup', makeup);
  const holiday = holidays.get(day);
  if (holiday !== undefined) return told(false, 'holiday', holiday);
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? told(false, 'weekend') : told(true, 'weekday');
}

/** @param overrides those that hold at a unit; of two for one day the last wins */
export function calendarWith(overrides: readonly Override[] = []): Calendar {
  const own = new Map(overrides.map((one) => [one.day, one]));
  const years = new Set([
    ...publishedYears,
    ...overrides.filter(isNewYear).map((o) => yearOf(o.day)),
  ]);
  return {
    kindOf: (day) => {
      const set = own.get(day);
      if (!set) return builtIn(day, (year) => years.has(year));
      const { working, name, source } = set;
      return { working, reason: 'set', name, source, provisional: false };
    },
  };
}
