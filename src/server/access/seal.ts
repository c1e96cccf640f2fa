/**
 * Secrets at rest: sealed with a key of this installation (AES-256-GCM, key by HKDF from the server's
 * secret), so that a copy of the database alone gives no code, and no password of another system.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export type Purpose = 'totp' | 'recovery' | 'sign-on' | 'oidc-flow';

const keyFor = (secret: string, purpose: Purpose) =>
  Buffer.from(hkdfSync('sha256', secret, '', `mingchuang ${purpose}`, 32));

/** base64url of nonce (12 bytes), tag (16) and the sealed text. */
export function seal(text: string, secret: string, purpose: Purpose): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null when it was changed, or sealed with another secret or for another purpose. */
export function unseal(sealed: string, secret: string, purpose: Purpose): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(secret, purpose),
    bytes.subarray(0, 12),
  ).setAuthTag(bytes.subarray(12, 28));
  try {
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

/** A keyed hash: what is short enough to be guessed cannot be tried without the server's secret. */
export const keyedHash = (text: string, secret: string, purpose: Purpose): string =>
  createHmac('sha256', keyFor(secret, purpose)).update(text).digest('base64url');
