/** 作答的文字: every kind of answer reads as words, none as data. */
import { describe, expect, it } from 'vitest';
import { answerWords } from './answer-words.ts';
import type { AnswerForm, AnswerValue } from './model.ts';

const say = {
  pass: '达标',
  fail: '不达标',
  notApplicable: '不适用',
  lost: (n: string) => (Number(n) === 0 ? '未扣分' : `扣 ${n} 分`),
  times: (n: number) => `${n} 次`,
};
const choice: AnswerForm = {
  kind: 'choice',
  options: [{ code: 'a', name: '主动引导', points: '2' }],
};
const minutes: AnswerForm = { kind: 'number', unit: '分钟', bands: [{ upTo: null, points: '1' }] };

describe('作答的文字', () => {
  it.each<[AnswerForm, AnswerValue, string]>([
    [{ kind: 'pass' }, { kind: 'pass', pass: true }, '达标'],
    [{ kind: 'pass' }, { kind: 'pass', pass: false }, '不达标'],
    [{ kind: 'pass' }, { kind: 'not-applicable' }, '不适用'],
    [{ kind: 'points', step: '0.5' }, { kind: 'points', deducted: '1.5' }, '扣 1.5 分'],
    [{ kind: 'points', step: '0.5' }, { kind: 'points', deducted: '0' }, '未扣分'],
    [{ kind: 'count', each: '1' }, { kind: 'count', count: 3 }, '3 次'],
    [choice, { kind: 'choice', option: 'a' }, '主动引导'],
    [choice, { kind: 'choice', option: '已取消的选项' }, '已取消的选项'],
    [minutes, { kind: 'number', number: '12' }, '12 分钟'],
    [{ kind: 'pass' }, { kind: 'number', number: '12' }, '12'],
    [{ kind: 'text' }, { kind: 'text', text: '大堂经理不在岗' }, '大堂经理不在岗'],
  ])('%j 答 %j', (form, value, words) => {
    expect(answerWords({ form }, value, say)).toBe(words);
  });
});
