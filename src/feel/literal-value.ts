// The running value of a constant.

import type { Literal } from './nodes.ts';
import { Exact } from './number.ts';
import type { Value } from './operations.ts';

/** The value of a constant. */
export function literalValue({ value, type }: Literal): Value {
  return typeof value === 'string' && type !== 'string' ? new Exact(value) : value;
}
