/** 已发表的参考值：算法必须逐位复现，而不是与自己相符。 */
import { describe, expect, it } from 'vitest';
import { cohenKappaOfCounts } from './kappa/cohen.ts';
import { fleissKappa } from './kappa/fleiss.ts';
import { oddVisitShare } from './generalizability.ts';
import { intraclass, type IccForm, type IccReport } from './icc/icc.ts';

/** Shrout & Fleiss (1979), table 2: six subjects, four judges. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const report = (table: (number | null)[][]): IccReport => {
  const answer = intraclass(table);
  if (answer.kind !== 'icc') throw new Error('没有算出信度');
  return answer;
};

describe('组内相关系数 ICC（Shrout 与 Fleiss 1979）', () => {
  const { icc, meanSquares, intervals, tests } = report(shroutFleiss);

  it('四个均方与原文一致', () => {
    expect(meanSquares.bms).toBeCloseTo(11.2417, 4);
    expect(meanSquares.wms).toBeCloseTo(6.2639, 4);
    expect(meanSquares.jms).toBeCloseTo(32.4861, 4);
    expect(meanSquares.ems).toBeCloseTo(1.0194, 4);
  });

  it.each<[IccForm, number]>([
    ['1,1', 0.1657],
    ['2,1', 0.2898],
    ['3,1', 0.7148],
    ['1,k', 0.4428],
    ['2,k', 0.6201],
    ['3,k', 0.9093],
  ])('ICC(%s) = %f', (form, expected) => {
    expect(icc[form]).toBeCloseTo(expected, 4);
  });

  // R package psych, ICC() on the same table: the limits it prints, to two decimals.
  it.each<[IccForm, number, number]>([
    ['1,1', -0.13, 0.72],
    ['2,1', 0.02, 0.76],
    ['3,1', 0.34, 0.95],
    ['1,k', -0.88, 0.91],
    ['2,k', 0.07, 0.93],
    ['3,k', 0.68, 0.99],
  ])('ICC(%s) 的 95%% 区间为 [%f, %f]', (form, low, high) => {
    expect(intervals[form]![0]).toBeCloseTo(low, 2);
    expect(intervals[form]![1]).toBeCloseTo(high, 2);
  });

  it('F 检验：1.79（自由度 5、18）与 11.03（自由度 5、15）', () => {
    expect(tests['1,1'].f).toBeCloseTo(1.79, 2);
    expect(tests['1,1'].p).toBeCloseTo(0.165, 3);
    expect(tests['3,1'].f).toBeCloseTo(11.03, 2);
    expect(tests['3,1'].p).toBeCloseTo(0.00013, 5);
    expect([tests['3,1'].df1, tests['3,1'].df2]).toEqual([5, 15]);
  });

  it('缺分的一行整行不计，并指出是哪一行', () => {
    const withGap = report([...shroutFleiss, [7, null, 3, 4]]);
    expect(withGap.icc).toEqual(icc);
    expect(withGap.meanSquares.leftOut).toEqual([6]);
  });

  it('两人评分全无一致时，区间仍在 −1 与 1 之间，下限不大于上限', () => {
    const opposed = report([
      [1, 6],
      [5, 2],
      [3, 4],
      [6, 1],
      [2, 5],
      [4, 3.5],
    ]);
    for (const form of ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const) {
      const [low, high] = opposed.intervals[form]!;
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it('只有一位评分员或一个对象时说明不足，不给数', () => {
    expect(intraclass([[1], [2]])).toEqual({ kind: 'too-few', subjects: 2, raters: 1 });
    expect(intraclass([[1, 2]])).toEqual({ kind: 'too-few', subjects: 1, raters: 2 });
  });

  it('人人同分时没有定义，给空而不是 1', () => {
    const same = report([
      [5, 5],
      [5, 5],
    ]);
    expect(same.icc['2,1']).toBeNull();
    expect(same.intervals['2,1']).toBeNull();
  });
});

describe('κ 一致性', () => {
  const fleissTable = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];

  it('Fleiss κ：14 人、10 个对象、5 类 → P̄ .378，Pe .213，κ .210', () => {
    const answer = fleissKappa(fleissTable);
    if (answer.kind !== 'kappa') throw new Error('没有算出 κ');
    expect(answer.observed).toBeCloseTo(0.378, 3);
    expect(answer.expected).toBeCloseTo(0.213, 3);
    expect(answer.kappa).toBeCloseTo(0.21, 3);
  });

  it('Cohen κ：20/5/10/15 → .40', () => {
    const answer = cohenKappaOfCounts([
      [20, 5],
      [10, 15],
    ]);
    if (answer.kind !== 'kappa') throw new Error('没有算出 κ');
    expect(answer.kappa).toBeCloseTo(0.4, 10);
    expect(answer.observed).toBeCloseTo(0.7, 10);
    expect(answer.expected).toBeCloseTo(0.5, 10);
  });

  it('两人都只用一个类别时 κ 没有定义', () => {
    const answer = cohenKappaOfCounts([
      [12, 0],
      [0, 0],
    ]);
    expect(answer).toMatchObject({ kind: 'kappa', kappa: null, interval: null });
  });
});

it('单次意外最多歪曲均值的 100/n %（1、2、3 次：100、50、33.3）', () => {
  expect([1, 2, 3].map(oddVisitShare)).toEqual([100, 50, 100 / 3]);
});
