// Questions about lists (DMN 1.5, 10.3.4.4): what they hold, where, and picking from them.

import type { Decimal } from 'decimal.js';
import { Exact } from '../number.ts';
import { overload } from '../operations.ts';
import type { Value } from '../operations.ts';
import { sameValue } from '../values.ts';
import { define } from './define.ts';

define(
  'list contains',
  '列表是否含有',
  'Whether a list holds a value',
  overload('list contains(list: list<T>, element: T|null): boolean', {
    sql: ([given, element], writer) =>
      writer.bind([given!], ([list]) => {
        const same = `feel_i IS NOT DISTINCT FROM ${element ?? 'NULL'}`;
        return `CASE WHEN ${list} IS NOT NULL THEN EXISTS (SELECT FROM unnest(${list}) AS feel_u(feel_i) WHERE ${same}) END`;
      }),
    run: (list: Value[] | null, element: Value = null) =>
      list ? list.some((one) => sameValue(one, element)) : null,
    seesNull: true,
  }),
);

/** The item at a position, from 1, or from the end below 0; null outside. */
export const ITEM_AT = overload('item at(list: list<T>, position: number): T', {
  sql: (args, writer) =>
    writer.bind(
      args,
      ([list, n]) =>
        `CASE WHEN ${n} = trunc(${n}) AND abs(${n}) <= cardinality(${list}) THEN ${list}[(CASE WHEN ${n} > 0 THEN ${n} WHEN ${n} < 0 THEN cardinality(${list}) + 1 + ${n} END)::int] END`,
    ),
  run: (list: Value[], position: Decimal) => {
    if (!position.isInteger() || position.isZero() || position.abs().gt(list.length)) return null;
    return list.at(position.gt(0) ? position.toNumber() - 1 : position.toNumber()) ?? null;
  },
});

/** Most numbers a loop over a..b runs through; a longer one gives null rather than hold up the batch. */
const LONGEST = 10_000;

/** The whole steps from one number to another, upwards or downwards. */
export const NUMBERS = overload('numbers(from: number, to: number): list<number>', {
  sql: (args, writer) =>
    writer.bind(
      args,
      ([a, b]) =>
        `CASE WHEN abs(${a} - ${b}) < ${LONGEST} THEN (SELECT array_agg(feel_i ORDER BY abs(feel_i - ${a})) FROM generate_series(${a}, ${b}, CASE WHEN ${a} > ${b} THEN -1 ELSE 1 END::numeric) AS feel_g(feel_i)) END`,
    ),
  run: (from: Decimal, to: Decimal) => {
    if (from.sub(to).abs().gte(LONGEST)) return null;
    const step = from.gt(to) ? -1 : 1;
    return Array.from({ length: to.sub(from).abs().floor().toNumber() + 1 }, (_, i) =>
      new Exact(from).add(i * step),
    );
  },
});

define(
  'index of',
  '在列表中的位置',
  'Positions at which a value stands in a list',
  overload('index of(list: list<T>, match: T|null): list<number>', {
    sql: ([given, match], writer) =>
      writer.bind([given!], ([list]) => {
        const same = `feel_i IS NOT DISTINCT FROM ${match ?? 'NULL'}`;
        const places = `SELECT array_agg(feel_k::numeric ORDER BY feel_k) FROM unnest(${list}) WITH ORDINALITY AS feel_u(feel_i, feel_k) WHERE ${same}`;
        return `CASE WHEN ${list} IS NOT NULL THEN coalesce((${places}), '{}') END`;
      }),
    seesNull: true,
    run: (list: Value[] | null, match: Value = null) =>
      list?.flatMap((one, i) => (sameValue(one, match) ? [new Exact(i + 1)] : [])) ?? null,
  }),
);

define(
  'sublist',
  '取列表的一段',
  'Part of a list',
  overload('sublist(list: list<T>, start position: number, length?: number): list<T>', {
    sql: (args, writer) =>
      writer.bind(args, ([list, start, count]) => {
        const first = `(CASE WHEN ${start} > 0 THEN trunc(${start}) ELSE cardinality(${list}) + trunc(${start}) + 1 END)`;
        const last = count
          ? `least(${first} + trunc(${count}) - 1, cardinality(${list}))`
          : `cardinality(${list})`;
        const inside = `trunc(${start}) <> 0 AND abs(trunc(${start})) <= cardinality(${list})${count ? ` AND ${count} >= 1` : ''}`;
        return `CASE WHEN ${inside} THEN ${list}[${first}::int:(${last})::int] END`;
      }),
    run: (list: Value[], start: Decimal, count?: Decimal) => {
      const from = start.trunc().toNumber();
      if (from === 0 || Math.abs(from) > list.length || (count && count.lt(1))) return null;
      const first = from > 0 ? from - 1 : list.length + from;
      return list.slice(first, count ? first + count.trunc().toNumber() : undefined);
    },
  }),
);
