// Rounding to a scale (DMN 1.5, 10.3.4.5): decimal, floor, ceiling and the four named ways.

import { Decimal } from 'decimal.js';
import { Exact } from '../number.ts';
import { overload } from '../operations.ts';
import type { Overload } from '../operations.ts';
import { define } from './define.ts';

/** FEEL's range of scales; outside it the result is null. */
const [LOWEST, HIGHEST] = [-6111, 6176];
/** Beyond this many places no number here has digits. */
const FINEST = 1000;

type Way = { zh: string; en: string; mode: Decimal.Rounding; sql: (m: string) => string };

const away = (m: string) => `(sign(${m}) * ceil(abs(${m})))`;
const halfDown = (m: string) => `(sign(${m}) * ceil(abs(${m}) - 0.5))`;
const halfEven = (m: string) =>
  `(CASE WHEN abs(${m} - trunc(${m})) = 0.5 THEN 2 * round(${m} * 0.5) ELSE round(${m}) END)`;

const WAYS: Record<string, Way> = {
  decimal: {
    zh: '四舍六入五成双到指定小数位',
    en: 'Half-even rounding to a scale',
    mode: Decimal.ROUND_HALF_EVEN,
    sql: halfEven,
  },
  floor: {
    zh: '向下取整',
    en: 'Round towards −∞',
    mode: Decimal.ROUND_FLOOR,
    sql: (m) => `floor(${m})`,
  },
  ceiling: {
    zh: '向上取整',
    en: 'Round towards +∞',
    mode: Decimal.ROUND_CEIL,
    sql: (m) => `ceil(${m})`,
  },
  'round up': { zh: '远离零进位', en: 'Round away from 0', mode: Decimal.ROUND_UP, sql: away },
  'round down': {
    zh: '截去尾数',
    en: 'Round towards 0',
    mode: Decimal.ROUND_DOWN,
    sql: (m) => `trunc(${m})`,
  },
  'round half up': {
    zh: '四舍五入',
    en: 'Round to nearest, halves away from 0',
    mode: Decimal.ROUND_HALF_UP,
    sql: (m) => `round(${m})`,
  },
  'round half down': {
    zh: '五舍六入',
    en: 'Round to nearest, halves towards 0',
    mode: Decimal.ROUND_HALF_DOWN,
    sql: halfDown,
  },
};

function run(mode: Decimal.Rounding) {
  return (n: Decimal, scale: Decimal = new Exact(0)): Decimal | null => {
    const s = scale.trunc();
    if (s.lt(LOWEST) || s.gt(HIGHEST)) return null;
    if (s.gt(FINEST)) return n;
    if (s.lt(-FINEST)) return new Exact(0);
    const shift = new Exact(10).pow(s);
    return n.mul(shift).toDecimalPlaces(0, mode).mul(new Exact(10).pow(s.neg()));
  };
}

function forms(name: string, { mode, sql }: Way): Overload[] {
  const plain = overload(`${name}(n: number): number`, {
    sql: (args, writer) => writer.bind(args, ([n]) => sql(n!)),
    run: run(mode),
  });
  const scaled = overload(`${name}(n: number, scale: number): number`, {
    sql: ([n, scale], writer) =>
      writer.bind([n!, scale!], ([x, s]) => {
        const shifted = writer.bind([`(${x} * power(10::numeric, trunc(${s})))`], ([m]) => sql(m!));
        return (
          `CASE WHEN ${s} < ${LOWEST} OR ${s} > ${HIGHEST} THEN NULL WHEN ${s} > ${FINEST} THEN ${x} ` +
          `WHEN ${s} < -${FINEST} THEN 0 * ${x} ELSE ${shifted} * power(10::numeric, - trunc(${s})) END`
        );
      }),
    run: run(mode),
  });
  return name === 'floor' || name === 'ceiling' ? [plain, scaled] : [scaled];
}

for (const [name, way] of Object.entries(WAYS)) define(name, way.zh, way.en, ...forms(name, way));
