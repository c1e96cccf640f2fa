/** 算例: a rule's worked numbers, run by the very formulas that settle. */
import { Decimal } from 'decimal.js';
import type { Plan, Rule } from '../../contract/plan.ts';
import { completeReadings } from '../../domain/plan/readings.ts';
import { FeelError } from '../../feel/index.ts';
import { namesAt } from '../settlement/index.ts';
import { ruleAmount } from './rule-amount.ts';

export type ExampleResult = { title: string; expected: string; actual: string; ok: boolean };

function amountOf(plan: Plan, rule: Rule, example: Rule['examples'][number]): string {
  const names = namesAt(plan, rule.each, rule.id);
  const unknown = Object.keys({ ...example.readings, ...example.inputs }).find(
    (name) => !(name in names),
  );
  if (unknown !== undefined) return `（没有名为“${unknown}”的指标）`;
  // Readings named by the example stand above the defaults.
  const inputs = { ...example.readings, ...example.inputs };
  return ruleAmount(plan, rule, completeReadings(plan, {}), inputs) ?? '（空）';
}

/** Never throws: a formula that does not compile shows its message as the result. */
export function runExamples(plan: Plan, rule: Rule): ExampleResult[] {
  return rule.examples.map((example) => {
    const { title, amount: expected } = example;
    try {
      const actual = amountOf(plan, rule, example);
      return {
        title,
        expected,
        actual,
        ok: /^-?\d/.test(actual) && new Decimal(actual).eq(expected),
      };
    } catch (error) {
      if (!(error instanceof FeelError)) throw error;
      return { title, expected, actual: error.message, ok: false };
    }
  });
}
