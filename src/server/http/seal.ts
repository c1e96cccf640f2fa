/**
 * What only the server may read of its own database — the start of a draw's hash chain, the answers
 * kept for repeated requests — is sealed with a key made from the server's secret, so that neither the
 * application's database roles nor a copy of the database give it away (docs/decisions/0019).
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

const purposes = { draw: 'mingchuang draw chain', answer: 'mingchuang kept answer' } as const;
/** @param id binds the seal to its row: it opens for no other */
export type Lock = { secret: string; purpose: keyof typeof purposes; id: string };

const keyOf = ({ secret, purpose, id }: Lock) =>
  Buffer.from(hkdfSync('sha256', secret, id, purposes[purpose], 32));

export function seal(text: string, lock: Lock): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(lock), iv);
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64');
}

/** @returns null when the seal was made with another secret or for another row, or was altered */
export function unseal(sealed: string, lock: Lock): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const opening = createDecipheriv(cipher, keyOf(lock), bytes.subarray(0, ivBytes));
  opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = opening.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([text, opening.final()]).toString('utf8');
  } catch {
    return null;
  }
}
