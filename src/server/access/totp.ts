/** 动态口令: time-based codes as authenticator apps make them (RFC 6238 over RFC 4226), and recovery codes. */
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** A clock may be one step off, either way (RFC 6238, 5.2). */
const window = 1;

export const stepAt = (milliseconds: number): number =>
  Math.floor(milliseconds / 1000 / stepSeconds);

/** RFC 4226, 5.3. @param step the moving factor: steps of 30 s since 1970 */
export function codeAt(key: Uint8Array, step: number, length = digits, algorithm = 'sha1'): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(algorithm, key).update(counter).digest();
  const offset = mac.at(-1)! & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, '0');
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The step a code belongs to, so that it can be remembered: no code is taken twice, nor one of an
 * earlier step. Null when it is none of those near now.
 */
export function matchingStep(
  key: Uint8Array,
  code: string,
  now: number,
  lastStep: number,
): number | null {
  const present = stepAt(now);
  for (let step = present - window; step <= present + window; step += 1)
    if (step > lastStep && same(codeAt(key, step), code)) return step;
  return null;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding, which 20 bytes do not need. */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return bits.replace(/.{5}/g, (five) => base32[Number.parseInt(five, 2)]!);
}

/** 160 bits, as RFC 4226 recommends. */
export const inventKey = (): Buffer => randomBytes(20);

const issuer = '明窗';

/** What the QR code holds; read by every authenticator app. */
export function keyUri(key: Uint8Array, username: string): string {
  const label = encodeURIComponent(`${issuer}:${username}`);
  const facts = `secret=${toBase32(key)}&issuer=${encodeURIComponent(issuer)}`;
  return `otpauth://totp/${label}?${facts}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

/** Without characters that are mistaken for another. */
const codeAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const codesMade = 10;

/** Ten codes of 2 × 5 characters, 49 bits each. */
export const inventRecoveryCodes = (): string[] =>
  Array.from({ length: codesMade }, () => {
    const draw = () =>
      Array.from({ length: 5 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
    return `${draw()}-${draw()}`;
  });

/** As it is hashed: people leave out the hyphen, or type capitals. */
export const plainRecoveryCode = (code: string): string =>
  code.toLowerCase().replace(/[^a-z0-9]/g, '');
