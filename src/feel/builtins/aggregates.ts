// Functions over lists of values (DMN 1.5, 10.3.4.4): counts, sums, means, extremes. A null item makes the result null.

import type { Decimal } from 'decimal.js';
import { literal, nullAt } from '../nodes.ts';
import type { Node, Span } from '../nodes.ts';
import { divide, Exact, squareRoot } from '../number.ts';
import { overload } from '../operations.ts';
import type { Overload, Value, Writer } from '../operations.ts';
import { divideSql, operatorForms } from '../operators.ts';
import { callOf, resolveOperator } from '../resolve.ts';
import { compareValues } from '../values.ts';
import { define } from './define.ts';

define(
  'count',
  '项数',
  'Number of items',
  overload('count(list: list<anything>): number', {
    expand: ([list], span) =>
      list!.kind === 'list'
        ? literal(String(list!.items.length), 'number', span)
        : callOf(COUNT, [list!], 'number', span),
  }),
);
const COUNT = overload('count of(list: list<T>): number', {
  sql: ([list]) => `cardinality(${list})::numeric`,
  run: (list: Value[]) => new Exact(list.length),
});

/** An aggregate over an unnested list, null when an item is null or the list is empty. */
const over = (list: string, aggregate: string) =>
  `(SELECT CASE WHEN count(*) = count(x) THEN ${aggregate} END FROM unnest(${list}) AS feel_u(x))`;
const whole = (list: Value[]) =>
  list.length > 0 && !list.includes(null) ? (list as Decimal[]) : undefined;
const add = (numbers: Decimal[]) => numbers.reduce((total, n) => total.add(n));

/** Forms of an aggregate that takes a list or the items themselves; constants and columns are combined item by item. */
function forms(
  name: string,
  type: string,
  result: string,
  dynamic: Overload,
  ofItems: (items: Node[], span: Span) => Node,
): Overload[] {
  const resultOf = (list: Node) => (list.type as { list: Node['type'] }).list;
  return [
    overload(`${name}(list: list<${type}>): ${result}`, {
      expand: ([list], span) => {
        if (list!.kind !== 'list')
          return callOf(
            dynamic,
            [list!],
            result === 'T' || result === type ? resultOf(list!) : 'number',
            span,
          );
        return list!.items.length === 0 ? nullAt(span) : ofItems(list!.items, span);
      },
    }),
    overload(`${name}(...items: ${type}): ${result}`, {
      expand: (items, span) => ofItems(items as Node[], span),
    }),
  ];
}

const chain =
  (sign: string) =>
  (items: Node[], span: Span): Node =>
    items.reduce(
      (left, right) => resolveOperator(operatorForms(sign), [left, right], span) ?? nullAt(span),
    );

const SUM = overload('sum of(list: list<number>): number', {
  sql: ([list]) => over(list!, 'sum(x)'),
  run: (list: Value[]) => (whole(list) ? add(whole(list)!) : null),
});
define(
  'sum',
  '合计',
  'Sum',
  ...forms('sum', 'number', 'number', SUM, chain('+')),
  ...['dtd', 'ymd'].flatMap((type) => {
    const dynamic = overload(`sum of(list: list<${type}>): ${type}`, {
      sql: SUM.sql!,
      run: SUM.run!,
    });
    return forms('sum', type, type, dynamic, chain('+'));
  }),
);

const MEAN = overload('mean of(list: list<number>): number', {
  sql: ([list]) => over(list!, divideSql('sum(x)', 'count(*)')),
  run: (list: Value[]) => (whole(list) ? divide(add(whole(list)!), new Exact(list.length)) : null),
});
define(
  'mean',
  '平均值',
  'Mean',
  ...forms('mean', 'number', 'number', MEAN, (items, span) =>
    chain('/')([chain('+')(items, span), literal(String(items.length), 'number', span)], span),
  ),
);

/** A product has no aggregate in SQL; a recursive query multiplies along the list. */
const PRODUCT = overload('product of(list: list<number>): number', {
  sql: (args, writer) =>
    writer.bind(
      args,
      ([list]) =>
        `(WITH RECURSIVE feel_p(feel_k, feel_v) AS (SELECT 1, ${list}[1] UNION ALL SELECT feel_k + 1, CASE WHEN abs(feel_v) < 1e1000 THEN feel_v * ${list}[feel_k + 1] END ` +
        `FROM feel_p WHERE feel_k < cardinality(${list})) SELECT feel_v FROM feel_p ORDER BY feel_k DESC LIMIT 1)`,
    ),
  run: (list: Value[]) => whole(list)?.reduce((total, n) => total.mul(n)) ?? null,
});
define('product', '连乘', 'Product', ...forms('product', 'number', 'number', PRODUCT, chain('*')));

/** least/greatest skip nulls in PostgreSQL; FEEL does not. */
function extremeSql(word: 'LEAST' | 'GREATEST', type: string) {
  return (args: string[], writer: Writer) =>
    writer.bind(args, (names) => {
      const nullable = names.filter((name) => !/^\(?-?[\d.]+::numeric\)?$/.test(name));
      const guard = nullable.map((name) => `${name} IS NULL`).join(' OR ');
      const collated = type === 'string' ? names.map((name) => `${name} COLLATE "C"`) : names;
      const extreme = `${word}(${collated.join(', ')})`;
      return names.length === 1
        ? names[0]!
        : guard
          ? `CASE WHEN ${guard} THEN NULL ELSE ${extreme} END`
          : extreme;
    });
}

function extreme(name: 'min' | 'max', zh: string, en: string): void {
  const better = (a: Value, b: Value) =>
    name === 'min' ? compareValues(b, a) < 0 : compareValues(b, a) > 0;
  const best = (list: Value[]) =>
    list.length === 0 || list.includes(null)
      ? null
      : list.reduce((found, one) => (better(found, one) ? one : found));
  const all = ['number', 'string', 'date', 'time', 'datetime', 'dtd', 'ymd'].flatMap((type) => {
    const ofList = overload(`${name} of(list: list<${type}>): ${type}`, {
      sql: ([list]) => over(list!, `${name}(x${type === 'string' ? ' COLLATE "C"' : ''})`),
      run: best,
    });
    const ofItems = overload(`${name} among(...items: ${type}): ${type}`, {
      sql: extremeSql(name === 'min' ? 'LEAST' : 'GREATEST', type),
      run: (...items: Value[]) => best(items),
    });
    return forms(name, type, type, ofList, (items, span) =>
      callOf(ofItems, items, items[0]!.type, span),
    );
  });
  define(name, zh, en, ...all);
}
extreme('min', '取最小值', 'The least value');
extreme('max', '取最大值', 'The greatest value');

const MEDIAN = overload('median of(list: list<number>): number', {
  sql: ([list]) => {
    const at = (place: string) => `(array_agg(x ORDER BY x))[${place}]`;
    return over(list!, `(${at('(count(*) + 1) / 2')} + ${at('count(*) / 2 + 1')}) * 0.5`);
  },
  run: (list: Value[]) => {
    const sorted = whole(list)?.toSorted((a, b) => a.comparedTo(b));
    return sorted
      ? sorted[Math.floor((sorted.length - 1) / 2)]!.add(
          sorted[Math.floor(sorted.length / 2)]!,
        ).mul(0.5)
      : null;
  },
});
const asList = (form: Overload) => (items: Node[], span: Span) =>
  callOf(form, [{ kind: 'list', items, type: { list: 'number' }, ...span }], 'number', span);
define(
  'median',
  '中位数',
  'Median',
  ...forms('median', 'number', 'number', MEDIAN, asList(MEDIAN)),
);

/** The sample's standard deviation, from exact sums: √((n·Σx² − (Σx)²) ÷ (n·(n−1))). */
const STDDEV = overload('stddev of(list: list<number>): number', {
  sql: ([list]) =>
    over(
      list!,
      `round(sqrt(${divideSql('(count(*) * sum(x * x) - sum(x) * sum(x))', '(count(*) * (count(*) - 1))::numeric')} + 0e-40), 20)`,
    ),
  run: (list: Value[]) => {
    const numbers = whole(list);
    if (!numbers || numbers.length < 2) return null;
    const n = new Exact(numbers.length);
    const spread = n.mul(add(numbers.map((x) => x.mul(x)))).sub(add(numbers).pow(2));
    return squareRoot(divide(spread, n.mul(n.sub(1)))!);
  },
});
define(
  'stddev',
  '样本标准差',
  'Sample standard deviation',
  ...forms('stddev', 'number', 'number', STDDEV, asList(STDDEV)),
);

/** The most frequent values in order; a list, empty for an empty list. */
const MODE = overload('mode of(list: list<number>): list<number>', {
  sql: (args, writer) =>
    writer.bind(
      args,
      ([list]) =>
        `(SELECT CASE WHEN ${list} IS NOT NULL AND array_position(${list}, NULL) IS NULL ` +
        `THEN coalesce(array_agg(x ORDER BY x) FILTER (WHERE n = top), '{}') END ` +
        `FROM (SELECT x, count(*) AS n, max(count(*)) OVER () AS top FROM unnest(${list}) AS feel_u(x) GROUP BY x) AS feel_w)`,
    ),
  run: (list: Value[]) => {
    if (list.includes(null)) return null;
    const counts = new Map<string, number>();
    for (const n of list as Decimal[]) counts.set(n.toFixed(), (counts.get(n.toFixed()) ?? 0) + 1);
    const top = Math.max(...counts.values());
    const found = [...counts].filter(([, count]) => count === top).map(([text]) => new Exact(text));
    return found.toSorted((a, b) => a.comparedTo(b));
  },
});
const modeOf = (list: Node, span: Span) => callOf(MODE, [list], { list: 'number' }, span);
define(
  'mode',
  '众数',
  'The most frequent numbers',
  overload('mode(list: list<number>): list<number>', {
    expand: ([list], span) => modeOf(list!, span),
  }),
  overload('mode(...items: number): list<number>', {
    expand: (items, span) =>
      modeOf({ kind: 'list', items: items as Node[], type: { list: 'number' }, ...span }, span),
  }),
);
