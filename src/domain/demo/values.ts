/** How the demo writes its values: days of its year as ISO dates, hundredths as decimal text. */

export const demoYear = 2023;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The ISO date of a day of the year; 1 = 1 January. */
export function isoDay(dayOfYear: number): string {
  let month = 0;
  let day = dayOfYear;
  while (day > (monthLengths[month] ?? Infinity)) {
    day -= monthLengths[month] as number;
    month += 1;
  }
  return `${demoYear}-${digits(month + 1, 2)}-${digits(day, 2)}`;
}

/** The first and last day of the year of a quarter (0…3), counted like `isoDay`. */
export function quarterDays(quarter: number): [number, number] {
  const before = monthLengths.slice(0, quarter * 3).reduce((sum, days) => sum + days, 0);
  const within = monthLengths.slice(quarter * 3, quarter * 3 + 3);
  return [before + 1, before + within.reduce((sum, days) => sum + days, 0)];
}

/** 9850 → "98.5"; 9800 → "98"; 9807 → "98.07". */
export function decimalText(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = hundredths % 100;
  if (rest === 0) return `${whole}`;
  return rest % 10 === 0 ? `${whole}.${rest / 10}` : `${whole}.${digits(rest, 2)}`;
}

/** A whole number with leading zeros. */
export function digits(value: number, width: number): string {
  return `${value}`.padStart(width, '0');
}
