/** Decimals as exact text: what Excel shows is what counts, not its binary neighbour. */

/**
 * The decimal a stored number stands for. Excel keeps 15 significant digits and shows no more, so
 * 92.299999999999997 and 92.30000000000001 are both "92.3"; null when it is no plain number.
 */
export function decimalOfStored(stored: string): string | null {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return null;
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? expand(number) : text;
}

const expand = (number: number) =>
  Math.abs(number) < 1 ? trimDecimal(number.toFixed(20)) : BigInt(number).toString();

/** "1,234.50" → "1234.5"; null when it is no decimal. */
export function decimalOfText(text: string): string | null {
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^-?\d+(\.\d+)?$/.test(bare) ? trimDecimal(bare) : null;
}

/** Without needless zeros: "092.50" → "92.5", "-0.0" → "0". */
function trimDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return plain === '0' ? '0' : sign + plain;
}

export const decimalsOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;
export const wholeDigitsOf = (decimal: string) =>
  (decimal.split('.')[0] ?? '').replace('-', '').length;
