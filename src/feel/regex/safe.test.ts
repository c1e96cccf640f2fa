/** 会卡住的模式在编译时就拒绝；平常的照用。 */
import { describe, expect, it } from 'vitest';
import { PatternFault } from './parse.ts';
import { translate } from './write.ts';

const isRefused = (pattern: string) => {
  try {
    translate(pattern, '', false);
    return false;
  } catch (fault) {
    if (fault instanceof PatternFault) return fault.kind === 'refused';
    throw fault;
  }
};

describe('拒绝', () => {
  it.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(a|ab)*c',
    '(a?){30}a{30}',
    '([a-z]+\\d?)*x',
    '((a{1,100}){1,100}){1,100}',
    'a*a*a*b',
    '.*.*.*=.*',
    '(a)\\1*(b\\1)*c',
  ])('%s', (pattern) => {
    expect(isRefused(pattern)).toBe(true);
  });
});

describe('照用', () => {
  it.each([
    '^\\d{4}-\\d{2}-\\d{2}$',
    '投诉|曝光',
    '^[A-Z]{2}\\d+$',
    '^\\d+(,\\d+)*$',
    '(着装|手机)+',
    '.*着装.*',
    '(ab)*c',
    '(a)\\1',
  ])('%s', (pattern) => {
    expect(isRefused(pattern)).toBe(false);
  });
});
