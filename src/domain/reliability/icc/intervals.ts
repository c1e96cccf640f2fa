/** Confidence limits of the three single-score coefficients; those of the mean of k follow from them. */
import { fQuantile } from '../../statistics/f.ts';
import type { MeanSquares } from './mean-squares.ts';

/** Lower and upper limit. */
export type Interval = [low: number, high: number];

/** Limits of a coefficient (F − 1)/(F + k − 1), where F is a quotient of mean squares. */
function fromQuotient(f: number, df1: number, df2: number, k: number, level: number): Interval {
  if (f === Infinity) return [1, 1];
  const p = 1 - (1 - level) / 2;
  const low = f / fQuantile(p, df1, df2);
  const high = f * fQuantile(p, df2, df1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/** Quotient of mean squares; a zero below the line makes it infinite, zero by zero is undefined. */
export const quotient = (above: number, below: number): number | null =>
  below > 0 ? above / below : above > 0 ? Infinity : null;

/** ICC(1,1): one-way. */
export function oneWayInterval(squares: MeanSquares, level: number): Interval | null {
  const { subjects: n, raters: k, bms, wms } = squares;
  const f = quotient(bms, wms);
  return f === null ? null : fromQuotient(f, n - 1, n * (k - 1), k, level);
}

/** ICC(3,1): two-way, these raters only. */
export function mixedInterval(squares: MeanSquares, level: number): Interval | null {
  const { subjects: n, raters: k, bms, ems } = squares;
  const f = quotient(bms, ems);
  return f === null ? null : fromQuotient(f, n - 1, (n - 1) * (k - 1), k, level);
}

/**
 * ICC(2,1): two-way, raters drawn from many; Satterthwaite's degrees of freedom as in Shrout &
 * Fleiss (1979) and McGraw & Wong (1996).
 */
export function randomInterval(
  squares: MeanSquares,
  icc: number | null,
  level: number,
): Interval | null {
  const { subjects: n, raters: k, bms, jms, ems } = squares;
  if (icc === null) return null;
  if (ems === 0 && jms === 0) return [1, 1];
  // Multiplied out with EMS², so that raters who differ by a constant only (EMS = 0) are no special case.
  const judges = k * icc * jms;
  const rest = (n * (1 + (k - 1) * icc) - k * icc) * ems;
  const df = ((k - 1) * (n - 1) * (judges + rest) ** 2) / ((n - 1) * judges ** 2 + rest ** 2);
  if (!(df > 0)) return null;
  const p = 1 - (1 - level) / 2;
  const first = fQuantile(p, n - 1, df);
  const second = fQuantile(p, df, n - 1);
  const error = k * jms + (k * n - k - n) * ems;
  const low = (n * (bms - first * ems)) / (first * error + n * bms);
  const high = (n * (second * bms - ems)) / (error + n * second * bms);
  return [low, high];
}

/** Spearman–Brown: what the mean of k scores is worth when one is worth `single`. */
export const stepUp = (single: number, k: number): number => (single * k) / (1 + single * (k - 1));
