/** 成绩的波动: how far a single visit may be from what an outlet is worth, from outlets visited again and again. */

/** Sums over visits of one kind, each score less the mean of its wave. */
export type VisitSums = {
  visits: number;
  outlets: number;
  waves: number;
  /** Σ over outlets of squared deviations from the outlet's own mean. */
  within: number;
  /** Σ over outlets of visits × (own mean)². */
  between: number;
  /** Σ over outlets of visits². */
  squares: number;
};

/** Variances in squared points. */
export type Spread = {
  /** Of what outlets are worth. */
  outlet: number;
  /** Of a single visit about it: the day, the customer, the inspector. */
  visit: number;
};

/**
 * Variance components of outlets × waves by the method of moments (Henderson 1).
 * @returns null when no outlet was visited twice, or nothing varies: then nothing can be said
 */
export function spreadOf(sums: VisitSums): Spread | null {
  const { visits, outlets, waves, within, between, squares } = sums;
  const freedom = visits - outlets - (waves - 1);
  if (freedom < 1 || outlets < 2) return null;
  const visit = within / freedom;
  const typical = (visits - squares / visits) / (outlets - 1);
  const outlet = Math.max(0, (between / (outlets - 1) - visit) / typical);
  return visit > 0 ? { outlet, visit } : null;
}
