// String functions (DMN 1.5, 10.3.4.3). Positions count characters (code points), from 1, or from the end below 0.

import type { Decimal } from 'decimal.js';
import { nullAt, opaque } from '../nodes.ts';
import { Exact } from '../number.ts';
import { overload } from '../operations.ts';
import type { Value } from '../operations.ts';
import { define } from './define.ts';

const points = (text: string) => Array.from(text);

/** Letters beyond ASCII whose case is changed, one for one; the database's own rules vary by its locale. */
const [LOWER, UPPER] = letterPairs();

function letterPairs(): [string, string] {
  const pairs: [string, string][] = [];
  for (const [from, to] of [
    [0xe0, 0xfe],
    [0x101, 0x17e],
    [0x3ac, 0x3ce],
    [0x430, 0x45f],
    [0xff41, 0xff5a],
  ] as const) {
    for (let point = from; point <= to; point++) {
      const lower = String.fromCodePoint(point);
      const upper = lower.toUpperCase();
      if (upper !== lower && upper.length === 1 && upper.toLowerCase() === lower)
        pairs.push([lower, upper]);
    }
  }
  return [pairs.map(([lower]) => lower).join(''), pairs.map(([, upper]) => upper).join('')];
}

const change = (text: string, from: string, to: string, ascii: (letter: string) => string) =>
  points(text)
    .map((letter) =>
      letter < '\x80' ? ascii(letter) : from.includes(letter) ? to[from.indexOf(letter)]! : letter,
    )
    .join('');

define(
  'upper case',
  '转为大写',
  'In capitals',
  overload('upper case(string: string): string', {
    sql: ([s]) => `upper(translate(${s}, '${LOWER}', '${UPPER}') COLLATE "C")`,
    run: (s: string) => change(s, LOWER, UPPER, (letter) => letter.toUpperCase()),
  }),
);
define(
  'lower case',
  '转为小写',
  'In small letters',
  overload('lower case(string: string): string', {
    sql: ([s]) => `lower(translate(${s}, '${UPPER}', '${LOWER}') COLLATE "C")`,
    run: (s: string) => change(s, UPPER, LOWER, (letter) => letter.toLowerCase()),
  }),
);
define(
  'string length',
  '字数',
  'Number of characters',
  overload('string length(string: string): number', {
    sql: ([s]) => `length(${s})::numeric`,
    run: (s: string) => new Exact(points(s).length),
  }),
);

/** The text from `start`, `count` characters of it; null where the start lies outside or the count is below 1. */
function cut(s: string, start: Decimal, count?: Decimal): string | null {
  const all = points(s);
  const from = start.trunc().toNumber();
  if (from === 0 || Math.abs(from) > all.length || (count && count.trunc().lt(1))) return null;
  const first = from > 0 ? from - 1 : all.length + from;
  return all.slice(first, count ? first + count.trunc().toNumber() : undefined).join('');
}

const cutSql = (s: string, start: string, count?: string) => {
  const first = `(CASE WHEN ${start} > 0 THEN trunc(${start}) ELSE length(${s}) + trunc(${start}) + 1 END)::int`;
  const inside = `trunc(${start}) <> 0 AND abs(trunc(${start})) <= length(${s})`;
  return count
    ? `CASE WHEN ${inside} AND trunc(${count}) >= 1 THEN substr(${s}, ${first}, least(trunc(${count}), 1000000000)::int) END`
    : `CASE WHEN ${inside} THEN substr(${s}, ${first}) END`;
};

define(
  'substring',
  '取一段文字',
  'Part of a text',
  overload('substring(string: string, start position: number, length?: number|null): string', {
    sql: (args, writer) => writer.bind(args, ([s, start, count]) => cutSql(s!, start!, count)),
    run: cut,
  }),
);

define(
  'substring before',
  '某段文字之前',
  'The text before a match, empty when there is none',
  overload('substring before(string: string, match: string): string', {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([s, m]) =>
          `CASE WHEN strpos(${s}, ${m}) > 0 THEN left(${s}, strpos(${s}, ${m}) - 1) WHEN ${s} || ${m} IS NOT NULL THEN '' END`,
      ),
    run: (s: string, m: string) => s.slice(0, Math.max(0, s.indexOf(m))),
  }),
);
define(
  'substring after',
  '某段文字之后',
  'The text after a match, empty when there is none',
  overload('substring after(string: string, match: string): string', {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([s, m]) =>
          `CASE WHEN strpos(${s}, ${m}) = 0 THEN '' ELSE substr(${s}, strpos(${s}, ${m}) + length(${m})) END`,
      ),
    run: (s: string, m: string) => (s.includes(m) ? s.slice(s.indexOf(m) + m.length) : ''),
  }),
);
define(
  'contains',
  '是否含有',
  'Whether a text holds another',
  overload('contains(string: string, match: string): boolean', {
    sql: ([s, m]) => `(strpos(${s}, ${m}) > 0)`,
    run: (s: string, m: string) => s.includes(m),
  }),
);
define(
  'starts with',
  '是否以此开头',
  'Whether a text starts with another',
  overload('starts with(string: string, match: string): boolean', {
    sql: ([s, m]) => `starts_with(${s}, ${m})`,
    run: (s: string, m: string) => s.startsWith(m),
  }),
);
define(
  'ends with',
  '是否以此结尾',
  'Whether a text ends with another',
  overload('ends with(string: string, match: string): boolean', {
    sql: (args, writer) => writer.bind(args, ([s, m]) => `right(${s}, length(${m})) = ${m}`),
    run: (s: string, m: string) => s.endsWith(m),
  }),
);

define(
  'string join',
  '连接成一段',
  'Joins texts, nulls left out',
  overload('string join(list: list<string>, delimiter?: string|null): string', {
    sql: ([list, delimiter]) => `array_to_string(${list}, ${delimiter ?? "''"})`,
    run: (list: Value[], delimiter: string = '') =>
      list.filter((one) => one !== null).join(delimiter),
  }),
);

/** Texts holding these are patterns; a plain delimiter splits the same everywhere. */
const SPECIAL = /[\\^$.|?*+()[\]{}]/;

define(
  'split',
  '按分隔拆分',
  'Splits a text at a plain delimiter',
  overload('split(string: string, delimiter: string): list<string>', {
    expand: ([text, delimiter], span) => {
      const plain =
        delimiter!.kind === 'literal' ? plainDelimiter(delimiter!.value as string) : undefined;
      if (!plain) return opaque('refused', span);
      const args = [text!, { ...delimiter!, value: plain } as typeof delimiter];
      return {
        ...nullAt(span),
        kind: 'call',
        op: SPLIT.signature,
        args: args as never,
        type: { list: 'string' },
      };
    },
  }),
);

/** The text a delimiter pattern stands for, undefined when it is a real pattern. */
function plainDelimiter(pattern: string): string | undefined {
  const text = pattern.replace(/\\([^A-Za-z0-9])/g, '\0$1').replace(/\\s/g, ' ');
  const bare = text.replace(/\0./g, '');
  return pattern === '' || SPECIAL.test(bare) ? undefined : text.replaceAll('\0', '');
}

const SPLIT = overload('split at(string: string, delimiter: string): list<string>', {
  sql: ([s, d]) => `(CASE WHEN ${s} = '' THEN ARRAY[''] ELSE string_to_array(${s}, ${d}) END)`,
  run: (s: string, d: string) => s.split(d),
});
