// The explanation an outlet's head reads: the steps, their words, and what was put in.

import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import { specialise } from './specialise.ts';
import type { Input } from './evaluate.ts';
import type { Names } from './types.ts';

const NAMES: Names = {
  得分: 'number',
  目标分: 'number',
  重复扣分: 'number',
  等级: 'string',
  新设: 'boolean',
  检查日期: 'date',
  各项: { list: 'number' },
};
const ROW: Record<string, Input> = {
  得分: '89.50',
  目标分: '92',
  重复扣分: '30',
  等级: 'yes',
  新设: false,
  检查日期: '2024-02-29',
  各项: ['1', '2.50'],
};

const told = (source: string, row = ROW, language: 'zh' | 'en' = 'zh') =>
  explain(compile(source, NAMES), row, language);
const lines = (source: string, row = ROW, language: 'zh' | 'en' = 'zh') =>
  told(source, row, language).steps.map(
    ({ text, value, note }) => `${text} → ${value}${note ? `（${note}）` : ''}`,
  );

describe('逐步解释', () => {
  it('四则运算按人算的次序', () => {
    const explained = told('-(1000 + (目标分 - 得分) * 200)');
    expect(explained).toMatchObject({
      value: '-1500',
      type: 'number',
      expression: '-(1000 + (目标分 - 得分) * 200)',
      substituted: '−(1000 + (92 − 89.5) × 200)',
      inputs: [
        { name: '目标分', value: '92' },
        { name: '得分', value: '89.5' },
      ],
    });
    expect(lines('-(1000 + (目标分 - 得分) * 200)')).toEqual([
      '92 − 89.5 → 2.5',
      '2.5 × 200 → 500',
      '1000 + 500 → 1500',
      '1500 取负 → -1500',
    ]);
  });
  it('条件说明走了哪一支、为什么', () => {
    expect(lines('if 得分 < 目标分 then 目标分 - 得分 else 0')).toEqual([
      '得分 89.5 < 目标分 92 → 成立（条件成立，按“则”计算）',
      '92 − 89.5 → 2.5',
    ]);
    expect(lines('if 新设 then 1 else 2')).toEqual(['新设 → 不成立（条件不成立，取 2）']);
  });
  it('有没有值、是不是，说的是那个量自己', () => {
    const given = 'if 目标分 != null then 目标分 else 100';
    expect(lines(given)).toEqual(['目标分 已填 → 成立（条件成立，按“则”计算）']);
    expect(lines(given, { ...ROW, 目标分: null })).toEqual([
      '目标分 已填 → 不成立（条件不成立，取 100）',
    ]);
    expect(lines(given, { ...ROW, 目标分: null }, 'en')).toEqual([
      '目标分 is given → false（this does not hold: 100 is taken）',
    ]);
    expect(lines('新设 and 得分 > 1', { ...ROW, 新设: true })).toEqual([
      '新设 → 成立',
      '得分 89.5 > 1 → 成立',
    ]);
    expect(lines('新设', { ...ROW, 新设: true })).toEqual(['新设 → 成立']);
  });
  it('选定的读法折进公式，没有选的一支不再出现', () => {
    const source = 'if A = "whole" then ceiling(得分) else min(得分, 98)';
    const folded = specialise(compile(source, { ...NAMES, A: 'string' }), { A: 'share' });
    expect(explain(folded, ROW, 'zh').formula).toBe('取较小者(得分，98)');
  });
  it('取较小者', () =>
    expect(lines('min(重复扣分, 目标分 - 得分)')).toEqual([
      '92 − 89.5 → 2.5',
      '取较小者(30，2.5) → 2.5',
    ]));
  it('且与或只列出各项比较', () => {
    expect(lines('得分 < 98 and 等级 = "yes"')).toEqual([
      '得分 89.5 < 98 → 成立',
      '等级 “yes” = “yes” → 成立',
    ]);
  });
  it('代入后的算式只留走过的一支', () =>
    expect(told('1000 + (if 得分 < 98 then (98 - 得分) * 200 else 0)').substituted).toBe(
      '1000 + (98 − 89.5) × 200',
    ));
  it('且与或决定走哪一支时，说出合起来的结果', () => {
    expect(lines('if 得分 < 98 and 等级 = "no" then 1 else 2')).toEqual([
      '得分 89.5 < 98 → 成立',
      '等级 “yes” = “no” → 不成立',
      '成立 且 不成立 → 不成立（条件不成立，取 2）',
    ]);
  });
  it('长小数截短显示，值不截', () => {
    expect(told('目标分 / 3').value).toBe('30.66666666666666666667');
    expect(lines('目标分 / 3')).toEqual(['92 ÷ 3 → 30.66666666…']);
  });
  it('负数入括号', () =>
    expect(told('目标分 - 得分', { 目标分: '1', 得分: '-2' }).substituted).toBe('1 − (−2)'));
  it('没有得分就是空，不是零', () => {
    const explained = told('目标分 - 得分', { 目标分: '92', 得分: null });
    expect(explained.value).toBeNull();
    expect(explained.steps).toEqual([{ text: '92 − 空', value: '空' }]);
  });
  it('列表与日期', () => {
    expect(lines('sum(各项)')).toEqual(['合计([1, 2.5]) → 3.5']);
    expect(lines('检查日期 + duration("P1M")')).toEqual(['2024-02-29 + P1M → 2024-03-29']);
  });
  it('英文', () =>
    expect(lines('if 得分 < 1 then 1 else min(得分, 2)', ROW, 'en')).toEqual([
      '得分 89.5 < 1 → false（the else branch applies）',
      'min(89.5, 2) → 2',
    ]));
  it('树含每一步的原文和值，只含走过的一支', () => {
    const { tree } = told('if 得分 < 目标分 then 目标分 - 得分 else 0');
    expect(tree).toMatchObject({
      value: '2.5',
      children: [
        {
          text: '得分 < 目标分',
          value: true,
          children: [
            { text: '得分', value: '89.5' },
            { text: '目标分', value: '92' },
          ],
        },
        { text: '目标分 - 得分', value: '2.5' },
      ],
    });
  });
});
