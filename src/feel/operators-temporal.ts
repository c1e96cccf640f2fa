// + − × ÷ on dates, times and durations (DMN 1.5, tables 56 to 59), never leaving what the database can hold.

import type { Decimal } from 'decimal.js';
import {
  addMonths,
  civilOf,
  DATE_RANGE,
  DATE_TIME_RANGE,
  SECONDS_A_DAY,
  splitSeconds,
} from './calendar.ts';
import { divide, Exact, floorDivide } from './number.ts';
import { overload } from './operations.ts';
import type { Overload, Writer } from './operations.ts';

const DAY = SECONDS_A_DAY;
/** Years in which months may be added; PostgreSQL adds intervals within the range of its timestamps. */
const [FIRST_YEAR, LAST_YEAR] = [-4700, 294000];

export const secondsSql = (dateTime: string) => `extract(epoch FROM ${dateTime})::numeric`;
export const daysSql = (date: string) => `(${date} - DATE '1970-01-01')::numeric`;
/** The civil year; PostgreSQL has no year 0 and calls it −1. */
export const yearSql = (x: string) =>
  `(extract(year FROM ${x}) + (extract(year FROM ${x}) < 0)::int)`;

/** Days since 1970 → date, null out of range. */
export const fromDaysSql = (writer: Writer, days: string) =>
  writer.bind(
    [days],
    ([n]) =>
      `CASE WHEN ${n} BETWEEN ${DATE_RANGE.join(' AND ')} THEN DATE '1970-01-01' + ${n}::int END`,
  );

/** Seconds since 1970 → timestamp, null out of range. */
export const fromSecondsSql = (writer: Writer, seconds: string) =>
  writer.bind(
    [seconds],
    ([n]) =>
      `CASE WHEN ${n} BETWEEN ${DATE_TIME_RANGE.map((days) => days * DAY).join(' AND ')} ` +
      `THEN TIMESTAMP '1970-01-01' + floor(${n} / ${DAY})::int * INTERVAL '1 day' ` +
      `+ round((${n} - floor(${n} / ${DAY}) * ${DAY}) * 1000000)::bigint * INTERVAL '1 microsecond' END`,
  );

const withinDates = (n: Decimal) => (n.gte(DATE_RANGE[0]) && n.lte(DATE_RANGE[1]) ? n : null);
const withinTimes = (n: Decimal) => {
  const inRange = n.gte(DATE_TIME_RANGE[0] * DAY) && n.lte(DATE_TIME_RANGE[1] * DAY);
  return inRange ? n.toDecimalPlaces(6) : null;
};

/** Moves days since 1970 by months; null out of range. */
function shift(days: number, months: Decimal): number | null {
  const { year, month } = civilOf(days);
  const total = months.add(year * 12 + month - 1);
  const inRange =
    total.gte(FIRST_YEAR * 12) && total.lt(LAST_YEAR * 12) && months.abs().lt(4_000_000);
  return inRange ? addMonths(days, months.toNumber()) : null;
}

const monthsForm = (sign: '+' | '-', params: string, type: 'date' | 'datetime'): Overload => {
  const first = params.startsWith('d:') ? 0 : 1;
  return overload(`${sign}(${params}): ${type}`, {
    sql: (args, writer) =>
      writer.bind(first === 0 ? args : [args[1]!, args[0]!], ([d, m]) => {
        const total = `${yearSql(d!)} * 12 + extract(month FROM ${d}) - 1 ${sign} ${m}`;
        const range = `${m} BETWEEN -3999999 AND 3999999 AND ${total} >= ${FIRST_YEAR * 12} AND ${total} < ${LAST_YEAR * 12}`;
        const cast = type === 'date' ? '::date' : '';
        return `CASE WHEN ${range} THEN (${d} ${sign} make_interval(months => trunc(${m})::int))${cast} END`;
      }),
    run: (a: Decimal, b: Decimal) => {
      const [d, duration] = first === 0 ? [a, b] : [b, a];
      const months = (sign === '+' ? duration : duration.neg()).trunc();
      const { days, rest } = type === 'date' ? { days: d.toNumber(), rest: null } : splitSeconds(d);
      const moved = shift(days, months);
      return moved === null ? null : rest ? rest.add(new Exact(moved).mul(DAY)) : new Exact(moved);
    },
  });
};

const shiftForms = (sign: '+' | '-'): Overload[] => {
  const add = (a: Decimal, b: Decimal) => (sign === '+' ? a.add(b) : a.sub(b));
  const forms = [
    overload(`${sign}(d: date, duration: dtd): date`, {
      sql: ([d, n], writer) =>
        fromDaysSql(writer, `floor((${daysSql(d!)} * ${DAY} ${sign} ${n}) / ${DAY})`),
      run: (d: Decimal, n: Decimal) => withinDates(floorDivide(add(d.mul(DAY), n), DAY)),
    }),
    overload(`${sign}(d: datetime, duration: dtd): datetime`, {
      sql: ([d, n], writer) => fromSecondsSql(writer, `${secondsSql(d!)} ${sign} ${n}`),
      run: (d: Decimal, n: Decimal) => withinTimes(add(d, n)),
    }),
    overload(`${sign}(t: time, duration: dtd): time`, {
      sql: ([t, n]) =>
        `(TIME '00:00' + mod(round(mod(${secondsSql(t!)} ${sign} ${n}, ${DAY}), 6) + ${DAY}, ${DAY}) * INTERVAL '1 second')`,
      run: (t: Decimal, n: Decimal) => add(t, n).mod(DAY).toDecimalPlaces(6).add(DAY).mod(DAY),
    }),
    monthsForm(sign, 'd: date, duration: ymd', 'date'),
    monthsForm(sign, 'd: datetime, duration: ymd', 'datetime'),
    overload(`${sign}(a: dtd, b: dtd): dtd`, { sql: ([a, b]) => `(${a} ${sign} ${b})`, run: add }),
    overload(`${sign}(a: ymd, b: ymd): ymd`, { sql: ([a, b]) => `(${a} ${sign} ${b})`, run: add }),
  ];
  return forms;
};

/** The forms of + with the duration written first. */
const swapped: Overload[] = [
  ['date', 'date'],
  ['datetime', 'date and time'],
  ['time', 'time'],
].map(([type, long]) => {
  const straight = () =>
    shiftedForms.find(({ signature }) =>
      signature.startsWith(`+(${type === 'time' ? 't' : 'd'}: ${long}, duration: days`),
    )!;
  return overload(`+(duration: dtd, d: ${type}): ${type}`, {
    sql: ([n, d], writer, nodes) => straight().sql!([d!, n!], writer, nodes),
    run: (n: Decimal, d: Decimal) =>
      (straight().run as (...args: Decimal[]) => Decimal | null)(d, n),
  });
});
const shiftedForms = shiftForms('+');

const difference = (a: Decimal, b: Decimal) => a.sub(b);
const between: Overload[] = [
  overload('-(a: date, b: date): dtd', {
    sql: ([a, b]) => `((${a} - ${b})::numeric * ${DAY})`,
    run: (a: Decimal, b: Decimal) => a.sub(b).mul(DAY),
  }),
  overload('-(a: datetime, b: datetime): dtd', {
    sql: ([a, b]) => `(${secondsSql(a!)} - ${secondsSql(b!)})`,
    run: difference,
  }),
  overload('-(a: time, b: time): dtd', {
    sql: ([a, b]) => `(${secondsSql(a!)} - ${secondsSql(b!)})`,
    run: difference,
  }),
];

const scale = (sign: '*' | '/', type: 'dtd' | 'ymd'): Overload[] => {
  const whole = (n: Decimal | null) => (n && type === 'ymd' ? n.trunc() : n);
  const wholeSql = (sql: string) => (type === 'ymd' ? `trunc(${sql})` : sql);
  if (sign === '*') {
    const parts = {
      sql: ([a, b]: string[]) => wholeSql(`(${a} * ${b})`),
      run: (a: Decimal, b: Decimal) => whole(a.mul(b)),
    };
    return [
      overload(`*(a: ${type}, b: number): ${type}`, parts),
      overload(`*(a: number, b: ${type}): ${type}`, parts),
    ];
  }
  const quotient = ([a, b]: string[]) => `round((${a} + 0e-60) / nullif(${b}, 0), 20)`;
  return [
    overload(`/(a: ${type}, b: number): ${type}`, {
      sql: (args) => wholeSql(quotient(args)),
      run: (a: Decimal, b: Decimal) => whole(divide(a, b)),
    }),
    overload(`/(a: ${type}, b: ${type}): number`, { sql: quotient, run: divide }),
  ];
};

/** The temporal forms of each operator. */
export const temporalOperators: Record<string, Overload[]> = {
  '+': [
    ...shiftedForms,
    ...swapped,
    monthsForm('+', 'duration: ymd, d: date', 'date'),
    monthsForm('+', 'duration: ymd, d: datetime', 'datetime'),
  ],
  '-': [...shiftForms('-'), ...between],
  '*': [...scale('*', 'dtd'), ...scale('*', 'ymd')],
  '/': [...scale('/', 'dtd'), ...scale('/', 'ymd')],
};
