/** What the person at the terminal wants to know first: rule by rule, how many lines and how much. */
import { Decimal } from 'decimal.js';
import type { Plan } from '../contract/plan.ts';
import type { SettledLine } from './in-memory.ts';
import { textTable } from './terminal.ts';

const total = (lines: SettledLine[]) =>
  lines.reduce((sum, line) => sum.plus(line.amount), new Decimal(0)).toFixed(2);
const units = (lines: SettledLine[]) => String(new Set(lines.map((line) => line.unit)).size);

export type RuleTotal = {
  rule: string;
  title: string;
  lines: number;
  units: string;
  amount: string;
};

export function totalsByRule(plan: Plan, lines: SettledLine[]): RuleTotal[] {
  const byRule = Map.groupBy(lines, (line) => line.rule);
  return plan.rules.map(({ id, title }) => {
    const own = byRule.get(id) ?? [];
    return { rule: id, title, lines: own.length, units: units(own), amount: total(own) };
  });
}

export function summary(plan: Plan, lines: SettledLine[]): string {
  const rows = totalsByRule(plan, lines).map((r) => [
    r.rule,
    r.title,
    String(r.lines),
    r.units,
    r.amount,
  ]);
  const all = ['合计', '', String(lines.length), units(lines), total(lines)];
  return `${plan.title}（${plan.period.from} 至 ${plan.period.to}）\n${textTable(['规则', '名称', '>行数', '>网点数', '>金额（元）'], [...rows, all])}\n`;
}
