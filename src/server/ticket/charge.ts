/** What a ticket comes to by the plan in force: the plan's own rule, on the ticket's figures. */
import type { Indicator, Plan } from '../../contract/plan.ts';
import { completeReadings } from '../../domain/plan/readings.ts';
import { orderFor, type Order } from '../../domain/ticket/index.ts';
import { ruleAmount, type VersionRow } from '../plan/index.ts';

export type Figures = {
  clause: string;
  times: number;
  points: string | null;
  amount: string | null;
  offender: string;
  earlier: number;
};
type Input = string | boolean | null;

/** The ticket's figures under the names the plan gives them. */
function inputsOf(plan: Plan, figures: Figures): Record<string, Input> {
  const byField: Record<string, Input> = {
    clause: figures.clause,
    times: String(figures.times),
    points: figures.points,
    amount: figures.amount,
    offender: figures.offender || null,
  };
  const valueOf = ({ source }: Indicator): Input | undefined => {
    if (source.kind === 'fact') return byField[source.field];
    if (source.kind === 'earlier-tickets') return String(figures.earlier);
    return source.kind === 'value' ? source.value : undefined;
  };
  const known = plan.indicators
    .filter(({ each }) => [each].flat().includes('现场处罚'))
    .map((indicator) => [indicator.name, valueOf(indicator)] as const)
    .filter((pair): pair is [string, Input] => pair[1] !== undefined);
  return Object.fromEntries(known);
}

export const clauseOf = (plan: Plan, clause: string) =>
  plan.tickets.find((one) => one.clause === clause) ?? null;

export const ruleOf = (plan: Plan, clause: string) => {
  const named = clauseOf(plan, clause);
  return named ? (plan.rules.find((rule) => rule.id === named.rule) ?? null) : null;
};

/** @returns yuan, negative; null where the plan does not name the clause or a figure is missing */
export function chargeOf(version: VersionRow, figures: Figures): string | null {
  const rule = ruleOf(version.document, figures.clause);
  if (!rule) return null;
  const readings = completeReadings(version.document, version.readings);
  return ruleAmount(version.document, rule, readings, inputsOf(version.document, figures));
}

export function orderOf(version: VersionRow | null, clause: string, earlier: number): Order {
  const named = version && clauseOf(version.document, clause);
  return named ? orderFor(named, earlier) : 'none';
}
