/**
 * Exact arithmetic for scores. Weighted and scaled scores divide, and a third rounded on the way can
 * tip a final half the wrong way; fractions of whole numbers are rounded once, at the end.
 */
export type Fraction = { readonly n: bigint; readonly d: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const reduced = (n: bigint, d: bigint): Fraction => {
  if (d === 1n) return { n, d };
  const by = gcd(n < 0n ? -n : n, d);
  return by > 1n ? { n: n / by, d: d / by } : { n, d };
};

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** The points that standards are made of, read once: every answer asks for them several times. */
const small = new Map<string, Fraction>(
  Array.from({ length: 101 }, (_, n) => [String(n), { n: BigInt(n), d: 1n }]),
);

/** "12.50" → 25/2. @throws RangeError for anything but a plain decimal */
export function fraction(decimal: string): Fraction {
  const known = small.get(decimal);
  if (known) return known;
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === '') throw new RangeError(`not a decimal: ${decimal}`);
  return reduced(BigInt(sign + whole + rest), 10n ** BigInt(rest.length));
}
export const whole = (count: number): Fraction => ({ n: BigInt(count), d: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? reduced(a.n + b.n, a.d) : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
/** @param b not zero */
export const over = (a: Fraction, b: Fraction): Fraction =>
  b.n > 0n ? reduced(a.n * b.d, a.d * b.n) : reduced(-a.n * b.d, a.d * -b.n);
export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, zero);
/** Below 0, 0 or above 0 as `a` is less than, the same as or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left > right ? 1 : left < right ? -1 : 0;
}
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const isZero = (a: Fraction): boolean => a.n === 0n;

/** As a plain decimal, rounded half-up (away from zero) to `scale` places; no zeros at the end. */
export function decimalOf(value: Fraction, scale: number): string {
  if (value.d === 1n) return String(value.n);
  const shift = 10n ** BigInt(scale);
  const size = value.n < 0n ? -value.n : value.n;
  const rounded = (2n * size * shift + value.d) / (2n * value.d);
  const digits = String(rounded).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const rest = digits.slice(cut).replace(/0+$/, '');
  const text = rest === '' ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${rest}`;
  return value.n < 0n && rounded !== 0n ? `-${text}` : text;
}
