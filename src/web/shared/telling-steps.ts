// Which steps of an explanation tell a reader something: not "成立 且 成立", not a number equal to itself.
import type { LineDetail } from '../../contract/ledger.ts';

export type Step = LineDetail['when']['steps'][number];

const minus = (text: string) => text.replace(/^-(?=\d)/, '−');
const joinsOnly = /^(?:[()\s]|成立|不成立|且|或|true|false|and|or)+$/;
const isNumber = (text: string) => /^[−-]?\d/.test(text);

export const telling = (steps: readonly Step[]): Step[] =>
  steps.filter((step) => !joinsOnly.test(step.text) && minus(step.text) !== minus(step.value));

/** "条款 “R11” = “R11”" says it twice where it holds. */
const saidOnce = (text: string) => text.replace(/ (“[^”]*”|"[^"]*"|[−\d.]+) = \1$/, ' = $1');

/** What holds, which is why the condition does, e.g. "得分 90.6 < 98", "有理由". */
export const reasons = (steps: readonly Step[]): string[] =>
  telling(steps)
    .filter((step) => step.value === '成立' || step.value === 'true')
    .map((step) => saidOnce(step.text));

/** The sums that make an amount, e.g. "98 − 90.6 = 7.4". */
export const sums = (steps: readonly Step[]): string[] =>
  telling(steps)
    .filter((step) => isNumber(step.value))
    .map((step) => `${step.text} = ${minus(step.value)}`);
