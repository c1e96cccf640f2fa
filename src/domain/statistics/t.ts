/** Student's t distribution, as the root of an F with one degree of freedom. */
import { fQuantile } from './f.ts';

/** The t with P(T ≤ t) = p, 0.5 < p < 1. */
export const tQuantile = (p: number, df: number): number => Math.sqrt(fQuantile(2 * p - 1, 1, df));
