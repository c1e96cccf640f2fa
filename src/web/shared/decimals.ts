/** Decimal texts as people write them. Numbers stay texts: never through a float. The desk and the phone share it. */

/** "-1234567.50" → "-1,234,567.50"; the sign as the typographic minus. */
export function formatDecimal(value: string): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction] = value.replace(/^[-+]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${negative ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
/** Drops trailing zeros of the fraction: "97.500" → "97.5", "300.00" → "300". */
export const trimDecimal = (value: string): string =>
  value.includes('.') ? value.replace(/\.?0+$/, '') : value;
/** Money: whole yuan as they are, anything else to the fen: "300.00" → "300", "64.5" → "64.50". */
export const trimMoney = (value: string): string => trimDecimal(value).replace(/\.(\d)$/, '.$10');
export const formatCount = (count: number): string => formatDecimal(String(count));
export const signOf = (value: string): -1 | 0 | 1 => {
  if (!/[1-9]/.test(value)) return 0;
  return value.startsWith('-') ? -1 : 1;
};

/** Exact sum of decimal texts: ["1.50", "-2"] → "-0.50". */
export function sumDecimals(values: readonly string[]): string {
  const scale = Math.max(0, ...values.map((value) => value.split('.')[1]?.length ?? 0));
  const units = values.map((value) => {
    const [whole = '0', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(scale, '0'));
  });
  const sum = units.reduce((total, unit) => total + unit, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return sum < 0n ? `-${text}` : text;
}
