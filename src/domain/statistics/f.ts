/** The F distribution; degrees of freedom need not be whole. */
import { incompleteBeta } from './beta.ts';
import { bisect } from './bisect.ts';

/** P(F > f). Zero at infinity, which stands for a quotient without any error below the line. */
export function fAbove(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  const whole = df1 * f + df2;
  return incompleteBeta(df2 / 2, df1 / 2, df2 / whole, (df1 * f) / whole);
}

/** P(F ≤ f). */
export function fBelow(f: number, df1: number, df2: number): number {
  if (f <= 0) return 0;
  if (f === Infinity) return 1;
  const whole = df1 * f + df2;
  return incompleteBeta(df1 / 2, df2 / 2, (df1 * f) / whole, df2 / whole);
}

/** The f with P(F ≤ f) = p, 0 < p < 1; the search runs over ln f. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const rising = (logF: number) =>
    p > 0.5 ? 1 - p - fAbove(Math.exp(logF), df1, df2) : fBelow(Math.exp(logF), df1, df2) - p;
  return Math.exp(bisect(rising, -700, 700));
}
