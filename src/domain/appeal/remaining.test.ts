/** 变更后剩下多少：不得加重，必须真的改变。 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisions, remainingOf } from './index.ts';

describe('变更', () => {
  test.each([
    ['points', 'changed', '2.00', '1', { remaining: '1' }],
    ['points', 'changed', '2.00', '2', { fault: 'same' }],
    ['points', 'changed', '2.00', '2.5', { fault: 'more' }],
    ['points', 'changed', '2.00', '-1', { fault: 'negative' }],
    ['points', 'changed', '2.00', null, { fault: 'missing' }],
    ['points', 'changed', '2.00', '1.234', { fault: 'missing' }],
    ['money', 'changed', '-400.00', '-200', { remaining: '-200' }],
    ['money', 'changed', '-400.00', '-600', { fault: 'more' }],
    ['money', 'changed', '500.00', '800', { remaining: '800' }],
    ['money', 'changed', '500.00', '300', { fault: 'more' }],
    ['money', 'upheld', '-400.00', null, { remaining: '-400.00' }],
    ['points', 'revoked', '2.00', null, { remaining: '0' }],
    ['money', 'revoked', '-400.00', null, { remaining: '0' }],
    ['money', 'revoked', '500.00', null, { fault: 'more' }],
  ] as const)('%s %s %s → %s', (kind, decision, before, given, expected) => {
    expect(remainingOf(kind, decision, before, given)).toEqual(expected);
  });

  test('申诉的结果从不比原来更差', () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(cents, cents, fc.constantFrom(...decisions), (a, b, d) => {
        const result = remainingOf('money', d, a, b);
        if ('remaining' in result)
          expect(Number(result.remaining)).toBeGreaterThanOrEqual(Number(a));
      }),
    );
  });
});
