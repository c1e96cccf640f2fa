/** 名次可信区间：在真值已知的模拟上，区间和概率必须说到做到。 */
import { describe, expect, it } from 'vitest';
import { dice } from '../demo/random.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { rankCertainty, rankedGroup } from './certainty.ts';
import { spreadOf } from './spread.ts';
import { simulate, sumsOf } from './testing.ts';

const bank = { outlets: 40, waves: 4, worth: 3, visit: 2, top: 5, level: 0.95 };
const runs = Array.from({ length: 100 }, (_, seed) => simulate(seed + 1, bank));
const all = runs.flatMap((run) => run.outlets);

describe('模拟 100 家银行 × 40 个网点，方差只由成绩估计', () => {
  it('逐个名次的 95% 区间，平均包含真名次的比例在 93%–97%', () => {
    const held = all.filter(({ place, said }) => place >= said.low && place <= said.high);
    expect(held.length / all.length).toBeGreaterThan(0.93);
    expect(held.length / all.length).toBeLessThan(0.975);
  });

  it('同时成立的区间，95% 以上的银行里全部网点都在区间内', () => {
    const whole = runs.filter((run) =>
      run.outlets.every(
        ({ place, said }) => place >= said.together.low && place <= said.together.high,
      ),
    );
    expect(whole.length / runs.length).toBeGreaterThanOrEqual(0.95);
  });

  it('说“进前 5 的概率约 p”的网点里，确有约 p 进了前 5', () => {
    for (const [from, to] of [
      [0, 0.2],
      [0.2, 0.5],
      [0.5, 0.8],
      [0.8, 1],
    ] as const) {
      const band = all.filter(({ said }) => said.top >= from && said.top <= to);
      const said = band.reduce((sum, one) => sum + one.said.top, 0) / band.length;
      const came = band.filter(({ place }) => place <= 5).length / band.length;
      expect(Math.abs(said - came)).toBeLessThan(0.06);
    }
  });

  it('同时成立的区间不会比逐个的更窄到不含它的名次', () => {
    for (const { said } of all) {
      expect(said.low).toBeLessThanOrEqual(said.high);
      expect(said.together.low).toBeLessThanOrEqual(said.together.high);
    }
  });
});

it('与直接抽样的后验名次一致（12 个网点，20,000 次）', () => {
  const scores = [99, 97.5, 97, 96, 95.5, 95, 94, 93, 92.5, 91, 90, 86];
  const spread = { outlet: 6, visit: 3 };
  const group = rankedGroup(
    scores.map((score) => ({ score, count: 1 })),
    spread,
  );
  const said = rankCertainty(group, spread, scores, { top: 3, bottom: 2, level: 0.9 });
  const { next } = dice(5, 'posterior');
  const times = 20_000;
  const inTop = scores.map(() => 0);
  for (let time = 0; time < times; time++) {
    const drawn = scores.map(
      (score) => group.worth(score) + group.deviation * normalQuantile(next()),
    );
    const third = drawn.toSorted((a, b) => b - a)[2]!;
    drawn.forEach((worth, at) => (inTop[at]! += worth >= third ? 1 : 0));
  }
  said.forEach((one, at) => expect(Math.abs(one.top - inTop[at]! / times)).toBeLessThan(0.02));
});

describe('方差由成绩估计', () => {
  it('两个网点两个波次的手算：网点 (90,92) 与 (80,84)', () => {
    // Wave means 85 and 88: deviations 5, 4 and −5, −4; own means ±4.5; within 2 × 0.5, between 2 × 2 × 20.25.
    const sums = sumsOf([
      [90, 92],
      [80, 84],
    ]);
    expect(sums).toMatchObject({ within: 1, between: 81 });
    // Freedom 4 − 2 − 1 = 1; (81 − 1) ÷ 2 = 40.
    expect(spreadOf(sums)).toEqual({ visit: 1, outlet: 40 });
  });

  it('没有网点被查过两次时，说不出波动，给空', () => {
    expect(spreadOf(sumsOf([[90], [80], [70]]))).toBeNull();
  });
});

it('网点之间没有差别时，每个名次都有可能', () => {
  const spread = { outlet: 0, visit: 4 };
  const group = rankedGroup([{ score: 90, count: 10 }], spread);
  const [one] = rankCertainty(group, spread, [90], { top: 2, bottom: 3, level: 0.95 });
  expect(one).toMatchObject({ low: 1, high: 10, top: 0.2, bottom: 0.3 });
});
