/**
 * The start of a hash chain is the one secret of a draw: whoever knows it foresees the reserves, and
 * the result of a covert draw. It is kept sealed with a key made from the server's secret, so that
 * neither the application's database roles nor a copy of the database give it away
 * (docs/decisions, "the chain of a draw is sealed").
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

const keyOf = (serverSecret: string, publicId: string) =>
  Buffer.from(hkdfSync('sha256', serverSecret, publicId, 'mingchuang draw chain', 32));

/** @param publicId binds the seal to its draw: it opens for no other */
export function seal(text: string, serverSecret: string, publicId: string): string {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(serverSecret, publicId), iv);
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64');
}

/** @returns null when the seal was made with another secret or for another draw, or was altered */
export function unseal(sealed: string, serverSecret: string, publicId: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  const opening = createDecipheriv(
    cipher,
    keyOf(serverSecret, publicId),
    bytes.subarray(0, ivBytes),
  );
  opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = opening.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([text, opening.final()]).toString('utf8');
  } catch {
    return null;
  }
}
