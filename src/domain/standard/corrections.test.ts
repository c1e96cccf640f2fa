/** Scores after appeals: what a decision gives back, for the usual case by hand and for every standard. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOfKey } from './asked.ts';
import { correctionsOf } from './corrections.ts';
import { compare, fraction } from './fraction.ts';
import type { Corrections } from './model.ts';
import { scoreAnswers } from './score.ts';
import { anItem, answer, deduct, scored, standardOf } from './testing.ts';

const here = { queueMachine: true };
const day = '2023-06-01';
const items = [anItem('1', '20', { veto: true }), anItem('2', '80')];
const bands = [
  { name: '优秀', from: '90' },
  { name: '不达标', from: '0' },
];
const strict = standardOf([items], { veto: { to: 'at-most', score: '60' }, bands });
const after = (corrections: Corrections) =>
  scoreAnswers(strict, { '1': deduct('4'), '2': deduct('6') }, here, day, corrections);

test('一票否决撤销：得分、等级按其余作答重算；变更为还扣一点，否决仍在', () => {
  expect(after({})).toMatchObject({ score: '60', grade: '不达标', vetoed: ['1'] });
  expect(after({ '1': '0' })).toMatchObject({ score: '94', grade: '优秀', vetoed: [] });
  expect(after({ '1': '1' })).toMatchObject({ score: '60', grade: '不达标', vetoed: ['1'] });
  expect(after({ '2': '0' })).toMatchObject({ score: '60', vetoed: ['1'] });
});

test('没有分值的一票否决也能撤销；裁定不会比原来更差', () => {
  const silent = standardOf([
    [anItem('1', '0', { veto: true, form: { kind: 'pass' } }), anItem('2', '10')],
  ]);
  const failed = { '1': answer({ kind: 'pass' as const, pass: false }), '2': deduct('1') };
  const score = (corrections: Corrections) =>
    scoreAnswers(silent, failed, here, day, corrections).score;
  expect([score({}), score({ '1': '0' }), score({ '1': '0', '2': '9' })]).toEqual(['0', '9', '9']);
});

test('扣到上限的项目：撤销一条只退回上限以内的', () => {
  const capped = standardOf([[anItem('1', '10'), anItem('2', '10')]]);
  capped.modules[0]!.projects[0]!.deductAtMost = '5';
  const lost = { '1': deduct('4'), '2': deduct('4') };
  expect(scoreAnswers(capped, lost, here, day).score).toBe('15');
  expect(scoreAnswers(capped, lost, here, day, { '1': '0' }).score).toBe('16');
});

test('百分制的剩余换成标准自己的分，同一条以后一次为准', () => {
  const left = [
    { itemCode: 'A', remaining: '2.00' },
    { itemCode: 'B', remaining: '0.05' },
    { itemCode: 'A', remaining: '0' },
  ];
  expect(correctionsOf('1000', left)).toEqual({ A: '0', B: '0.5' });
  expect(correctionsOf('90', [{ itemCode: 'A', remaining: '1' }])).toEqual({ A: '0.9' });
});

test('任何标准：撤销一条，等于这一条没有扣过', () => {
  fc.assert(
    fc.property(scored, fc.nat(), ({ document, answers }, pick) => {
      const score = (given: typeof answers, corrections: Corrections = {}) =>
        scoreAnswers(document, given, here, day, corrections);
      const lost = score(answers).items.filter(({ deducted }) => Number(deducted) > 0);
      fc.pre(lost.length > 0);
      const { code } = lost[pick % lost.length]!;
      const others = Object.entries(answers).filter(([key]) => codeOfKey(key) !== code);
      const revoked = score(answers, { [code]: '0' });
      expect(revoked).toMatchObject({
        score: score(Object.fromEntries(others)).score,
        vetoed: score(Object.fromEntries(others)).vetoed,
      });
      expect(compare(fraction(revoked.score), fraction(score(answers).score))).not.toBe(-1);
    }),
    { numRuns: 200 },
  );
});
