/** 算例: a rule's worked numbers, run by the very formulas that settle. */
import { Decimal } from 'decimal.js';
import type { Plan, Rule } from '../../contract/plan.ts';
import { completeReadings, visibleReadings } from '../../domain/plan/readings.ts';
import { compile, evaluate, FeelError } from '../../feel/index.ts';
import { namesAt } from '../settlement/index.ts';

export type ExampleResult = { title: string; expected: string; actual: string; ok: boolean };

function amountOf(plan: Plan, rule: Rule, example: Rule['examples'][number]): string {
  const names = namesAt(plan, rule.each, rule.id);
  const readings = {
    ...visibleReadings(plan, rule.id, completeReadings(plan, {})),
    ...example.readings,
  };
  const inputs = { ...readings, ...example.inputs };
  const unknown = Object.keys(inputs).find((name) => !(name in names));
  if (unknown !== undefined) return `（没有名为“${unknown}”的指标）`;
  if (evaluate(compile(rule.when, names), inputs) !== true) return '0';
  const amount = evaluate(compile(rule.amount, names), inputs);
  return amount === null
    ? '（空）'
    : new Decimal(String(amount)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
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
