import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, maskName, maskNames, replaceNumbers } from './index.ts';

/** The example of GB 11643-1999, annex; a Luhn-valid test number; numbers nobody has. */
const identity = '11010519491231002X';
const card = '6222021234567890128';
const luhn = (first: string) => {
  for (let digit = 0; digit < 10; digit++)
    if (findNumbers(`${first}${digit}`).some(({ kind }) => kind === 'card'))
      return `${first}${digit}`;
  throw new Error('no check digit');
};

describe('认出文字里的号码', () => {
  it.each([
    ['客户电话13800001234，请回访', 'phone', '13800001234'],
    ['拨打 138 0000 1234 无人接', 'phone', '13800001234'],
    ['+86-138-0000-1234', 'phone', '13800001234'],
    ['座机0577-67861234', 'phone', '057767861234'],
    [`身份证${identity}`, 'identity', identity],
    [`身份证 ${identity.toLowerCase()} 遗失`, 'identity', identity],
    [
      `卡号 ${luhn(card.slice(0, 18)).replace(/(\d{4})(?=\d)/g, '$1 ')}`,
      'card',
      luhn(card.slice(0, 18)),
    ],
  ])('%s', (text, kind, number) => {
    expect(findNumbers(text)).toMatchObject([{ kind, number }]);
  });

  it.each([
    '工单号 W202333032801',
    '2026-11-26 10:30 发生',
    '110105194912310021',
    '扣 1000 元，第 12 条',
    '网点编码 33032801',
  ])('不误认：%s', (text) => {
    expect(findNumbers(text)).toEqual([]);
  });

  it('替换以后再也认不出，别的字一个不动', () => {
    const around = fc.string({ unit: fc.constantFrom('柜', '员', '，', ' ', 'A') });
    fc.assert(
      fc.property(around, fc.integer({ min: 0, max: 99_999_999 }), around, (a, n, b) => {
        const number = `139${String(n).padStart(8, '0')}`;
        const text = `${a}。${number}。${b}`;
        expect(replaceNumbers(text, () => '客户')).toBe(`${a}。客户。${b}`);
      }),
    );
  });
});

describe('姓名掩码', () => {
  it('只留第一个字；几个人分别掩', () => {
    expect([maskName('张三'), maskName('欧阳明日'), maskName(''), maskName('𠮷田')]).toEqual([
      '张*',
      '欧*',
      '',
      '𠮷*',
    ]);
    expect(maskNames('张三、李四')).toBe('张*、李*');
  });
});
