// What a plan's author is told: what is wrong, where, why, and what next; and that no source can do harm.

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, compile } from './compile.ts';
import { FeelError } from './error.ts';
import { toSql } from './sql.ts';
import { Database } from './testing.ts';
import type { Names } from './types.ts';

const NAMES: Names = {
  得分: 'number',
  目标分: 'number',
  等级: 'string',
  检查日期: 'date',
  未定: 'any',
  'Full Name': 'string',
};

const database = new Database();
beforeAll(() => database.open());
afterAll(() => database.close());

function fault(source: string): FeelError {
  try {
    compile(source, NAMES);
  } catch (error) {
    if (error instanceof FeelError) return error;
    throw error;
  }
  throw new Error(`compiled: ${source}`);
}

describe('写错的算式说清错在哪里', () => {
  it.each([
    ['目标分 - 得份', 'unknown-name', '得份', '得分'],
    ['1 + ', 'syntax', '', '没有写完'],
    ['得分 + (目标分 * 2', 'syntax', '', '没有写完'],
    ['得分 ＋ 1', 'syntax', '＋', '半角'],
    ['得分 + 等级', 'type', '得分 + 等级', '数字 与 文本'],
    ['得分 = "98"', 'type', '得分 = "98"', '“=”'],
    ['等级 and true', 'type', '等级', '“and”'],
    ['mn(得分, 1)', 'unknown-function', 'mn', 'min'],
    ['min()', 'arguments', 'min()', 'min('],
    ['round half up(得分)', 'arguments', 'round half up(得分)', 'scale'],
    ['date("2024-02-30")', 'literal', 'date("2024-02-30")', '2023-05-01'],
    ['time("10:00:00+08:00")', 'unsupported', 'time("10:00:00+08:00")', '时区'],
    ['{a: 1}', 'unsupported', '{a: 1}', '上下文'],
    ['(function(x) x)(1)', 'unsupported', '(function(x) x)(1)', '自定义函数'],
    ['未定 + 1', 'unsupported', '未定 + 1', '运行时'],
    ['if 得分 > 1 then "a" else 2', 'unsupported', 'if 得分 > 1 then "a" else 2', '运行时'],
    ['now()', 'unsupported', 'now()', 'now'],
    ['matches(等级, "(")', 'literal', 'matches(等级, "(")', '模式'],
  ])('%s', (source, code, text, hint) => {
    const error = fault(source);
    expect(error.code).toBe(code);
    expect(source.slice(error.from, error.to)).toContain(text);
    expect(error.message).toContain(hint);
    expect(error.en).toMatch(/^[\x20-\x7e\u3400-\uffef]+$/);
  });

  it('检查时返回错误而不抛出', () => {
    expect(check('得分 > 90', NAMES)).toEqual({ ok: true, type: 'boolean', names: ['得分'] });
    expect(check('得份', NAMES)).toMatchObject({
      ok: false,
      errors: [{ code: 'unknown-name', from: 0, to: 2 }],
    });
  });
  it('列出用到的输入，按先后', () =>
    expect(compile('目标分 - 得分 + 目标分', NAMES).names).toEqual(['目标分', '得分']));
  it('树可以存成 JSON', () => {
    const compiled = compile('if 等级 = "一级" then min(得分, 3) else sum([1, 得分])', NAMES);
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });
});

describe('过深过长的算式被拒绝', () => {
  it.each([
    ['括号', '('.repeat(9_000) + '1' + ')'.repeat(9_000)],
    ['未闭合', '('.repeat(10_000)],
    ['列表', '['.repeat(10_000)],
    ['负号', '-'.repeat(10_000) + '1'],
    ['加法', Array(5_000).fill('1').join('+')],
    ['如果', 'if true then 1 else '.repeat(900) + '1'],
    ['过长', '1'.repeat(30_000)],
  ])('%s', (_, source) => expect(fault(source).code).toBe('too-deep'));
});

describe('文本与名称不会变成 SQL', () => {
  const nasty = fc.oneof(
    fc.constantFrom(
      "'; DROP TABLE x; --",
      "\\'; SELECT 1; --",
      "E'\\x27",
      '$$',
      "''''",
      '\\',
      "\\\\'",
      '%s',
      '\u2028',
      '＇',
      '/*',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  it('文本原样返回', () =>
    fc.assert(
      fc.asyncProperty(
        nasty.filter((s) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(s) && s.isWellFormed()),
        async (text) => {
          const compiled = compile(`"${text.replace(/[\\"]/g, '\\$&')}"`, {});
          const { sql, value } = await database.both(compiled, {}, {});
          expect({ sql, value }).toEqual({ sql: text, value: text });
        },
      ),
    ));
  it('替换和模式中的特殊字符', async () => {
    const compiled = compile(`replace("a'b", "'", "\\\\\\\\'")`, {});
    expect(await database.both(compiled, {}, {})).toEqual({ sql: "a\\'b", value: "a\\'b" });
  });
  it('名称只经由调用者的 column', () => {
    const sql = toSql(compile(`x'DROP + 1`, { "x'DROP": 'number' }), () => 'COL');
    expect(sql).not.toContain('DROP');
  });
});
