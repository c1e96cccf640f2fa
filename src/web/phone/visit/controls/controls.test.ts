/** 步进与秒表. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from './steps.ts';
import { inUnit, watchText } from './watch.ts';

describe('步进', () => {
  it('0.1 加三次正好 0.3', () => {
    let value = '0';
    for (let n = 0; n < 3; n++) value = step(value, '0.1', 1, '5');
    expect(value).toBe('0.3');
  });

  it('走多少步都不小于 0，也不大于满分', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<1 | -1>(1, -1)), (moves) => {
        const end = moves.reduce((value, move) => step(value, '0.5', move, '2.25'), '1');
        expect(Number(end)).toBeGreaterThanOrEqual(0);
        expect(Number(end)).toBeLessThanOrEqual(2.25);
      }),
    );
  });
});

describe('秒表', () => {
  it.each([
    [187_000, '3:07'],
    [59_999, '0:59'],
    [-5, '0:00'],
  ])('%i 毫秒显示 %s', (time, text) => expect(watchText(time)).toBe(text));

  it.each([
    [187_000, '分钟', '3.1'],
    [187_400, '秒', '187'],
    [5_400_000, '小时', '1.5'],
    [900, '', '1'],
  ])('%i 毫秒按“%s”是 %s', (time, unit, number) => expect(inUnit(time, unit)).toBe(number));
});
