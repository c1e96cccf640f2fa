/** Days as ISO text, and Excel's day numbers (ECMA-376 18.17.4.1). */

const day = 86_400_000;
/** Day 0 counted back through Excel's 1900-02-29, which never was. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

const isoOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** "2023-05-06", or null when there is no such day. */
export function isoDay(year: number, month: number, dayOfMonth: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return same && year >= 1900 && year <= 9999 ? isoOf(date.getTime()) : null;
}

/** The day of an Excel day number (its time of day is dropped); null when out of any calendar. */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  const whole = Math.floor(serial);
  if (!(whole >= 0 && whole <= 2_958_465)) return null;
  return isoOf((date1904 ? epoch1904 : epoch1900) + whole * day);
}

/** Excel's day number (1900 system) of an ISO day. */
export const serialOfDay = (iso: string): number =>
  (Date.parse(`${iso}T00:00:00Z`) - epoch1900) / day;
