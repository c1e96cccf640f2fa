// SQL and explanation must give the same value, whatever the expression and the inputs: random well-typed trees.

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { Database } from './testing.ts';
import type { Row } from './testing.ts';
import type { Names } from './types.ts';

const NAMES: Names = {
  得分: 'number',
  目标分: 'number',
  '网点 名称': 'string',
  等级: 'string',
  已整改: 'boolean',
  有证据: 'boolean',
  检查日期: 'date',
  整改日期: 'date',
  到店时刻: 'date and time',
  营业开始: 'time',
  处理时长: 'days and time duration',
  任职年限: 'years and months duration',
  各项得分: { list: 'number' },
  标签: { list: 'string' },
};

const database = new Database();
beforeAll(() => database.open());
afterAll(() => database.close());

const decimal = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, places]) => {
    const text = String(Math.abs(n)).padStart(places + 1, '0');
    const point = text.length - places;
    return `${n < 0 ? '-' : ''}${text.slice(0, point)}${places ? `.${text.slice(point)}` : ''}`;
  });
const small = fc.integer({ min: -3, max: 9 }).map(String);
const text = fc
  .oneof(
    fc.constantFrom('', 'yes', '一级支行', "o'hara", 'a\\b', '😀é', 'A"B'),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  )
  .filter((s) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(s) && s.isWellFormed());
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString());
const date = day.map((iso) => iso.slice(0, 10));
const days = fc
  .tuple(fc.boolean(), fc.nat(40), fc.nat(30))
  .map(([minus, d, h]) => `${minus ? '-' : ''}P${d}DT${h}H`);
const months = fc
  .tuple(fc.boolean(), fc.nat(12), fc.nat(14))
  .map(([minus, y, m]) => `${minus ? '-' : ''}P${y}Y${m}M`);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 6 });

const row: fc.Arbitrary<Row> = fc.record({
  得分: orNull(decimal),
  目标分: orNull(decimal),
  '网点 名称': orNull(text),
  等级: orNull(text),
  已整改: orNull(fc.boolean()),
  有证据: orNull(fc.boolean()),
  检查日期: orNull(date),
  整改日期: orNull(date),
  到店时刻: orNull(day.map((iso) => iso.slice(0, 19))),
  营业开始: orNull(day.map((iso) => iso.slice(11, 19))),
  处理时长: orNull(days),
  任职年限: orNull(months),
  各项得分: orNull(fc.array(orNull(decimal), { maxLength: 4 })),
  标签: orNull(fc.array(orNull(text), { maxLength: 3 })),
});

const quoted = text.map((s) => `"${s.replace(/[\\"]/g, '\\$&')}"`);
type Source = fc.Arbitrary<string>;
/** The sources of each type, each made of smaller ones. */
type Tie = { n: Source; b: Source; s: Source; d: Source; t: Source };
const join = (format: (...parts: string[]) => string, ...parts: Source[]) =>
  fc.tuple(...parts).map((all) => format(...all));
const sign = (...signs: string[]) => fc.constantFrom(...signs);
const either = (b: Source, of: Source) =>
  join((c, x, y) => `(if ${c} then ${x} else ${y})`, b, of, of);

const numberSource = ({ n, b, s, d }: Tie): Source =>
  fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constantFrom('得分', '目标分'),
    decimal.map((x) => `(${x})`),
    join((x, o, y) => `(${x} ${o} ${y})`, n, sign('+', '-', '*', '/'), n),
    join((x, k) => `(${x} ** (${k}))`, n, small),
    join((x) => `-(${x})`, n),
    join(
      (f, x, y) => `${f}(${x}, ${y})`,
      sign('min', 'max', 'modulo', 'sum', 'mean', 'median'),
      n,
      n,
    ),
    join((f, x) => `${f}(${x})`, sign('abs', 'floor', 'ceiling'), n),
    join(
      (f, x, k) => `${f}(${x}, ${k})`,
      sign('round up', 'round down', 'round half up', 'round half down', 'decimal'),
      n,
      small,
    ),
    join(
      (f) => `${f}(各项得分)`,
      sign('sum', 'mean', 'min', 'max', 'count', 'median', 'product', 'stddev'),
    ),
    join((k) => `各项得分[${k}]`, small),
    join(
      (l, x) => `sum(for 项 in ${l} return 项 * ${x})`,
      fc.oneof(
        fc.constant('各项得分'),
        join((x, y, z) => `[${x}, ${y}, ${z}]`, n, n, n),
      ),
      n,
    ),
    join((x) => `count(各项得分[item > ${x}])`, n),
    join((x) => `string length(${x})`, s),
    join(
      (x, p) => `${x}.${p}`,
      sign('检查日期', '整改日期', '到店时刻'),
      sign('year', 'month', 'day', 'weekday'),
    ),
    join((f, x) => `${f}(${x})`, sign('week of year', 'day of year'), d),
    either(b, n),
  );

const booleanSource = ({ n, b, s, d }: Tie): Source =>
  fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    fc.constantFrom('已整改', '有证据', 'true', 'false'),
    join((x, o, y) => `(${x} ${o} ${y})`, n, sign('<', '<=', '>', '>=', '=', '!='), n),
    join((x, o, y) => `(${x} ${o} ${y})`, s, sign('<', '>=', '=', '!='), s),
    join((x, o, y) => `(${x} ${o} ${y})`, d, sign('<', '>', '=', '!='), d),
    join((x, o, y) => `(${x} ${o} ${y})`, b, sign('and', 'or'), b),
    join((x) => `not(${x})`, b),
    join((x, y, z) => `(${x} in [${y}..${z}])`, n, n, n),
    join((x, y, z) => `(${x} in (${y}, > ${z}))`, n, n, n),
    join((x, y, z) => `(${x} between ${y} and ${z})`, n, n, n),
    join((f, x) => `(${f} 项 in 各项得分 satisfies 项 > ${x})`, sign('some', 'every'), n),
    join((f, x, y) => `${f}(${x}, ${y})`, sign('contains', 'starts with', 'ends with'), s, s),
    join((x) => `list contains(标签, ${x})`, s),
    join((x, y) => `(${x} ${y} null)`, fc.oneof(n, s, b), sign('=', '!=')),
  );

const stringSource = ({ n, b, s, d, t }: Tie): Source =>
  fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    fc.constantFrom('网点 名称', '等级'),
    quoted,
    join((x, y) => `(${x} + ${y})`, s, s),
    join((f, x) => `${f}(${x})`, sign('upper case', 'lower case'), s),
    join((f, x, y) => `${f}(${x}, ${y})`, sign('substring before', 'substring after'), s, s),
    join((x, k, l) => `substring(${x}, ${k}, ${l})`, s, small, small),
    join((x) => `string(${x})`, fc.oneof(n, b, d, t)),
    join((x) => `string join(标签, ${x})`, s),
    join((x) => `replace(${x}, "[a-z一]+", "<$0>")`, s),
    either(b, s),
  );

const dateSource = ({ d, t }: Tie): Source =>
  fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    fc.constantFrom('检查日期', '整改日期'),
    date.map((x) => `date("${x}")`),
    join((x, o, y) => `(${x} ${o} ${y})`, d, sign('+', '-'), t),
    join((x, o) => `(${x} ${o} 任职年限)`, d, sign('+', '-')),
    join((y, m, k) => `date(${y}, ${m}, ${k})`, sign('2024', '得分'), small, small),
    fc.constant('date(到店时刻)'),
  );

const durationSource = ({ n, d, t }: Tie): Source =>
  fc.oneof(
    { maxDepth: 3, depthIdentifier: 'tree' },
    fc.constant('处理时长'),
    days.map((x) => `duration("${x}")`),
    join((x, y) => `(${x} - ${y})`, d, d),
    join((x, o, y) => `(${x} ${o} ${y})`, t, sign('+', '-'), t),
    join((x, y) => `(${x} * ${y})`, t, n),
    join((x, y) => `(${x} / ${y})`, t, n),
    join((x) => `(到店时刻 + ${x} - 到店时刻)`, t),
  );

const { number, boolean, string, dateLike, duration } = fc.letrec<Record<string, string>>((tie) => {
  const to: Tie = {
    n: tie('number'),
    b: tie('boolean'),
    s: tie('string'),
    d: tie('dateLike'),
    t: tie('duration'),
  } as Tie;
  return {
    number: numberSource(to),
    boolean: booleanSource(to),
    string: stringSource(to),
    dateLike: dateSource(to),
    duration: durationSource(to),
  };
});

async function agree(source: string, rows: Row[]): Promise<void> {
  const compiled = compile(source, NAMES, { lenient: true });
  const bySql = await database.run(compiled, NAMES, rows);
  expect(bySql, source).toEqual(rows.map((one) => evaluate(compiled, one)));
  expect(explain(compiled, rows[0]!).value).toEqual(bySql[0]);
}

const runs = Number(process.env.FEEL_RUNS ?? 150);
const rows = fc.array(row, { minLength: 4, maxLength: 4 });
describe('任意算式，数据库算出的与逐步解释的一致', () => {
  for (const [title, source] of [
    ['数字', number],
    ['是否', boolean],
    ['文本', string],
    ['日期', dateLike],
    ['时长', duration],
  ] as const) {
    it(title, () => fc.assert(fc.asyncProperty(source!, rows, agree), { numRuns: runs }), 120_000);
  }
});
