/** Which mornings an outlet owes a 晨会 record: the working days of its own calendar (C3-R22). */
import { plusDays, type Calendar } from '../calendar/index.ts';

export type Morning = { day: string; working: boolean };

/** Every day from `from` to `to`, both included, and whether it is a working day. Empty when `to` is earlier. */
export function morningsOf(from: string, to: string, calendar: Calendar): Morning[] {
  const days: Morning[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1))
    days.push({ day, working: calendar.kindOf(day).working });
  return days;
}

/** Working days without a record. @param held days that have one */
export const missedOf = (mornings: readonly Morning[], held: ReadonlySet<string>): string[] =>
  mornings.filter(({ day, working }) => working && !held.has(day)).map(({ day }) => day);
