/** 计算说明: a line opened up: clause, readings, inputs, arithmetic, facts and evidence. */
import type { Plan, Rule } from '../../contract/plan.ts';
import type { LineDetail } from '../../contract/ledger.ts';
import { compile, explain, specialise, type Compiled, type Explanation } from '../../feel/index.ts';
import type { Language } from '../../contract/problem.ts';
import { ruleInputs, waivedBy } from '../../domain/ledger/waiver.ts';
import { maskName } from '../../domain/personal/names.ts';
import { completeReadings, visibleReadings } from '../../domain/plan/readings.ts';
import { namesAt } from '../settlement/index.ts';

type Stored = {
  ruleId: string;
  amount: string;
  reading: Record<string, string>;
  inputs: Record<string, string | boolean | null>;
  /** The line that this one takes back; its inputs are that line's. */
  reversesId?: number | null;
  reason?: string;
};

/** Formulas made ready, by rule; a plan read anew brings rules of its own, so nothing grows stale. */
const ready = new WeakMap<Rule, Map<string, Compiled>>();

/** The formula with the line's readings folded in. Thousands of lines share one rule and its readings. */
function readyFormula(
  plan: Plan,
  rule: Rule,
  field: 'when' | 'amount',
  reading: Stored['reading'],
): Compiled {
  const known = ready.get(rule) ?? new Map<string, Compiled>();
  ready.set(rule, known);
  const key = JSON.stringify([field, reading]);
  const found = known.get(key);
  if (found) return found;
  const defaults = visibleReadings(plan, rule.id, completeReadings(plan, {}));
  const compiled = compile(rule[field], namesAt(plan, rule.each, rule.id));
  const made = specialise(compiled, { ...defaults, ...reading });
  known.set(key, made);
  return made;
}

/** 责任人 and the like as somebody sees them who may not know the people of the line's unit. */
export function withoutNames<T extends Stored>(plan: Plan, line: T): T {
  const names = plan.indicators
    .filter(({ source }) => source.kind === 'fact' && source.field === 'offender')
    .map(({ name }) => name);
  const masked = names.flatMap((name) => {
    const value = line.inputs[name];
    return typeof value === 'string' ? [[name, maskName(value)]] : [];
  });
  return { ...line, inputs: { ...line.inputs, ...Object.fromEntries(masked) } };
}

export const findRule = (plan: Plan, id: string) => plan.rules.find((rule) => rule.id === id);

/** What a reader is shown of it; the whole tree stays here. */
const present = ({ value, formula, substituted, steps }: Explanation): LineDetail['when'] => ({
  value: Array.isArray(value) ? value.join('、') : value,
  expression: formula,
  substituted,
  steps,
});

type Steps = LineDetail['when']['steps'];

/** What an appeal made of the amount that the rule gives. */
function decidedStep(line: Stored, language: Language): Steps {
  const waived = waivedBy(line.inputs);
  if (!waived) return [];
  const text =
    language === 'en'
      ? `decided on appeal ${waived.appealId}, in place of ${waived.byRule}`
      : `申诉 ${waived.appealId} 号裁定，代替按规则的 ${waived.byRule}`;
  return [{ text, value: waived.remains, note: waived.reason }];
}

/** A reversing line is the line it takes back with the opposite sign. */
function reversedStep({ reversesId, amount, reason = '' }: Stored, language: Language): Steps {
  if (!reversesId) return [];
  const text =
    language === 'en'
      ? `takes back line ${reversesId}: the opposite amount`
      : `冲销第 ${reversesId} 行，金额相反`;
  return [{ text, value: amount, note: reason }];
}

export function explainLine(plan: Plan, rule: Rule, line: Stored, language: Language) {
  const inputs = ruleInputs(line.inputs);
  const told = (field: 'when' | 'amount') =>
    present(explain(readyFormula(plan, rule, field, line.reading), inputs, language));
  const amount = told('amount');
  const closing = [...decidedStep(line, language), ...reversedStep(line, language)];
  return {
    when: told('when'),
    amountExplained: {
      ...amount,
      value: closing.at(-1)?.value ?? amount.value,
      steps: [...amount.steps, ...closing],
    },
  };
}

/** One sentence: what the rule is, the arithmetic with its figures, what changed it, the result. */
export function lineText(plan: Plan, rule: Rule, line: Stored, language: Language = 'zh'): string {
  const formula = readyFormula(plan, rule, 'amount', line.reading);
  const { substituted, value } = explain(formula, ruleInputs(line.inputs), language);
  const closing = [...decidedStep(line, language), ...reversedStep(line, language)];
  if (closing.length === 0) return `${rule.title}：${substituted} = ${line.amount}`;
  const changes = closing.map(({ text, value: after }) => `${text}：${after}`);
  return `${rule.title}：${substituted} = ${String(value)}；${changes.join('；')}`;
}

/** The readings in force on the line, with the words of their options. */
export function presentReadings(
  plan: Plan,
  rule: Rule,
  reading: Record<string, string>,
): LineDetail['readings'] {
  return [...plan.readings, ...rule.readings].flatMap(({ id, question, options }) => {
    const value = reading[id];
    if (value === undefined) return [];
    const label = options.find((option) => option.value === value)?.label ?? value;
    return [{ id, question, value, label, isDefault: options[0]!.value === value }];
  });
}

export function presentInputs(plan: Plan, line: Stored): LineDetail['inputs'] {
  const byName = new Map(plan.indicators.map((indicator) => [indicator.name, indicator]));
  return Object.entries(ruleInputs(line.inputs)).map(([name, value]) => ({
    name,
    value,
    unit: byName.get(name)?.unit ?? '',
    note: byName.get(name)?.note ?? '',
  }));
}
