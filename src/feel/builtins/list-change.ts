// Lists made from lists (DMN 1.5, 10.3.4.4): joined, turned round, with items put in, taken out or replaced.

import type { Decimal } from 'decimal.js';
import { opaque } from '../nodes.ts';
import { overload } from '../operations.ts';
import type { Value, Writer } from '../operations.ts';
import { sameValue } from '../values.ts';
import { define } from './define.ts';

/** Lists one after another; null when any is null (PostgreSQL's || would skip it). */
const joined = (lists: string[], writer: Writer) =>
  writer.bind(lists, (names) => {
    const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
    return `CASE WHEN ${known} THEN ${names.join(' || ')} END`;
  });

const unique = (list: Value[]) =>
  list.filter((one, i) => list.findIndex((other) => sameValue(one, other)) === i);

define(
  'append',
  '在末尾添加',
  'Adds items at the end',
  overload('append(list: list<T>, ...items: T): list<T>', {
    seesNull: true,
    sql: ([given, ...items], writer) =>
      writer.bind(
        [given!],
        ([list]) => `CASE WHEN ${list} IS NOT NULL THEN ${list} || ARRAY[${items.join(', ')}] END`,
      ),
    run: (list: Value[] | null, ...items: Value[]) => (list ? [...list, ...items] : null),
  }),
);
define(
  'concatenate',
  '合并列表',
  'Joins lists',
  overload('concatenate(...lists: list<T>): list<T>', {
    sql: joined,
    run: (...lists: Value[][]) => lists.flat(1),
  }),
);

/** Keeps the first of equal items, in order. */
const uniqueSql = (list: string) =>
  `(SELECT CASE WHEN ${list} IS NOT NULL THEN coalesce(array_agg(x ORDER BY n), '{}') END FROM (SELECT x, min(n) AS n FROM unnest(${list}) WITH ORDINALITY AS feel_u(x, n) GROUP BY x) AS feel_w)`;

define(
  'distinct values',
  '去掉重复',
  'Without repeats',
  overload('distinct values(list: list<T>): list<T>', {
    sql: (args, writer) => writer.bind(args, ([list]) => uniqueSql(list!)),
    run: unique,
  }),
);
define(
  'union',
  '并集',
  'Joins lists without repeats',
  overload('union(...lists: list<T>): list<T>', {
    sql: (lists, writer) => writer.bind([joined(lists, writer)], ([list]) => uniqueSql(list!)),
    run: (...lists: Value[][]) => unique(lists.flat(1)),
  }),
);
define(
  'reverse',
  '倒序',
  'In reverse',
  overload('reverse(list: list<T>): list<T>', {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([list]) =>
          `(SELECT CASE WHEN ${list} IS NOT NULL THEN coalesce(array_agg(x ORDER BY n DESC), '{}') END FROM unnest(${list}) WITH ORDINALITY AS feel_u(x, n))`,
      ),
    run: (list: Value[]) => list.toReversed(),
  }),
);
define(
  'flatten',
  '展开成一层',
  'One flat list',
  overload('flatten(list: list<T>): list<T>', {
    expand: ([list], span) =>
      typeof list!.type === 'object' && typeof (list!.type as { list: unknown }).list === 'string'
        ? list!
        : opaque('refused', span),
  }),
);
define(
  'sort',
  '排序',
  'In order',
  overload('sort(list: list<T>): list<T>', { expand: (_, span) => opaque('refused', span) }),
);

/** A position from either end as one from 1; null when no item stands there. */
const place = (list: Value[], position: Decimal, room = 0): number | null => {
  const n = position.trunc().toNumber();
  if (n === 0 || Math.abs(n) > list.length + (n > 0 ? room : 0)) return null;
  return n > 0 ? n : list.length + n + 1;
};
const placeSql = (list: string, n: string, room = 0) =>
  `(CASE WHEN trunc(${n}) > 0 AND trunc(${n}) <= cardinality(${list}) + ${room} THEN trunc(${n}) ` +
  `WHEN trunc(${n}) < 0 AND - trunc(${n}) <= cardinality(${list}) THEN cardinality(${list}) + trunc(${n}) + 1 END)::int`;

define(
  'insert before',
  '在某位置之前插入',
  'Puts an item before a position',
  overload('insert before(list: list<T>, position: number, newItem: T): list<T>', {
    seesNull: true,
    sql: (args, writer) =>
      writer.bind(args, ([list, n, item]) =>
        writer.bind(
          [placeSql(list!, n!, 1)],
          ([at]) =>
            `CASE WHEN ${at} IS NOT NULL THEN ${list}[:${at} - 1] || ARRAY[${item}] || ${list}[${at}:] END`,
        ),
      ),
    run: (list: Value[] | null, position: Decimal | null, item: Value) => {
      const at = list && position ? place(list, position, 1) : null;
      return at === null ? null : list!.toSpliced(at - 1, 0, item);
    },
  }),
);
define(
  'remove',
  '去掉某位置的项',
  'Takes out the item at a position',
  overload('remove(list: list<T>, position: number): list<T>', {
    sql: (args, writer) =>
      writer.bind(args, ([list, n]) =>
        writer.bind(
          [placeSql(list!, n!)],
          ([at]) =>
            `CASE WHEN ${at} IS NOT NULL THEN ${list}[:${at} - 1] || ${list}[${at} + 1:] END`,
        ),
      ),
    run: (list: Value[], position: Decimal) => {
      const at = place(list, position);
      return at === null ? null : list.toSpliced(at - 1, 1);
    },
  }),
);
define(
  'list replace',
  '替换某位置的项',
  'Replaces the item at a position',
  overload('list replace(list: list<T>, position: number, newItem: T): list<T>', {
    seesNull: true,
    sql: (args, writer) =>
      writer.bind(args, ([list, n, item]) =>
        writer.bind(
          [placeSql(list!, n!)],
          ([at]) =>
            `CASE WHEN ${at} IS NOT NULL THEN ${list}[:${at} - 1] || ARRAY[${item}] || ${list}[${at} + 1:] END`,
        ),
      ),
    run: (list: Value[] | null, position: Decimal | null, item: Value) => {
      const at = list && position ? place(list, position) : null;
      return at === null ? null : list!.toSpliced(at - 1, 1, item);
    },
  }),
);
