/**
 * Days as ISO text and moments as they fall in China: the mainland keeps one zone (UTC+8) all year, so
 * that days can be counted without a time-zone library.
 */

const dayLength = 86_400_000;
const offset = 8 * 3_600_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const textOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** @param n days later; negative = earlier */
export const plusDays = (day: string, n: number): string => textOf(utc(day) + n * dayLength);

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay();

/** The day in China on which a moment falls. @param moment ISO text with a zone */
export const dayOf = (moment: string): string => textOf(Date.parse(moment) + offset);

/** A period ends at 24:00 of its last day: the first moment that is too late, as ISO text. */
export const endOfDay = (day: string): string => `${plusDays(day, 1)}T00:00:00+08:00`;
