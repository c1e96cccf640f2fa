/** 密码规则: what is refused, by which rule, and what is not. */
import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const rules = { minLength: 10, minKinds: 3 };
const holder = {
  username: 'zs.wencheng',
  name: '张三丰',
  pinyin: 'zhangsanfeng zsf',
  staffNo: '20230017',
};
const ruleOf = (password: string) => passwordFault(password, rules, holder)?.rule ?? null;

describe('太短', () => {
  it.each(['Tq8#vLm2x', '短密码', ''])('%s', (password) => {
    expect(passwordFault(password, rules, holder)).toEqual({ rule: 'short', least: 10 });
  });
  it('按字数而不是按字节数', () => {
    expect(ruleOf('今天的天气真是不错呀')).toBeNull();
    expect(ruleOf('今天的天气真不错呀')).toBe('short');
  });
});

describe('常见', () => {
  it.each([
    '1234567890',
    'aaaaaaaaaaaa',
    'Password123!',
    'P@ssw0rd2024',
    'qwertyuiop',
    'Admin888888',
    'Admin@2024!',
    'woaini5201314',
    'Woaini@1314520',
    'Zhongguo@1949',
    'Youchu95580!',
    'Yinhang@12345',
    'Abc123456789',
    '1qaz2wsx3edc',
    'Qwe123456789!',
    'Woaizhongguo1!',
    'Beijing@2008',
    'Mingchuang#1',
    '13145201314',
    '19900101Abc!',
  ])('%s', (password) => {
    expect(ruleOf(password)).toBe('common');
  });
});

describe('与本人有关', () => {
  it.each([
    ['ZS.Wencheng#9x', 'username'],
    ['Zhangsanfeng#8', 'name'],
    ['zhang-san-feng#8A', 'name'],
    ['我就是张三丰没错的呀', 'name'],
    ['Kx#20230017vQ', 'staffNo'],
  ])('%s', (password, what) => {
    expect(passwordFault(password, rules, holder)).toEqual({ rule: 'personal', what });
  });
});

describe('太单调', () => {
  it.each(['kdjwmqpzxv', 'kdjwmqpzx7', 'kkkkkkkkkkkk', 'AbAbAbAbAbAb'])('%s', (password) => {
    expect(ruleOf(password)).toBe('plain');
  });
  it('种类按设置', () => {
    expect(passwordFault('kdjwmqpzx7', { ...rules, minKinds: 2 }, holder)).toBeNull();
  });
});

describe('可以用', () => {
  it.each(['correct horse battery', '今天的天气真是不错呀', 'Tq8#vLm2xPz', 'Rk7-wn3-Hq9'])(
    '%s',
    (password) => {
      expect(ruleOf(password)).toBeNull();
    },
  );
});
