/** What one answer, or the answers for several persons, come to on one item. */
import {
  compare,
  fraction,
  greatest,
  isZero,
  least,
  minus,
  over,
  sum,
  times,
  whole,
  zero,
  type Fraction,
} from './fraction.ts';
import type { Answer, Item, Scoring } from './model.ts';

export type ItemState = 'earned' | 'not-applicable' | 'unanswered' | 'recorded';
export type Outcome = { state: ItemState; deducted: Fraction; failed: boolean; reason: string };

/** Points of a number by its bands; past the last band nothing is earned. */
function bandPoints(bands: { upTo: string | null; points: string }[], number: string): Fraction {
  const value = fraction(number);
  const band = bands.find(({ upTo }) => upTo === null || compare(value, fraction(upTo)) <= 0);
  return band ? fraction(band.points) : zero;
}

/** Points earned by an answer that fits its item; null when it is not scored. */
function earnedBy(item: Item, { value }: Answer): Fraction | null {
  const points = fraction(item.points);
  const { form } = item;
  if (value.kind === 'pass') return value.pass ? points : zero;
  if (value.kind === 'points') return minus(points, fraction(value.deducted));
  if (value.kind === 'count' && form.kind === 'count') {
    const counted = times(fraction(form.each), whole(value.count));
    return item.extra ? counted : minus(points, counted);
  }
  if (value.kind === 'choice' && form.kind === 'choice') {
    return fraction(form.options.find((option) => option.code === value.option)?.points ?? '0');
  }
  if (value.kind === 'number' && form.kind === 'number')
    return bandPoints(form.bands, value.number);
  return null;
}

const occurred = ({ value }: Answer) =>
  (value.kind === 'count' && value.count > 0) || (value.kind === 'pass' && !value.pass);

function outcomeOf(item: Item, answer: Answer): Outcome {
  const { reason } = answer;
  if (answer.value.kind === 'not-applicable') {
    return { state: 'not-applicable', deducted: zero, failed: false, reason };
  }
  const earned = earnedBy(item, answer);
  if (earned === null) return { state: 'recorded', deducted: zero, failed: false, reason };
  const points = fraction(item.points);
  const kept = greatest(zero, least(earned, points));
  const deducted = minus(points, kept);
  const failed = item.veto && (!isZero(deducted) || occurred(answer));
  return { state: 'earned', deducted, failed, reason };
}

function combined(deducted: Fraction[], people: Scoring['people']): Fraction {
  return people === 'worst'
    ? deducted.reduce(greatest, zero)
    : over(sum(deducted), whole(deducted.length));
}

/** The answers of one item together: 不适用 only when it is so for everybody. */
export function itemOutcome(
  item: Item,
  answers: readonly Answer[] | undefined,
  people: Scoring['people'],
): Outcome {
  if (!answers || answers.length === 0) {
    // Nothing has been deducted yet; a 加分项 has not been earned either.
    const deducted = item.extra ? fraction(item.points) : zero;
    return { state: 'unanswered', deducted, failed: false, reason: '' };
  }
  if (answers.length === 1) return outcomeOf(item, answers[0]!);
  const outcomes = answers.map((answer) => outcomeOf(item, answer));
  const counted = outcomes.filter((outcome) => outcome.state !== 'not-applicable');
  const first = counted[0];
  if (!first) return { ...outcomes[0]!, reason: reasonsOf(outcomes) };
  return {
    state: first.state,
    deducted: combined(
      counted.map((outcome) => outcome.deducted),
      people,
    ),
    failed: counted.some((outcome) => outcome.failed),
    reason: reasonsOf(counted),
  };
}

/**
 * The outcome after an appeal. A 一票否决 is lifted with the last point, not by a smaller deduction:
 * the item fails as soon as anything is lost on it. An appeal never makes it worse.
 */
export function correctedOutcome(outcome: Outcome, left: string | undefined): Outcome {
  if (left === undefined || outcome.state !== 'earned') return outcome;
  const deducted = least(outcome.deducted, fraction(left));
  return { ...outcome, deducted, failed: outcome.failed && !isZero(fraction(left)) };
}

/** Each reason once, sorted, so that the order of the answers does not show. */
const reasonsOf = (outcomes: Outcome[]) =>
  [...new Set(outcomes.map((outcome) => outcome.reason).filter((reason) => reason !== ''))]
    .sort()
    .join('；');

/** Whether an item counts towards the full marks. */
export const isScored = (item: Item): boolean => item.form.kind !== 'text' && !item.extra;
