/**
 * 已验证 can be trusted (D12): on generated data whose true fixes are known, the criterion of the default
 * settings tells effective from ineffective measures with sensitivity and specificity of at least 0.9.
 */
import { describe, expect, it } from 'vitest';
import { dice } from '../demo/random.ts';
import {
  accuracyOf,
  defaultSettings,
  escalationLevel,
  judgeByVisits,
  shareOf,
  toldAt,
  visitsNeeded,
  type Detection,
} from './index.ts';

const assumed: Detection = { found: 0.6, slip: 0.02 };

/** Measures with a known truth, judged by the product's own rule on visits thrown by dice. */
function simulate(visits: number, { found, slip }: Detection, measures: number) {
  const roll = dice(2023, `effectiveness ${visits}`);
  const counts = { fixed: 0, fixedVerified: 0, unfixed: 0, unfixedRefused: 0 };
  for (let n = 0; n < measures; n++) {
    const isFixed = roll.chance(0.6);
    const later = Array.from({ length: visits + 2 }, (_, at) => ({
      id: at,
      day: `2023-0${at + 2}-01`,
      lost: roll.chance(isFixed ? slip : found),
    }));
    const isVerified = judgeByVisits(visits, '2023-01-15', later).verdict === 'verified';
    if (isFixed) counts.fixed += 1;
    else counts.unfixed += 1;
    if (isFixed && isVerified) counts.fixedVerified += 1;
    if (!isFixed && !isVerified) counts.unfixedRefused += 1;
  }
  return {
    sensitivity: counts.fixedVerified / counts.fixed,
    specificity: counts.unfixedRefused / counts.unfixed,
  };
}

describe('“已验证”有多可信', () => {
  it('默认的 3 次：查出率 60%、误扣率 2% 时，灵敏度与特异度都不低于 0.9', () => {
    expect(defaultSettings.cleanVisits).toBe(3);
    expect(visitsNeeded(assumed, 0.9)).toBe(3);
    const told = simulate(3, assumed, 20_000);
    expect(told.sensitivity).toBeGreaterThanOrEqual(0.9);
    expect(told.specificity).toBeGreaterThanOrEqual(0.9);
  });

  it('2 次还不够：特异度只有 0.84', () => {
    expect(simulate(2, assumed, 20_000).specificity).toBeLessThan(0.9);
    expect(accuracyOf(2, assumed).specificity).toBeCloseTo(0.84, 10);
  });

  it.each([1, 2, 3, 4])('%s 次：模拟与公式相符', (visits) => {
    const told = simulate(visits, assumed, 20_000);
    const expected = accuracyOf(visits, assumed);
    expect(Math.abs(told.sensitivity - expected.sensitivity)).toBeLessThan(0.012);
    expect(Math.abs(told.specificity - expected.specificity)).toBeLessThan(0.012);
  });

  it('误扣太多时，再多次数也证明不了', () => {
    expect(visitsNeeded({ found: 0.6, slip: 0.2 }, 0.9)).toBeNull();
  });
});

describe('比例与区间（Wilson）', () => {
  it('已知的值：10 中 1，[0.0179, 0.4042]；0 次时什么也没说', () => {
    const { share, low, high } = shareOf(1, 10);
    expect([share, low.toFixed(4), high.toFixed(4)]).toEqual([0.1, '0.0179', '0.4042']);
    expect(shareOf(0, 0)).toMatchObject({ share: null, low: 0, high: 1 });
    expect(shareOf(0, 10).low).toBe(0);
  });
});

describe('逾期提级', () => {
  const { ladder } = defaultSettings;
  const due = Date.parse('2023-05-11T00:00:00+08:00');
  it.each([
    ['到期日的最后一秒', '2023-05-10T23:59:59+08:00', []],
    ['过期', '2023-05-11T00:00:00+08:00', ['outlet-head']],
    ['过期将满三天', '2023-05-13T23:59:59+08:00', ['outlet-head']],
    ['过期满三天', '2023-05-14T00:00:00+08:00', ['outlet-head', 'service-admin']],
    ['过期满七天', '2023-05-18T00:00:00+08:00', ['outlet-head', 'service-admin', 'leading-group']],
  ])('%s', (_, now, told) => {
    expect(toldAt(ladder, escalationLevel(ladder, due, Date.parse(now)))).toEqual(told);
  });
});
