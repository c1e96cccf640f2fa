// Dates, times and durations without zones: text ↔ the counts the tree stores (days, seconds, months).
// The calendar is the proleptic Gregorian one with a year 0, as in XML Schema and ISO 8601.

import type { Decimal } from 'decimal.js';
import { Exact, floorDivide, plainNumber } from './number.ts';
import { DAYS, MONTHS } from './types.ts';
import type { FeelType } from './types.ts';

/** Why a text is not a value here: malformed, with a zone, or beyond what the database holds. */
export type Unreadable = 'invalid' | 'zoned' | 'range';
export type Read = { type: FeelType; value: string } | Unreadable;
export type Civil = { year: number; month: number; day: number };

export const SECONDS_A_DAY = 86400;
/** PostgreSQL's first and last date and timestamp, in days since 1970-01-01. */
export const DATE_RANGE = [-2440000, 2145000000] as const;
export const DATE_TIME_RANGE = [-2440000, 106750000] as const;

/** Days since 1970-01-01 of a civil date. */
export function daysOf({ year, month, day }: Civil): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const yearOfEra = y - era * 400;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468;
}

/** The civil date of days since 1970-01-01. */
export function civilOf(days: number): Civil {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** How many days the month has. */
export function monthLength(year: number, month: number): number {
  const next =
    month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return daysOf(next) - daysOf({ year, month, day: 1 });
}

/** Days of a civil date moved by whole months, the day held to the month's last (31 Jan + 1 month = 28 Feb). */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilOf(days);
  const total = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return daysOf({ year: y, month: m, day: Math.min(day, monthLength(y, m)) });
}

/** Reads "2023-05-01" into days. */
export function readDate(text: string): Read {
  const parts = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return 'invalid';
  const year = Number(parts[1] + parts[2]!);
  const [month, day] = [Number(parts[3]), Number(parts[4])];
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return 'invalid';
  const days = daysOf({ year, month, day });
  return days < DATE_RANGE[0] || days > DATE_RANGE[1]
    ? 'range'
    : { type: 'date', value: String(days) };
}

const ZONE = /(?:Z|[+-](?:0\d|1[0-8]):[0-5]\d(?::[0-5]\d)?|@[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*)$/;

/** Reads "10:30:00.5" into seconds of the day; 24:00:00 only where `endOfDay`. */
export function readTime(text: string, endOfDay = false): Read {
  const zone = ZONE.exec(text);
  const parts = /^(\d\d):([0-5]\d):([0-5]\d(?:\.\d+)?)$/.exec(
    zone ? text.slice(0, zone.index) : text,
  );
  if (!parts) return 'invalid';
  const seconds = new Exact(parts[3]!).add(Number(parts[1]) * 3600 + Number(parts[2]) * 60);
  if (seconds.gt(SECONDS_A_DAY) || (seconds.eq(SECONDS_A_DAY) && !endOfDay)) return 'invalid';
  if (zone) return 'zoned';
  return seconds.decimalPlaces() > 6 ? 'range' : { type: 'time', value: plainNumber(seconds) };
}

/** Reads "2023-05-01T10:30:00" (or a date alone) into seconds since 1970-01-01T00:00:00. */
export function readDateTime(text: string): Read {
  const cut = text.indexOf('T');
  const date = readDate(cut < 0 ? text : text.slice(0, cut));
  const time = cut < 0 ? { type: 'time', value: '0' } : readTime(text.slice(cut + 1), true);
  if (date === 'invalid' || time === 'invalid') return 'invalid';
  if (typeof time === 'string') return time;
  if (typeof date === 'string') return date;
  if (Number(date.value) > DATE_TIME_RANGE[1]) return 'range';
  return {
    type: 'date and time',
    value: plainNumber(new Exact(date.value).mul(SECONDS_A_DAY).add(time.value)),
  };
}

/** Reads "P1Y2M" into months or "P1DT2H" into seconds. */
export function readDuration(text: string): Read {
  const months = /^(-?)P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/.exec(text);
  if (months) {
    const total = new Exact(months[2] ?? 0).mul(12).add(months[3] ?? 0);
    return { type: MONTHS, value: plainNumber(months[1] ? total.neg() : total) };
  }
  const parts =
    /^(-?)P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/.exec(
      text,
    );
  if (!parts) return 'invalid';
  const [, sign, d, h, m, s] = parts;
  const total = new Exact(d ?? 0)
    .mul(24)
    .add(h ?? 0)
    .mul(60)
    .add(m ?? 0)
    .mul(60)
    .add((s ?? '0').replace(/\.$/, ''));
  return { type: DAYS, value: plainNumber(sign ? total.neg() : total) };
}

/** Reads any text an at-literal (@"…") may hold, trying each kind in turn. */
export function readAny(text: string): Read {
  if (/^-?P/.test(text)) return readDuration(text);
  if (/^\d\d:/.test(text)) return readTime(text);
  return text.includes('T') ? readDateTime(text) : readDate(text);
}

const two = (n: number | string) => String(n).padStart(2, '0');

/** ISO text of days since 1970-01-01. */
export function dateText(days: number): string {
  const { year, month, day } = civilOf(days);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** ISO text of seconds of the day. */
export function timeText(seconds: Decimal): string {
  const whole = seconds.floor();
  const fraction = seconds.sub(whole).toFixed().slice(1);
  const n = whole.toNumber();
  return `${two(Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}${fraction}`;
}

/** Splits seconds since 1970 into whole days and the seconds of that day. */
export function splitSeconds(seconds: Decimal): { days: number; rest: Decimal } {
  const days = floorDivide(seconds, SECONDS_A_DAY);
  return { days: days.toNumber(), rest: seconds.sub(days.mul(SECONDS_A_DAY)) };
}

/** ISO text of a duration in months: "P1Y2M", zero "P0M". */
export function monthsText(months: Decimal): string {
  const n = months.abs();
  const [years, rest] = [floorDivide(n, 12), n.mod(12)];
  const text = `${years.isZero() ? '' : `${plainNumber(years)}Y`}${rest.isZero() ? '' : `${plainNumber(rest)}M`}`;
  return text === '' ? 'P0M' : `${months.isNegative() ? '-' : ''}P${text}`;
}

/** ISO text of a duration in seconds: "P1DT2H3M4.5S", zero "PT0S". */
export function secondsText(seconds: Decimal): string {
  const n = seconds.abs();
  const part = (value: Decimal, unit: string) => (value.isZero() ? '' : plainNumber(value) + unit);
  const days = part(floorDivide(n, SECONDS_A_DAY), 'D');
  const time =
    part(floorDivide(n, 3600).mod(24), 'H') +
    part(floorDivide(n, 60).mod(60), 'M') +
    part(n.mod(60), 'S');
  if (days + time === '') return 'PT0S';
  return `${seconds.isNegative() ? '-' : ''}P${days}${time ? `T${time}` : ''}`;
}
