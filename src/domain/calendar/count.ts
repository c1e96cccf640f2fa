/**
 * Clocks that show how they were counted. The day of the event is not counted, the next day is day 1
 * (民法典 art. 201), a period ends at 24:00 of its last day; internal clocks run in working days, legal
 * ones in calendar days, and a legal one whose last day is no working day ends on the next (art. 203).
 */
import type { Calendar, DayKind } from './calendar.ts';
import { endOfDay, plusDays } from './days.ts';

/** One day of a derivation. `count`: its number in the period; null = not counted. */
export type Step = DayKind & { day: string; count: number | null };
export type Clock = {
  from: string;
  due: string;
  /** 24:00 of the due day: the first moment that is late. */
  dueAt: string;
  unit: 'working' | 'calendar';
  days: number;
  /** Every day from the day after the event to the due day. */
  steps: Step[];
  /** Some day belongs to a year whose arrangement is not published yet. */
  provisional: boolean;
};

/** No clock of the product is longer; a slip of the keyboard does not fill the memory. */
const longest = 3660;

function clockOf(from: string, unit: Clock['unit'], days: number, steps: Step[]): Clock {
  const due = steps.at(-1)?.day ?? from;
  const provisional = steps.some((step) => step.provisional);
  return { from, due, dueAt: endOfDay(due), unit, days, steps, provisional };
}

/**
 * The n-th working day after `from`.
 * @param n whole, from 0 (the day itself) @throws RangeError beyond ten years
 */
export function addWorkingDays(from: string, n: number, calendar: Calendar): Clock {
  if (!Number.isInteger(n) || n < 0 || n > 2500) throw new RangeError(`working days: ${n}`);
  const steps: Step[] = [];
  let counted = 0;
  for (let day = plusDays(from, 1); counted < n; day = plusDays(day, 1)) {
    if (steps.length >= longest) throw new RangeError('a calendar without working days');
    const kind = calendar.kindOf(day);
    if (kind.working) counted += 1;
    steps.push({ day, ...kind, count: kind.working ? counted : null });
  }
  return clockOf(from, 'working', n, steps);
}

/**
 * The n-th calendar day after `from`; when that is no working day, the next one that is.
 * @param n whole, from 1
 */
export function addCalendarDays(from: string, n: number, calendar: Calendar): Clock {
  if (!Number.isInteger(n) || n < 1 || n > longest) throw new RangeError(`calendar days: ${n}`);
  const steps: Step[] = [];
  for (let at = 1; at <= n || !steps.at(-1)!.working; at++) {
    if (at > 2 * longest) throw new RangeError('a calendar without working days');
    const day = plusDays(from, at);
    steps.push({ day, ...calendar.kindOf(day), count: at <= n ? at : null });
  }
  return clockOf(from, 'calendar', n, steps);
}

/** Working days after `from` up to and including `to`; negative when `to` is before `from`. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let counted = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1))
    if (calendar.kindOf(day).working) counted += 1;
  return counted;
}
