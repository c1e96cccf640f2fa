/** What a decision leaves of the points or money in dispute. */
import type { Decision } from './model.ts';

export type RemainingFault = 'missing' | 'more' | 'same' | 'negative';

const decimal = /^-?\d+(\.\d{1,2})?$/;

/**
 * Money on a line may be negative (考核) or positive (奖励 that should have been larger); points and
 * fines are never below zero. A change must change something; what nothing remains of is revoked.
 * @param before decimal text @param given decimal text of what should remain, for `changed` only
 * @returns the remaining amount as text, or why it cannot be
 */
export function remainingOf(
  kind: 'points' | 'money',
  decision: Decision,
  before: string,
  given: string | null,
): { remaining: string } | { fault: RemainingFault } {
  if (decision === 'upheld') return { remaining: before };
  // A reward cannot be taken away by the appeal of the one who was to have it.
  if (decision === 'revoked')
    return Number(before) > 0 && kind === 'money' ? { fault: 'more' } : { remaining: '0' };
  if (given === null || !decimal.test(given)) return { fault: 'missing' };
  const [was, becomes] = [Number(before), Number(given)];
  if (becomes === was) return { fault: 'same' };
  if (kind === 'points' && becomes < 0) return { fault: 'negative' };
  // An appeal never makes it worse for the one who files it.
  if (kind === 'points' ? becomes > was : becomes < was) return { fault: 'more' };
  return { remaining: given };
}
