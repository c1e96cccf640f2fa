/** Fleiss' κ: agreement of any number of raters, who need not be the same from subject to subject. */
import { normalBelow, normalQuantile } from '../../statistics/normal.ts';
import type { Interval } from '../icc/intervals.ts';

export type FleissKappa = {
  kind: 'kappa';
  /** null when every rating is the same category. */
  kappa: number | null;
  /** P̄, the observed agreement, and Pe, the one expected by chance; 0 … 1. */
  observed: number;
  expected: number;
  /** κ of each category against all others, in the order given; null where nobody or everybody used it. */
  byCategory: (number | null)[];
  /** Standard error for the interval (Gwet 2021), which covers more subjects than those seen; null below two. */
  se: number | null;
  interval: Interval | null;
  /** One-sided, against agreement by chance (Fleiss 1979); null when subjects differ in raters. */
  p: number | null;
  /** Subjects with at least two ratings; only these count. */
  subjects: number;
  /** Subjects with fewer than two ratings, left out. */
  leftOut: number;
};
export type NoFleiss = { kind: 'too-few'; subjects: number; leftOut: number };

const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);
const mean = (list: readonly number[]): number => total(list) / list.length;

/** Of all pairs of raters of one subject, the share that agrees. */
const agreementOf = (counts: readonly number[]): number => {
  const raters = total(counts);
  return total(counts.map((count) => count * (count - 1))) / (raters * (raters - 1));
};

/** κ of one category: 1 − share of disagreeing pairs ÷ what chance would bring. */
function ofCategory(rows: readonly (readonly number[])[], category: number, share: number) {
  const chance = share * (1 - share);
  if (chance < 1e-12) return null;
  const apart = rows.map((counts) => {
    const raters = total(counts);
    return (counts[category]! * (raters - counts[category]!)) / (raters * (raters - 1));
  });
  return 1 - mean(apart) / chance;
}

/** Influence of each subject on κ (Gwet 2021), whose spread gives the standard error. */
function standardError(
  rows: readonly (readonly number[])[],
  shares: number[],
  kappa: number,
  expected: number,
): number | null {
  if (rows.length < 2) return null;
  const room = 1 - expected;
  const influence = rows.map((counts) => {
    const raters = total(counts);
    const own = total(counts.map((count, at) => (count / raters) * shares[at]!));
    return (agreementOf(counts) - expected) / room - (2 * (1 - kappa) * (own - expected)) / room;
  });
  const squares = total(influence.map((value) => (value - kappa) ** 2));
  return Math.sqrt(squares / (rows.length - 1) / rows.length);
}

/** Standard error if raters agreed by chance only (Fleiss, Nee & Landis 1979); equal numbers of raters. */
function chanceError(rows: readonly (readonly number[])[], shares: number[]): number | null {
  const raters = total(rows[0]!);
  if (rows.some((counts) => total(counts) !== raters)) return null;
  const products = shares.map((p) => p * (1 - p));
  const sum = total(products);
  const skew = total(shares.map((p, at) => products[at]! * (1 - 2 * p)));
  return (
    (Math.SQRT2 / sum) *
    Math.sqrt(Math.max(0, sum ** 2 - skew) / (rows.length * raters * (raters - 1)))
  );
}

/**
 * Fleiss' κ (1971). With the same number of raters for each subject it is Fleiss' own formula; else
 * each subject weighs the same, whatever the number of its raters (Gwet).
 * @param counts a row per subject, a column per category: how many raters chose it
 * @param level confidence level of the interval
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
  level = 0.95,
): FleissKappa | NoFleiss {
  const rows = counts.filter((row) => total(row) >= 2);
  const [subjects, leftOut] = [rows.length, counts.length - rows.length];
  const [first] = rows;
  if (!first) return { kind: 'too-few', subjects, leftOut };
  const shares = first.map((_, at) => mean(rows.map((row) => row[at]! / total(row))));
  const observed = mean(rows.map(agreementOf));
  const expected = total(shares.map((share) => share * share));
  const byCategory = shares.map((share, at) => ofCategory(rows, at, share));
  const base = { kind: 'kappa' as const, observed, expected, byCategory, subjects, leftOut };
  if (1 - expected < 1e-12) return { ...base, kappa: null, se: null, interval: null, p: null };
  const kappa = (observed - expected) / (1 - expected);
  const se = standardError(rows, shares, kappa, expected);
  const reach = se === null ? 0 : normalQuantile(1 - (1 - level) / 2) * se;
  const byChance = chanceError(rows, shares);
  return {
    ...base,
    kappa,
    se,
    interval: se === null ? null : [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)],
    p: byChance ? normalBelow(-kappa / byChance) : null,
  };
}
