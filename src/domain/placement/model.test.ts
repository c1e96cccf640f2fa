/** 检查之前有没有申请：早于检查、检查时还没有补上或撤回的才算。 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextCode, standingAt } from './model.ts';

const at = '2023-07-01T10:00:00+08:00';
const span = (askedAt: string, closedAt: string | null = null) => ({ askedAt, closedAt });

it('检查前一小时提出、还没有答复的申请算数，时区不同也一样', () => {
  expect(standingAt([span('2023-07-01T01:00:00Z')], at)).not.toBeNull();
});

it('检查以后才提出的不算，同一时刻的也不算', () => {
  expect(standingAt([span('2023-07-01T02:00:01Z'), span(at)], at)).toBeNull();
});

it('检查前已经补上、之后又缺的，要有新的申请', () => {
  const old = span('2023-06-01T00:00:00Z', '2023-06-10T00:00:00Z');
  expect(standingAt([old], at)).toBeNull();
  expect(standingAt([old, span('2023-06-30T00:00:00Z')], at)).toEqual(span('2023-06-30T00:00:00Z'));
});

it('检查以后才补上的，检查当时仍是已申请', () => {
  expect(standingAt([span('2023-06-30T00:00:00Z', '2023-07-02T00:00:00Z')], at)).not.toBeNull();
});

it('任何时刻：算数当且仅当提出在前、结束在后', () => {
  const moment = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(moment, fc.option(moment), moment, (asked, closed, check) => {
      const iso = (n: number) => new Date(n * 60_000).toISOString();
      const request = span(iso(asked), closed === null ? null : iso(closed));
      const counts = asked < check && (closed === null || closed > check);
      expect(standingAt([request], iso(check)) !== null).toBe(counts);
    }),
  );
});

it('编码接着用过的最大号往下排', () => {
  expect(nextCode([])).toBe('DZ-01');
  expect(nextCode(['DZ-02', 'A-9', 'DZ-11'])).toBe('DZ-12');
});
