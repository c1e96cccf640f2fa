/** 已知真值的模拟：埋进去的严格度、方差和一致性，算法必须找得回来。种子固定，结果可重复。 */
import { describe, expect, it } from 'vitest';
import { dice } from '../demo/random.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { generalizability } from './generalizability.ts';
import type { Observation } from './mixed/observations.ts';
import { agreementByItem } from './kappa/by-item.ts';
import { inspectorSeverity } from './severity.ts';

const outletCount = 120;
const inspectors = ['甲', '乙', '丙', '丁', '戊', '己'];

const normalFrom = (seed: number) => {
  const { next } = dice(seed, 'scores');
  return (sd: number) => sd * normalQuantile(next());
};

/**
 * Every inspector makes 40 visits; each outlet is visited twice, by two people.
 * @param harsh points that the first inspector takes off beyond the others
 */
function panel(seed: number, harsh: number): Observation[] {
  const normal = normalFrom(seed);
  return Array.from({ length: outletCount }, (_, at) => {
    const quality = 92 + normal(3);
    return [0, 1].map((round) => {
      const inspector = (at + round * (1 + (at % 5))) % inspectors.length;
      const score = quality + normal(1.2) - (inspector === 0 ? harsh : 0);
      return { outlet: `W${at}`, visit: `${round}`, inspector: inspectors[inspector]!, score };
    });
  }).flat();
}

const severityOf = (seed: number, harsh: number) => {
  const answer = inspectorSeverity(panel(seed, harsh));
  if (answer.kind !== 'severity') throw new Error('没有算出严格度');
  return answer;
};
const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

describe('检查员严格度', () => {
  it('埋入 3 分的偏严，40 次检查后的估计平均误差在 ±0.5 分内，并判为偏严', () => {
    const errors = seeds.map((seed) => {
      const found = severityOf(seed, 3).inspectors.find((one) => one.inspector === '甲')!;
      expect(found.scores).toBe(40);
      expect(found.verdict.kind).toBe('severe');
      return found.severity - 3;
    });
    const meanError = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
    expect(meanError).toBeLessThan(0.5);
  });

  it('没有偏差时，误判不超过 5 % 所允许的范围', () => {
    const wrong = seeds.flatMap((seed) =>
      severityOf(seed, 0).inspectors.filter((one) => one.verdict.kind !== 'not-shown'),
    );
    expect(wrong.length).toBeLessThanOrEqual(seeds.length * inspectors.length * 0.05);
  });

  it('行的次序不改变结果', () => {
    const rows = panel(3, 3);
    expect(inspectorSeverity(rows.toReversed())).toEqual(inspectorSeverity(rows));
  });

  it('检查太少时不下结论', () => {
    const few = panel(1, 3).filter((row, at) => row.inspector !== '甲' || at < 12);
    const answer = inspectorSeverity(few);
    if (answer.kind !== 'severity') throw new Error('没有算出严格度');
    const own = answer.inspectors.find((one) => one.inspector === '甲')!;
    expect(own.scores).toBeLessThan(5);
    expect(own.verdict).toEqual({ kind: 'too-few', needed: 5 });
  });
});

describe('概化理论：要几次检查才够', () => {
  const componentsOf = (seed: number) => {
    const answer = generalizability(panel(seed, 0));
    if (answer.kind !== 'generalizability') throw new Error('没有算出方差');
    return answer.components;
  };

  it('找回埋入的方差：网点 9、误差 1.44，20 次模拟的平均偏离不到一成', () => {
    const found = seeds.map(componentsOf);
    const mean = (of: (one: (typeof found)[number]) => number) =>
      found.reduce((sum, one) => sum + of(one), 0) / found.length;
    expect(Math.abs(mean((one) => one.outlet) / 9 - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean((one) => one.residual) / 1.44 - 1)).toBeLessThan(0.1);
    expect(found.every((one) => one.visit === null)).toBe(true);
  });

  it('达到 0.8 所需的次数正好够：少一次就不够', () => {
    const noisy = generalizability(panel(7, 0), 0.95);
    if (noisy.kind !== 'generalizability' || !noisy.visitsNeeded) throw new Error('没有算出次数');
    const phi = (visits: number) =>
      noisy.plans.find((plan) => plan.visits === visits && plan.inspectors === 1)!.forMark!;
    expect(noisy.visitsNeeded).toBeGreaterThan(1);
    expect(phi(noisy.visitsNeeded)).toBeGreaterThanOrEqual(0.95);
    expect(phi(noisy.visitsNeeded - 1)).toBeLessThan(0.95);
  });

  it('同一次检查由两人评分时，能分开“检查”与“评分”的方差', () => {
    const normal = normalFrom(11);
    const doubles = Array.from({ length: 200 }, (_, at) => {
      const quality = 90 + normal(3);
      return [0, 1].flatMap((visit) => {
        const thatDay = quality + normal(2);
        return [0, 1].map((second) => ({
          outlet: `W${at}`,
          visit: `${visit}`,
          inspector: inspectors[(at + visit + second) % inspectors.length]!,
          score: thatDay + normal(1),
        }));
      });
    }).flat();
    const both = generalizability(doubles);
    if (both.kind !== 'generalizability') throw new Error('没有算出方差');
    expect(both.components.visit).toBeGreaterThan(3);
    expect(both.components.visit).toBeLessThan(5.2);
    expect(both.components.residual).toBeGreaterThan(0.8);
    expect(both.components.residual).toBeLessThan(1.25);
    expect(both.plans.some((plan) => plan.inspectors === 2)).toBe(true);
  });
});

describe('条目一致性', () => {
  const rating = (subject: string, rater: string, category: string | null) => ({
    item: 'A01',
    subject,
    rater,
    category,
  });

  it('只有一人评过的检查不计，说明略去几个', () => {
    const [item] = agreementByItem([
      rating('1', '甲', '达标'),
      rating('1', '乙', '达标'),
      rating('2', '甲', '不达标'),
      rating('2', '乙', '不达标'),
      rating('3', '甲', '达标'),
      rating('4', '甲', '达标'),
      rating('4', '乙', null),
    ]);
    expect(item).toMatchObject({ subjects: 2, leftOut: 2, agreement: 1 });
    expect(item!.fleiss?.kappa).toBeCloseTo(1, 12);
    expect(item!.cohen?.kappa).toBeCloseTo(1, 12);
  });

  it('评分员不止两人时不给 Cohen κ', () => {
    const [item] = agreementByItem(
      ['1', '2'].flatMap((subject) =>
        ['甲', '乙', '丙'].map((rater) => rating(subject, rater, subject)),
      ),
    );
    expect(item!.cohen).toBeNull();
    expect(item!.fleiss?.kappa).toBeCloseTo(1, 12);
  });
});
