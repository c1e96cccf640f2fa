/** What a rule comes to on given inputs: for worked examples, and for what is about to be entered. */
import { Decimal } from 'decimal.js';
import type { Plan, Readings, Rule } from '../../contract/plan.ts';
import { visibleReadings } from '../../domain/plan/readings.ts';
import { compile, evaluate } from '../../feel/index.ts';
import { namesAt } from '../settlement/index.ts';

type Inputs = Rule['examples'][number]['inputs'];

/**
 * By the formulas that settle, with the readings chosen.
 * @returns yuan as a decimal string rounded half-up to the fen, "0" when the rule does not apply, null
 * when its amount is unknown
 * @throws FeelError when a formula does not compile, or knows no such name as given
 */
export function ruleAmount(
  plan: Plan,
  rule: Rule,
  readings: Readings,
  inputs: Inputs,
): string | null {
  const names = namesAt(plan, rule.each, rule.id);
  const values = { ...visibleReadings(plan, rule.id, readings), ...inputs };
  if (evaluate(compile(rule.when, names), values) !== true) return '0';
  const amount = evaluate(compile(rule.amount, names), values);
  if (amount === null) return null;
  return new Decimal(String(amount)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
}
