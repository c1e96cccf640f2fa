/** 计算说明: a line opened up: clause, readings, inputs, arithmetic, facts and evidence. */
import type { Plan, Rule } from '../../contract/plan.ts';
import type { LineDetail } from '../../contract/settlement.ts';
import { compile, explain, specialise, type Explanation } from '../../feel/index.ts';
import type { Language } from '../../contract/problem.ts';
import { completeReadings, visibleReadings } from '../../domain/plan/readings.ts';
import { namesAt } from '../settlement/index.ts';

type Stored = {
  ruleId: string;
  amount: string;
  reading: Record<string, string>;
  inputs: Record<string, string | boolean | null>;
};

/** The formula with the line's readings folded in, over the line's stored inputs. */
function explainFormula(
  plan: Plan,
  rule: Rule,
  source: string,
  line: Stored,
  language: Language,
): Explanation {
  const readings = {
    ...visibleReadings(plan, rule.id, completeReadings(plan, {})),
    ...line.reading,
  };
  const compiled = specialise(compile(source, namesAt(plan, rule.each, rule.id)), readings);
  return explain(compiled, line.inputs, language);
}

export const findRule = (plan: Plan, id: string) => plan.rules.find((rule) => rule.id === id);

/** What a reader is shown of it; the whole tree stays here. */
const present = ({ value, expression, substituted, steps }: Explanation): LineDetail['when'] => ({
  value: Array.isArray(value) ? value.join('、') : value,
  expression,
  substituted,
  steps,
});

export function explainLine(plan: Plan, rule: Rule, line: Stored, language: Language) {
  return {
    when: present(explainFormula(plan, rule, rule.when, line, language)),
    amountExplained: present(explainFormula(plan, rule, rule.amount, line, language)),
  };
}

/** One sentence: what the rule is, the arithmetic with its figures, the result. */
export function lineText(plan: Plan, rule: Rule, line: Stored, language: Language = 'zh'): string {
  const { substituted } = explainFormula(plan, rule, rule.amount, line, language);
  return `${rule.title}：${substituted} = ${line.amount}`;
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
  return Object.entries(line.inputs).map(([name, value]) => ({
    name,
    value,
    unit: byName.get(name)?.unit ?? '',
    note: byName.get(name)?.note ?? '',
  }));
}
