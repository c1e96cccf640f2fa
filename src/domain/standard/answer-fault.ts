/** Whether an answer fits its item, and what a finished answer must bring along. */
import { allItems, codeOfKey } from './asked.ts';
import { compare, fraction, isZero, over } from './fraction.ts';
import type { Answer, AnswerValue, Fault, FaultCode, Item, StandardDocument } from './model.ts';
import { itemOutcome } from './outcome.ts';

type Answers = Record<string, Answer>;

const decimal = /^-?\d+(\.\d+)?$/;
const fault = (code: FaultCode, item: Item, params: Record<string, string> = {}): Fault => ({
  code,
  params: { code: item.code, name: item.name, ...params },
});

function deductionFault(item: Item, deducted: string, step: string): Fault | null {
  if (!decimal.test(deducted) || deducted.startsWith('-')) {
    return fault('bad-number', item, { value: deducted });
  }
  const taken = fraction(deducted);
  if (compare(taken, fraction(item.points)) > 0) {
    return fault('over-points', item, { value: deducted, points: item.points });
  }
  const isWhole = isZero(fraction(step)) || over(taken, fraction(step)).d === 1n;
  return isWhole ? null : fault('off-step', item, { value: deducted, step });
}

function numberFault(item: Item, number: string): Fault | null {
  if (!decimal.test(number) || number.startsWith('-')) {
    return fault('bad-number', item, { value: number });
  }
  return null;
}

function valueFault(item: Item, value: AnswerValue): Fault | null {
  const { form } = item;
  if (value.kind !== form.kind) return fault('wrong-kind', item);
  if (value.kind === 'points' && form.kind === 'points') {
    return deductionFault(item, value.deducted, form.step);
  }
  if (value.kind === 'count') {
    const isCount = Number.isInteger(value.count) && value.count >= 0 && value.count <= 9999;
    return isCount ? null : fault('bad-count', item, { value: String(value.count) });
  }
  if (value.kind === 'choice' && form.kind === 'choice') {
    const known = form.options.some((option) => option.code === value.option);
    return known ? null : fault('unknown-option', item, { value: value.option });
  }
  return value.kind === 'number' ? numberFault(item, value.number) : null;
}

/**
 * Why this answer cannot stand on this item: of another kind, above its points, off its step, 不适用
 * where it must be answered. Null when it fits. An item with a condition may always be 不适用.
 */
export function answerFault(item: Item, answer: Answer): Fault | null {
  if (answer.value.kind !== 'not-applicable') return valueFault(item, answer.value);
  return item.mayNotApply || item.when || item.extra ? null : fault('must-apply', item);
}

/** What is lost must say why, and show it where the item wants evidence. */
function lackOf(item: Item, answer: Answer): Fault | null {
  if (answer.value.kind === 'not-applicable') return null;
  const { state, deducted, failed } = itemOutcome(item, [answer], 'worst');
  const lost = !item.extra && state === 'earned' && (!isZero(deducted) || failed);
  if (lost && answer.reason.trim() === '') return fault('reason-missing', item);
  const wanted = item.evidence === 'required' || (item.evidence === 'on-deduction' && lost);
  return wanted && answer.evidence.length === 0 ? fault('evidence-missing', item) : null;
}

/**
 * What keeps a visit from being submitted, besides items without an answer: per key of `answers`,
 * an answer that does not fit, a deduction without its reason, evidence that is missing, an answer
 * to an item of another version.
 */
export function submissionFaults(
  document: StandardDocument,
  answers: Answers,
): { key: string; fault: Fault }[] {
  const items = new Map(allItems(document).map((item) => [item.code, item]));
  return Object.entries(answers).flatMap(([key, answer]) => {
    const code = codeOfKey(key);
    const item = items.get(code);
    const found: Fault | null = item
      ? (answerFault(item, answer) ?? lackOf(item, answer))
      : { code: 'unknown-item', params: { code, name: code } };
    return found ? [{ key, fault: found }] : [];
  });
}
