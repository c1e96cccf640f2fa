/** The range of n independent standard normal values: the distribution behind Tukey's comparisons. */
import { bisect } from './bisect.ts';
import { normalBelow, normalDensity } from './normal.ts';

const step = 0.01;
const end = 9;

/** P(largest − smallest ≤ range) of n values, by Simpson's rule over the largest. */
export function rangeBelow(range: number, n: number): number {
  if (range <= 0) return 0;
  if (n < 2) return 1;
  const points = Math.round((2 * end) / step);
  let sum = 0;
  for (let at = 0; at <= points; at++) {
    const largest = at * step - end;
    const outside = normalBelow(-largest) + normalBelow(largest - range);
    if (outside >= 1) continue;
    const weight = at === 0 || at === points ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * normalDensity(largest) * Math.exp((n - 1) * Math.log1p(-outside));
  }
  return Math.min(1, (n * sum * step) / 3);
}

/**
 * The range that n values exceed with probability 1 − p only; the studentised range with a known
 * standard error (infinite degrees of freedom).
 */
export const rangeQuantile = (p: number, n: number): number =>
  n < 2 ? 0 : bisect((range) => rangeBelow(range, n) - p, 0, 20);
