/**
 * Bytes and digests of a draw, the same code in the server, the command line and the offline page
 * (opened from file://, where the browser's own crypto.subtle may be missing).
 */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 unless a published MD5 vector of RFC 3797 is to be repeated. */
export const hashNames = ['sha256', 'md5'] as const;
export type HashName = (typeof hashNames)[number];

const hashers = { sha256, md5 } satisfies Record<HashName, (bytes: Uint8Array) => Uint8Array>;

/** SHA-256 of the text's UTF-8 bytes, 64 hex digits. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The i-th number of RFC 3797 §4.2: hash(BE16(i) ‖ key ‖ BE16(i)) as a big-endian integer, in hex. */
export function numberedHash(hash: HashName, key: Uint8Array, i: number): string {
  const index = Uint8Array.of(i >> 8, i & 255);
  return bytesToHex(hashers[hash](concatBytes(index, key, index)));
}

export const keyBytes = (key: string): Uint8Array => utf8ToBytes(key);

/**
 * The one way to write a value down before it is digested: keys in code-unit order, no spaces
 * (RFC 8785; numbers are whole here). What is undefined is left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
