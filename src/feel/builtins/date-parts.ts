// Properties of dates, times and durations (DMN 1.5, table 65) and the calendar functions (10.3.4.6).

import type { Decimal } from 'decimal.js';
import { civilOf, daysOf, SECONDS_A_DAY, splitSeconds } from '../calendar.ts';
import { Exact, floorDivide } from '../number.ts';
import { nullAt } from '../nodes.ts';
import { overload } from '../operations.ts';
import { yearSql } from '../operators-temporal.ts';
import { define, defineProperty } from './define.ts';

const field =
  (name: string) =>
  ([x]: string[]) =>
    `extract(${name} FROM ${x})::numeric`;
const daysIn = (type: string, value: Decimal) =>
  type === 'date' ? value.toNumber() : splitSeconds(value).days;
const secondsIn = (type: string, value: Decimal) =>
  type === 'time' ? value : splitSeconds(value).rest;

/** A property of dates and of dates with times. */
function dateProperty(
  name: string,
  sql: (args: string[]) => string,
  of: (days: number) => number,
): void {
  const form = (type: string) =>
    overload(`.${name}(x: ${type}): number`, {
      sql: (args, writer) => writer.bind(args, (names) => sql(names)),
      run: (value: Decimal) => new Exact(of(daysIn(type, value))),
    });
  defineProperty(name, form('date'), form('datetime'));
}

dateProperty(
  'year',
  ([x]) => `${yearSql(x!)}::numeric`,
  (days) => civilOf(days).year,
);
dateProperty('month', field('month'), (days) => civilOf(days).month);
dateProperty('day', field('day'), (days) => civilOf(days).day);
/** 1 is Monday, 7 is Sunday. */
const weekday = (days: number) => ((((days + 3) % 7) + 7) % 7) + 1;
dateProperty('weekday', field('isodow'), weekday);

/** A property of times and of dates with times. */
function timeProperty(
  name: string,
  sql: (args: string[]) => string,
  of: (seconds: Decimal) => Decimal,
): void {
  const form = (type: string) =>
    overload(`.${name}(x: ${type}): number`, {
      sql,
      run: (value: Decimal) => of(secondsIn(type, value)),
    });
  defineProperty(name, form('time'), form('datetime'));
}

timeProperty('hour', field('hour'), (seconds) => floorDivide(seconds, 3600));
timeProperty('minute', field('minute'), (seconds) => floorDivide(seconds, 60).mod(60));
timeProperty(
  'second',
  ([x]) => `floor(extract(second FROM ${x}))`,
  (seconds) => seconds.mod(60).floor(),
);

for (const name of ['time offset', 'timezone']) {
  const none = (type: string) =>
    overload(`.${name}(x: ${type}): any`, { expand: (_, span) => nullAt(span) });
  defineProperty(name, none('time'), none('datetime'));
}

/** A part of a duration, with the duration's sign. */
function durationProperty(name: string, type: 'dtd' | 'ymd', size: number, modulo?: number): void {
  const part = (x: string) =>
    modulo ? `mod(trunc(${x} / ${size}), ${modulo})` : `trunc(${x} / ${size})`;
  defineProperty(
    name,
    overload(`.${name}(x: ${type}): number`, {
      sql: ([x]) => part(x!),
      run: (value: Decimal) => (modulo ? value.divToInt(size).mod(modulo) : value.divToInt(size)),
    }),
  );
}

durationProperty('years', 'ymd', 12);
durationProperty('months', 'ymd', 1, 12);
durationProperty('days', 'dtd', SECONDS_A_DAY);
durationProperty('hours', 'dtd', 3600, 24);
durationProperty('minutes', 'dtd', 60, 60);
durationProperty('seconds', 'dtd', 1, 60);

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const yearStart = (days: number) => daysOf({ year: civilOf(days).year, month: 1, day: 1 });
/** ISO 8601: week 1 holds the year's first Thursday. */
const week = (days: number) => {
  const thursday = days - weekday(days) + 4;
  return Math.floor((thursday - yearStart(thursday)) / 7) + 1;
};
const pick = (names: string[]) => `ARRAY[${names.map((name) => `'${name}'`).join(', ')}]`;

function calendar(
  name: string,
  zh: string,
  en: string,
  sql: (x: string) => string,
  of: (days: number) => number | string,
): void {
  const forms = ['date', 'datetime'].map((type) => {
    const result = typeof of(0) === 'number' ? 'number' : 'string';
    return overload(`${name}(date: ${type}): ${result}`, {
      sql: ([x]) => sql(x!),
      run: (value: Decimal) => {
        const found = of(daysIn(type, value));
        return typeof found === 'number' ? new Exact(found) : found;
      },
    });
  });
  define(name, zh, en, ...forms);
}

calendar(
  'day of year',
  '一年中的第几天',
  'Day of the year, 1 to 366',
  (x) => field('doy')([x]),
  (days) => days - yearStart(days) + 1,
);
calendar('week of year', '一年中的第几周', 'ISO week of the year', (x) => field('week')([x]), week);
calendar(
  'day of week',
  '星期几（英文）',
  'Name of the weekday',
  (x) => `(${pick(DAY_NAMES)})[extract(isodow FROM ${x})::int]`,
  (days) => DAY_NAMES[weekday(days) - 1]!,
);
calendar(
  'month of year',
  '几月（英文）',
  'Name of the month',
  (x) => `(${pick(MONTH_NAMES)})[extract(month FROM ${x})::int]`,
  (days) => MONTH_NAMES[civilOf(days).month - 1]!,
);
