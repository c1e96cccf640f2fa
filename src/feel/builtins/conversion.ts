// string() and number() (DMN 1.5, 10.3.4.1), one text form for each type of value.

import type { Decimal } from 'decimal.js';
import { dateText, monthsText, secondsText, splitSeconds, timeText } from '../calendar.ts';
import { literal, opaque } from '../nodes.ts';
import type { Node } from '../nodes.ts';
import { Exact, plainNumber } from '../number.ts';
import { overload } from '../operations.ts';
import { quote } from '../quote.ts';
import { callOf } from '../resolve.ts';
import { yearSql } from '../operators-temporal.ts';
import { define } from './define.ts';

const fraction = (x: string) => `rtrim(to_char(${x}, '.US'), '.0')`;
const dateSql = (x: string) =>
  `(CASE WHEN ${yearSql(x)} < 0 THEN '-' ELSE '' END || lpad(abs(${yearSql(x)})::text, greatest(4, length(abs(${yearSql(x)})::text)), '0') || to_char(${x}, '-MM-DD'))`;
const unit = (value: string, letter: string) =>
  `CASE WHEN ${value} = 0 THEN '' ELSE trim_scale(${value})::text || '${letter}' END`;

const secondsSql = (n: string) => {
  const time = `${unit(`mod(trunc(abs(${n}) / 3600), 24)`, 'H')} || ${unit(`mod(trunc(abs(${n}) / 60), 60)`, 'M')} || ${unit(`mod(abs(${n}), 60)`, 'S')}`;
  return (
    `CASE WHEN ${n} = 0 THEN 'PT0S' ELSE CASE WHEN ${n} < 0 THEN '-P' ELSE 'P' END || ${unit(`trunc(abs(${n}) / 86400)`, 'D')} || ` +
    `CASE WHEN mod(${n}, 86400) = 0 THEN '' ELSE 'T' || ${time} END END`
  );
};
const monthsSql = (n: string) =>
  `CASE WHEN ${n} = 0 THEN 'P0M' ELSE CASE WHEN ${n} < 0 THEN '-P' ELSE 'P' END || ${unit(`trunc(abs(${n}) / 12)`, 'Y')} || ${unit(`mod(abs(${n}), 12)`, 'M')} END`;

define(
  'string',
  '转为文本',
  'The text of a value',
  overload('string(from: string): string', { expand: ([text]) => text! }),
  overload('string(from: number): string', {
    sql: ([n]) => `trim_scale(${n})::text`,
    run: plainNumber,
  }),
  overload('string(from: boolean): string', {
    sql: (args, writer) =>
      writer.bind(args, ([b]) => `CASE WHEN ${b} THEN 'true' WHEN NOT ${b} THEN 'false' END`),
    run: (b: boolean) => String(b),
  }),
  overload('string(from: date): string', {
    sql: (args, writer) => writer.bind(args, ([d]) => dateSql(d!)),
    run: (d: Decimal) => dateText(d.toNumber()),
  }),
  overload('string(from: time): string', {
    sql: (args, writer) =>
      writer.bind(args, ([t]) => `to_char(${t}, 'HH24:MI:SS') || ${fraction(t!)}`),
    run: timeText,
  }),
  overload('string(from: datetime): string', {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([d]) => `${dateSql(d!)} || 'T' || to_char(${d}, 'HH24:MI:SS') || ${fraction(d!)}`,
      ),
    run: (d: Decimal) => `${dateText(splitSeconds(d).days)}T${timeText(splitSeconds(d).rest)}`,
  }),
  overload('string(from: dtd): string', {
    sql: (args, writer) => writer.bind(args, ([n]) => secondsSql(n!)),
    run: secondsText,
  }),
  overload('string(from: ymd): string', {
    sql: (args, writer) => writer.bind(args, ([n]) => monthsSql(n!)),
    run: monthsText,
  }),
  overload('string(from: list<T>): string', { expand: (_, span) => opaque('refused', span) }),
);

/** A number's text once its separators are gone: short enough never to overflow. */
const PATTERN = '^-?([0-9]{1,200}(\\.[0-9]{0,200})?|\\.[0-9]{1,200})([eE][+-]?[0-9]{1,2})?$';

const PARSE = overload('number of(from: string): number', {
  sql: (args, writer) =>
    writer.bind(args, ([s]) => `(CASE WHEN ${s} ~ ${quote(PATTERN)} THEN ${s} END)::numeric`),
  run: (s: string) => (new RegExp(PATTERN).test(s) ? new Exact(s) : null),
});
const STRIP = overload('without(from: string, grouping: string, point: string): string', {
  sql: ([s, grouping, point]) => `replace(replace(${s}, ${grouping}, ''), ${point}, '.')`,
  run: (s: string, grouping: string, point: string) =>
    s.replaceAll(grouping || '\0', '').replaceAll(point, '.'),
});

/** Separators must be constants, different, and of those FEEL allows; otherwise the result is null. */
function withSeparators(args: (Node | undefined)[], span: { from: number; to: number }): Node {
  const [from, grouping, point] = args;
  if ([grouping, point].some((one) => one && one.kind !== 'literal'))
    return opaque('refused', span);
  const [g, p] = [grouping, point].map((one) =>
    one ? String((one as { value: string }).value) : undefined,
  );
  const valid =
    (g === undefined || [' ', ',', '.'].includes(g)) &&
    (p === undefined || ['.', ','].includes(p)) &&
    (g === undefined || g !== (p ?? '.'));
  if (!valid) return { ...literal('', 'null', span), value: null };
  const text = callOf(
    STRIP,
    [from!, literal(g ?? '', 'string', span), literal(p ?? '.', 'string', span)],
    'string',
    span,
  );
  return callOf(PARSE, [text], 'number', span);
}

define(
  'number',
  '转为数字',
  'The number a text writes, null when it writes none',
  overload('number(from: string): number', {
    expand: ([text], span) => callOf(PARSE, [text!], 'number', span),
  }),
  overload(
    'number(from: string, grouping separator: string|null, decimal separator: string|null): number',
    {
      expand: withSeparators,
    },
  ),
  overload('number(from: number): number', { expand: ([n]) => n! }),
);
