// date, time, date and time, duration (DMN 1.5, 10.3.4.1): constants are read while compiling, parts at run time.

import type { Decimal } from 'decimal.js';
import {
  DATE_RANGE,
  DATE_TIME_RANGE,
  daysOf,
  monthLength,
  readDate,
  readDateTime,
  readDuration,
  readTime,
  SECONDS_A_DAY,
  splitSeconds,
} from '../calendar.ts';
import type { Read } from '../calendar.ts';
import { civilOf } from '../calendar.ts';
import { literal, nullAt, opaque } from '../nodes.ts';
import type { Node, Span } from '../nodes.ts';
import { Exact, floorDivide } from '../number.ts';
import { overload } from '../operations.ts';
import { MIDNIGHT } from '../operators.ts';
import { yearSql } from '../operators-temporal.ts';
import { callOf } from '../resolve.ts';
import { define } from './define.ts';

/** A constant from what was read, or what to say about it. */
export function readLiteral(read: Read, span: Span): Node {
  return typeof read === 'string' ? opaque(read, span) : literal(read.value, read.type, span);
}

/** Reads a constant text; the type of a running text's value would be known too late, so that is refused. */
const fromText =
  (reader: (text: string) => Read) =>
  (args: (Node | undefined)[], span: Span): Node => {
    const text = args[0]!;
    return text.kind === 'literal'
      ? readLiteral(reader(text.value as string), span)
      : opaque('refused', span);
  };

const DATE_PARTS = overload('date of parts(year: number, month: number, day: number): date', {
  sql: (args, writer) =>
    writer.bind(
      args.map((arg) => arg),
      ([y, m, d]) => {
        const year = `(CASE WHEN ${y} >= 1 THEN trunc(${y}) ELSE trunc(${y}) - 1 END)::int`;
        const first = writer.bind(
          [
            `(CASE WHEN ${y} BETWEEN -4700 AND 5870000 AND ${m} >= 1 AND ${m} < 13 AND ${d} >= 1 AND ${d} < 32 THEN make_date(${year}, trunc(${m})::int, 1) END)`,
          ],
          ([start]) =>
            `CASE WHEN extract(month FROM ${start} + (trunc(${d})::int - 1)) = trunc(${m}) THEN ${start} + (trunc(${d})::int - 1) END`,
        );
        return first;
      },
    ),
  run: (year: Decimal, month: Decimal, day: Decimal) => {
    const [y, m, d] = [year.trunc().toNumber(), month.trunc().toNumber(), day.trunc().toNumber()];
    if (y < -4700 || y > 5870000 || year.lt(-4700) || year.gt(5870000) || m < 1 || m > 12 || d < 1)
      return null;
    return d > monthLength(y, m) ? null : new Exact(daysOf({ year: y, month: m, day: d }));
  },
});

/** date(2017, 12, 31) written out is a constant like date("2017-12-31"). */
function dateOfParts(args: (Node | undefined)[], span: Span): Node {
  const nodes = args as Node[];
  if (!nodes.every((node) => node.kind === 'literal'))
    return callOf(DATE_PARTS, nodes, 'date', span);
  const [y, m, d] = nodes.map((node) => Math.trunc(Number((node as { value: string }).value))) as [
    number,
    number,
    number,
  ];
  if (Math.abs(y) > 999_999_999 || m < 1 || m > 12 || d < 1 || d > monthLength(y, m))
    return opaque('invalid', span);
  const days = daysOf({ year: y, month: m, day: d });
  return days < DATE_RANGE[0] || days > DATE_RANGE[1]
    ? opaque('range', span)
    : literal(String(days), 'date', span);
}

define(
  'date',
  '日期',
  'A date from text, parts, or a date and time',
  overload('date(from: string): date', { expand: fromText(readDate) }),
  overload('date(year: number, month: number, day: number): date', { expand: dateOfParts }),
  overload('date(from: date): date', { expand: ([date]) => date! }),
  overload('date(from: datetime): date', {
    sql: ([value]) => `(${value})::date`,
    run: (value: Decimal) => floorDivide(value, SECONDS_A_DAY),
  }),
);

const TIME_PARTS = overload('time of parts(hour: number, minute: number, second: number): time', {
  sql: (args, writer) =>
    writer.bind(
      args,
      ([h, m, s]) =>
        `CASE WHEN ${h} >= 0 AND ${h} < 24 AND ${m} >= 0 AND ${m} < 60 AND ${s} >= 0 AND round(${s}, 6) < 60 ` +
        `THEN TIME '00:00' + (trunc(${h}) * 3600 + trunc(${m}) * 60 + round(${s}, 6)) * INTERVAL '1 second' END`,
    ),
  run: (h: Decimal, m: Decimal, s: Decimal) => {
    const second = s.toDecimalPlaces(6);
    const valid = h.gte(0) && h.lt(24) && m.gte(0) && m.lt(60) && s.gte(0) && second.lt(60);
    return valid ? h.trunc().mul(3600).add(m.trunc().mul(60)).add(second) : null;
  },
});

define(
  'time',
  '时间',
  'A time of day from text, parts, or a date and time',
  overload('time(from: string): time', { expand: fromText(readTime) }),
  overload('time(hour: number, minute: number, second: number, offset?: dtd|null): time', {
    expand: (args, span) =>
      args[3] ? opaque('zoned', span) : callOf(TIME_PARTS, args as Node[], 'time', span),
  }),
  overload('time(from: date): time', { expand: (_, span) => opaque('zoned', span) }),
  overload('time(from: time): time', { expand: ([time]) => time! }),
  overload('time(from: datetime): time', {
    sql: ([value]) => `(${value})::time`,
    run: (value: Decimal) => splitSeconds(value).rest,
  }),
);

const COMBINED = {
  sql: ([date, time]: string[]) =>
    `(CASE WHEN ${date} < DATE '294000-01-01' THEN (${date})::date + ${time} END)`,
  run: (days: Decimal, seconds: Decimal) =>
    days.lt(DATE_TIME_RANGE[1]) ? days.mul(SECONDS_A_DAY).add(seconds) : null,
};

define(
  'date and time',
  '日期和时间',
  'A date and time from text or from its two parts',
  overload('date and time(from: string): datetime', { expand: fromText(readDateTime) }),
  overload('date and time(date: date, time: time): datetime', COMBINED),
  overload('date and time(date: datetime, time: time): datetime', {
    sql: COMBINED.sql,
    run: (value: Decimal, seconds: Decimal) =>
      COMBINED.run(floorDivide(value, SECONDS_A_DAY), seconds),
  }),
  overload('date and time(from: datetime): datetime', { expand: ([value]) => value! }),
  overload('date and time(from: date): datetime', {
    expand: ([date], span) => callOf(MIDNIGHT, [date!], 'date and time', span),
  }),
);

define(
  'duration',
  '时长',
  'A duration from text',
  overload('duration(from: string): any', { expand: fromText(readDuration) }),
  overload('duration(from: dtd): dtd', { expand: ([value]) => value! }),
  overload('duration(from: ymd): ymd', { expand: ([value]) => value! }),
);

/** Whole months from one moment to another, towards zero. */
function monthsBetween(from: Decimal, to: Decimal): Decimal {
  const [a, b] = [splitSeconds(from), splitSeconds(to)];
  const [x, y] = [civilOf(a.days), civilOf(b.days)];
  const months = (y.year - x.year) * 12 + y.month - x.month;
  const rest = new Exact(y.day - x.day).mul(SECONDS_A_DAY).add(b.rest).sub(a.rest);
  if (months > 0 && rest.isNegative() && !rest.isZero()) return new Exact(months - 1);
  return new Exact(months < 0 && rest.gt(0) ? months + 1 : months);
}

const MONTHS_BETWEEN = overload('months between(from: datetime, to: datetime): ymd', {
  sql: (args, writer) =>
    writer.bind(args, ([a, b]) => {
      const months = `(${yearSql(b!)} - ${yearSql(a!)}) * 12 + extract(month FROM ${b}) - extract(month FROM ${a})`;
      const rest = `(${b}::time - ${a}::time) + (extract(day FROM ${b}) - extract(day FROM ${a}))::int * INTERVAL '1 day'`;
      return writer.bind(
        [`(${months})`, `(${rest})`],
        ([m, r]) =>
          `CASE WHEN ${m} > 0 AND ${r} < INTERVAL '0' THEN ${m} - 1 WHEN ${m} < 0 AND ${r} > INTERVAL '0' THEN ${m} + 1 ELSE ${m} END`,
      );
    }),
  run: monthsBetween,
});

const moment = (node: Node): Node =>
  node.type === 'date' ? callOf(MIDNIGHT, [node], 'date and time', node) : node;
const between = (args: (Node | undefined)[], span: Span) =>
  callOf(
    MONTHS_BETWEEN,
    args.map((arg) => moment(arg ?? nullAt(span))),
    'years and months duration',
    span,
  );

define(
  'years and months duration',
  '两个日期相隔的整年整月',
  'Whole years and months between two dates',
  ...['date, to: date', 'datetime, to: datetime', 'date, to: datetime', 'datetime, to: date'].map(
    (types) => overload(`years and months duration(from: ${types}): ymd`, { expand: between }),
  ),
);
