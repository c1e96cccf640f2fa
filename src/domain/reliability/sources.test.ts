/** 来源之间的差：只比两边都查过的网点，区间按成对 t。 */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { tQuantile } from '../statistics/t.ts';
import { sourceDifference } from './sources.ts';

/** 常用 t 分位数表（0.975）。 */
test.each([
  [1, 12.7062],
  [4, 2.7764],
  [9, 2.2622],
  [30, 2.0423],
  [120, 1.9799],
])('t(0.975, %s) = %s', (df, value) => {
  expect(tQuantile(0.975, df)).toBeCloseTo(value, 4);
});

it('Student 1908 的十个病人：两种药的差 1.58，区间 0.70—2.46', () => {
  const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
  const mean = differences.reduce((sum, one) => sum + one, 0) / 10;
  const square = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 9;
  const found = sourceDifference({ outlets: 10, mean, deviation: Math.sqrt(square) })!;
  expect(found.mean).toBeCloseTo(1.58, 10);
  expect(found.interval![0]).toBeCloseTo(0.7001142, 6);
  expect(found.interval![1]).toBeCloseTo(2.4598858, 6);
  expect(found.verdict).toBe('higher');
});

it('没有共同的网点就没有差；一家没有区间；不满五家不下结论', () => {
  expect(sourceDifference({ outlets: 0, mean: null, deviation: null })).toBeNull();
  expect(sourceDifference({ outlets: 1, mean: 3, deviation: null })).toMatchObject({
    interval: null,
    verdict: 'too-few',
  });
  expect(sourceDifference({ outlets: 4, mean: 9, deviation: 0.1 })).toMatchObject({
    verdict: 'too-few',
  });
});

it('区间总包住差；结论与区间是否碰到零一致；正负对称', () => {
  const outlets = fc.integer({ min: 5, max: 5000 });
  const mean = fc.double({ min: -50, max: 50, noNaN: true });
  const deviation = fc.double({ min: 0.01, max: 30, noNaN: true });
  fc.assert(
    fc.property(outlets, mean, deviation, (n, difference, sd) => {
      const one = sourceDifference({ outlets: n, mean: difference, deviation: sd })!;
      const other = sourceDifference({ outlets: n, mean: -difference, deviation: sd })!;
      const [low, high] = one.interval!;
      expect(low <= difference && difference <= high).toBe(true);
      expect(one.verdict === 'not-shown').toBe(low <= 0 && high >= 0);
      expect(other.interval![0]).toBeCloseTo(-high, 9);
    }),
  );
});
