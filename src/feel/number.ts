// Exact numbers: one set of rules that decimal.js and PostgreSQL's numeric both follow.
// +, − and × are exact; every division, root, power and logarithm is rounded half-up to 20 decimals.

import { Decimal } from 'decimal.js';

/** Decimals kept after a division or any other inexact step. */
export const SCALE = 20;
/** Powers of ten beyond which power and exp give null. */
export const MAX_POWER = 150;

const plain = { rounding: Decimal.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 } as const;
/** For + − ×: enough digits never to round. */
export const Exact = Decimal.clone({ ...plain, precision: 5000 });
/** For roots, powers and logarithms, before rounding to SCALE. */
const Deep = Decimal.clone({ ...plain, precision: 400 });

/** A number as plain digits, "1500" rather than "1500.00" or "1.5e3". */
export function plainNumber(n: Decimal): string {
  return n.isZero() ? '0' : n.toFixed();
}

const scaled = (n: Decimal, places: number) => BigInt(n.toFixed(places).replace('.', ''));

/** a ÷ b rounded half-up to 20 decimals; null when b is 0. */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.isZero()) return null;
  const places = Math.max(a.decimalPlaces(), b.decimalPlaces());
  const [top, bottom] = [scaled(a, places) * 10n ** BigInt(SCALE) * 2n, scaled(b, places)];
  const [abs, div] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const rounded = (abs + div) / (div * 2n);
  const sign = top < 0n === bottom < 0n ? 1n : -1n;
  return new Exact((sign * rounded).toString()).mul(new Exact(`1e-${SCALE}`));
}

const toScale = (n: Decimal) => new Exact(n.toDecimalPlaces(SCALE).toFixed());

/** √n to 20 decimals; null below 0. */
export function squareRoot(n: Decimal): Decimal | null {
  return n.isNegative() && !n.isZero() ? null : toScale(new Deep(n).sqrt());
}

/** eⁿ to 20 decimals; null when it would pass 10^150. */
export function exponential(n: Decimal): Decimal | null {
  return n.gt(345) ? null : n.lt(-345) ? new Exact(0) : toScale(new Deep(n).exp());
}

/** Natural logarithm to 20 decimals; null at or below 0. */
export function logarithm(n: Decimal): Decimal | null {
  return n.gt(0) ? toScale(new Deep(n).ln()) : null;
}

/** base ** exponent to 20 decimals; null where undefined or beyond 10^150. */
export function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (exponent.isZero()) return new Exact(1);
  if (base.isZero()) return exponent.isNegative() ? null : new Exact(0);
  if (base.isNegative() && !exponent.isInteger()) return null;
  const size = new Deep(base).abs().log(10).mul(exponent);
  if (size.gt(MAX_POWER)) return null;
  return size.lt(-MAX_POWER) ? new Exact(0) : toScale(new Deep(base).pow(new Deep(exponent)));
}

/** ⌊a ÷ b⌋, exact. */
export function floorDivide(a: Decimal, b: number): Decimal {
  const whole = a.divToInt(b);
  return a.isNegative() && !a.eq(whole.mul(b)) ? whole.sub(1) : whole;
}

/** dividend − divisor × floor(dividend ÷ divisor), exact; null when the divisor is 0. */
export function modulo(a: Decimal, b: Decimal): Decimal | null {
  if (b.isZero()) return null;
  const rest = a.mod(b);
  return rest.isZero() || rest.isNegative() === b.isNegative() ? rest : rest.add(b);
}
