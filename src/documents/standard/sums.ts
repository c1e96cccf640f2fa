/** Exact sums of points while reading. */
import { compare, decimalOf, fraction, sum } from '../../domain/standard/fraction.ts';

export const addUp = (points: string[]): string => decimalOf(sum(points.map(fraction)), 6);
export const isSame = (a: string, b: string): boolean => compare(fraction(a), fraction(b)) === 0;
