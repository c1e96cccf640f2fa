/**
 * Exact numbers for the second settlement: whole ten-thousandths in a bigint. Points and yuan have
 * two decimals at most and are multiplied by whole numbers only, so nothing is ever lost.
 */
export type Exact = bigint;

const one = 10_000n;

/** A whole number of points or yuan. */
export const whole = (value: number | bigint): Exact => BigInt(value) * one;
export const zero: Exact = 0n;

/** "98.25" → 982500n. More than four decimals are refused rather than rounded. */
export function exact(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`not a decimal of at most four places: ${text}`);
  const [, sign, integer, fraction = ''] = match;
  const value = BigInt(`${integer}${fraction.padEnd(4, '0')}`);
  return sign === '-' ? -value : value;
}

/** Points × yuan a point: `times(exact('2.5'), 200)` is 500 yuan. */
export const times = (value: Exact, factor: number | bigint): Exact => value * BigInt(factor);

export const smaller = (a: Exact, b: Exact): Exact => (a < b ? a : b);
export const larger = (a: Exact, b: Exact): Exact => (a > b ? a : b);

/** 2.1 points → 3 points, 2 points → 2 points; never below zero here. */
export const wholePointsUp = (points: Exact): Exact => ((points + one - 1n) / one) * one;

/** To the fen, half away from zero: a number with the value of `value` ÷ `divisor`. */
export function toFen(value: Exact, divisor = 1n): bigint {
  const unit = 100n * divisor;
  const size = value < 0n ? -value : value;
  const fen = (2n * size + unit) / (2n * unit);
  return value < 0n ? -fen : fen;
}

/** Fen as text: -180000n → "-1800.00". */
export function fenText(fen: bigint): string {
  const size = `${fen < 0n ? -fen : fen}`.padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}
