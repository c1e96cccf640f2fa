/**
 * 按风险定频次: outlets below the target of their phase are visited more often, those that do not
 * improve most of all (篇三第三阶段). The rule is three whole numbers; what it would cost is simulated
 * before a round is opened.
 */
export type FrequencyRule = {
  /** Visits in the phase: at or above target (or not visited yet), below, below and not better than before. */
  base: number;
  below: number;
  notImproving: number;
};
export type RiskClass = keyof FrequencyRule;
/** Decimal scores of the last visit and the one before, as numbers of hundredths; null = none. */
export type Standing = { last: number | null; before: number | null; target: number | null };

export function riskClass({ last, before, target }: Standing): RiskClass {
  if (last === null || target === null || last >= target) return 'base';
  return before !== null && last <= before ? 'notImproving' : 'below';
}

/** Whether an outlet of this class is visited in the n-th round of the phase (from 1). */
export const isDue = (rule: FrequencyRule, risk: RiskClass, nth: number): boolean =>
  rule[risk] >= nth;

export type Load = {
  classes: { risk: RiskClass; outlets: number; visits: number }[];
  /** Visits of each round of the phase. */
  rounds: number[];
  total: number;
  /** Visits that fall to one inspector in each round, rounded up; null without inspectors. */
  perInspector: number[] | null;
  /** The most that one inspector may take in a round; rounds beyond it are too heavy. */
  capacity: number | null;
};

const order: RiskClass[] = ['notImproving', 'below', 'base'];

/** What a rule would cost: outlets by class, visits by round, and the load of one inspector. */
export function simulateLoad(
  rule: FrequencyRule,
  outlets: Record<RiskClass, number>,
  inspectors: number,
  capacity: number | null,
): Load {
  const classes = order.map((risk) => ({
    risk,
    outlets: outlets[risk],
    visits: outlets[risk] * rule[risk],
  }));
  const most = Math.max(0, ...order.map((risk) => rule[risk]));
  const rounds = Array.from({ length: most }, (_, at) =>
    order.reduce((sum, risk) => sum + (isDue(rule, risk, at + 1) ? outlets[risk] : 0), 0),
  );
  return {
    classes,
    rounds,
    total: classes.reduce((sum, { visits }) => sum + visits, 0),
    perInspector: inspectors > 0 ? rounds.map((visits) => Math.ceil(visits / inspectors)) : null,
    capacity,
  };
}
