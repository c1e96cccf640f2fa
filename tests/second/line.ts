/** A line of the second settlement's ledger, and the one place where lines are made. */
import { type Exact, fenText, toFen } from './exact.ts';
import { phaseOf, type Visit } from './year.ts';

export type Line = {
  rule: string;
  unit: string;
  payer: string;
  wave: string | null;
  phase: string | null;
  amount: string;
};

/** The line of a rule that looks at one visit; `divisor` when a prize is shared. */
export function visitLine(rule: string, visit: Visit, amount: Exact, divisor = 1n): Line {
  return {
    rule,
    unit: visit.unit,
    payer: visit.unit,
    wave: visit.wave,
    phase: visit.phase?.name ?? null,
    amount: fenText(toFen(amount, divisor)),
  };
}

/** The line of a complaint, an exposure or a ticket. */
export function factLine(
  rule: string,
  fact: { unitCode: string; happenedOn: string },
  amount: Exact,
): Line {
  return {
    rule,
    unit: fact.unitCode,
    payer: fact.unitCode,
    wave: null,
    phase: phaseOf(fact.happenedOn)?.name ?? null,
    amount: fenText(toFen(amount)),
  };
}

/** The line of a rule that looks at the whole year. */
export function yearLine(rule: string, unit: string, amount: Exact): Line {
  return { rule, unit, payer: unit, wave: null, phase: null, amount: fenText(toFen(amount)) };
}
