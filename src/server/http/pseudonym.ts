/**
 * 客户化名: a customer's phone, card or identity number in free text becomes 客户 A1B2C3, the same
 * wherever the number stands, and nobody gets it back without the bank's key. Numbers are not stored.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { findNumbers, replaceNumbers, type Found } from '../../domain/personal/index.ts';

const keyOf = (serverSecret: string) =>
  Buffer.from(hkdfSync('sha256', serverSecret, '', 'mingchuang customer pseudonym', 32));

/** Six letters and digits of base 32 without I, L, O, U: 30 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function pseudonymOf(
  { kind, number }: Pick<Found, 'kind' | 'number'>,
  secret: string,
): string {
  const hash = createHmac('sha256', keyOf(secret)).update(`${kind} ${number}`).digest();
  const letters = [...hash.subarray(0, 6)].map((byte) => alphabet[byte % 32]);
  return `客户 ${letters.join('')}`;
}

/** The text with every number replaced. */
export const withPseudonyms = (text: string, secret: string): string =>
  replaceNumbers(text, (found) => pseudonymOf(found, secret));

export const pseudonymsIn = (text: string, secret: string) =>
  findNumbers(text).map((found) => ({ kind: found.kind, pseudonym: pseudonymOf(found, secret) }));

/** A body whose named fields hold pseudonyms for the numbers that were written into them. */
export function concealed(fields: readonly string[] | undefined, body: unknown, secret: string) {
  if (!fields || typeof body !== 'object' || body === null) return body;
  const changed = Object.entries(body).flatMap(([name, value]) =>
    fields.includes(name) && typeof value === 'string'
      ? [[name, withPseudonyms(value, secret)]]
      : [],
  );
  return { ...body, ...Object.fromEntries(changed) };
}
