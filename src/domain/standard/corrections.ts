/** Appeals speak of points on the scale of 100, as deductions are kept; items have their standard's own. */
import { decimalOf, fraction, over, times } from './fraction.ts';
import type { Corrections } from './model.ts';

const hundred = fraction('100');
/** Enough for any remaining amount to the hundredth on any total. */
const places = 6;

/**
 * @param total full marks of the standard
 * @param left what remains of each item's deduction on the scale of 100; of an item named twice the last counts
 */
export const correctionsOf = (
  total: string,
  left: readonly { itemCode: string; remaining: string }[],
): Corrections =>
  Object.fromEntries(
    left.map(({ itemCode, remaining }) => [
      itemCode,
      decimalOf(over(times(fraction(remaining), fraction(total)), hundred), places),
    ]),
  );
