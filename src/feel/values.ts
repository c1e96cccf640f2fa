// Order and equality of running values, the same as the SQL they mirror.

import { Decimal } from 'decimal.js';
import type { Value } from './operations.ts';

function comparePoints(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    if (x[i] !== y[i]) return x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
  }
  return x.length - y.length;
}

/** <0, 0 or >0 for two values of one ordered type; texts by code point, as COLLATE "C" has it. */
export function compareValues(a: Value, b: Value): number {
  return typeof a === 'string'
    ? comparePoints(a, b as string)
    : (a as Decimal).comparedTo(b as Decimal);
}

/** True when both are null or equal, lists item for item. */
export function sameValue(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameValue(item, b[i]!));
  }
  return Decimal.isDecimal(a) && Decimal.isDecimal(b) ? a.eq(b) : a === b;
}
