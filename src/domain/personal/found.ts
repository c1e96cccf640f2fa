/**
 * Numbers that name a person, recognised in free text: mobile and fixed phones, identity cards
 * (GB 11643-1999, with its check digit), bank cards (ISO/IEC 7812, Luhn).
 */
export const foundKinds = ['identity', 'card', 'phone'] as const;
export type FoundKind = (typeof foundKinds)[number];
/** `number` without spaces and dashes: two ways to write it are one. */
export type Found = { kind: FoundKind; from: number; to: number; number: string };

const digits = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();

/** GB 11643: weights 2^(17−i) mod 11, check character from this row. */
function isIdentity(number: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(number))
    return false;
  const weighed = [...number].map((digit, at) => Number(digit) * (2 ** (17 - at) % 11));
  const sum = weighed.slice(0, 17).reduce((all, one) => all + one, 0);
  return '10X98765432'[sum % 11] === number[17];
}

function isCard(number: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(number)) return false;
  const sum = [...number].toReversed().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isMobile = (number: string) => /^(\+?86)?1[3-9]\d{9}$/.test(number);
const isFixed = (number: string) => /^0\d{9,11}$/.test(number);

/** A run of digits as people write them, in groups by spaces or dashes; at most 25 characters. */
const run = /(?<![\dA-Za-z+])\+?\d(?:[ -]?\d){6,21}(?:[ -]?[Xx])?(?![\dA-Za-z])/g;

function kindOf(number: string): FoundKind | null {
  if (isIdentity(number)) return 'identity';
  if (isMobile(number)) return 'phone';
  if (isCard(number)) return 'card';
  return isFixed(number) ? 'phone' : null;
}

/** In the order of the text, not overlapping. */
export function findNumbers(text: string): Found[] {
  return [...text.matchAll(run)].flatMap((match) => {
    const number = digits(match[0]).replace(/^\+?86(?=1[3-9]\d{9}$)/, '');
    const kind = kindOf(number);
    return kind ? [{ kind, from: match.index, to: match.index + match[0].length, number }] : [];
  });
}

/** The text with every number replaced. */
export function replaceNumbers(text: string, by: (found: Found) => string): string {
  return findNumbers(text).reduceRight(
    (all, found) => all.slice(0, found.from) + by(found) + all.slice(found.to),
    text,
  );
}
