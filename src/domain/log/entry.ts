/** One entry of the log, and the bytes that are hashed into its leaf: anybody can make them again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { leafHash, type Hash } from '../merkle/index.ts';
import { fromBase64 } from './base64.ts';

/** `adopt`: the rows that stood there when the log began. */
export const operations = ['adopt', 'insert', 'update', 'delete'] as const;
export type Operation = (typeof operations)[number];

export type LogEntry = {
  id: number;
  form: string;
  operation: Operation;
  /** The unit of its rows, or the nearest one above all of them. */
  unitId: number | null;
  /** The account; `system` = 明窗 by itself, '' = not through the application. */
  account: string;
  /** The user of the database. */
  dbUser: string;
  /** ISO 8601 in UTC, to the microsecond. */
  at: string;
  keys: string[];
  /** Base64 of one SHA-256 a key, one after the other; of a deleted row, as it was before. */
  digests: string;
};

const title = 'mingchuang-log-entry/1';
export const digestBytes = 32;

/** Lines of text, then the digests as they are. @throws RangeError when the digests are not base64 */
export function entryBytes(entry: LogEntry): Uint8Array {
  const { id, form, operation, unitId, account, dbUser, at, keys } = entry;
  const digests = fromBase64(entry.digests);
  if (!digests) throw new RangeError('digests');
  const lines = [title, id, form, operation, unitId ?? '', account, dbUser, at, ...keys];
  return concatBytes(utf8ToBytes(`${lines.join('\n')}\n`), digests);
}

export const entryLeaf = (entry: LogEntry): Hash => leafHash(entryBytes(entry));

/** Digest of a row's text. */
export const rowDigest = (text: string): Hash => sha256(utf8ToBytes(text));

/** The digest an entry holds of the row; null when it holds none. */
export function digestOf({ keys, digests }: LogEntry, key: string): Hash | null {
  const at = keys.lastIndexOf(key);
  const bytes = fromBase64(digests);
  if (at < 0 || !bytes || bytes.length !== keys.length * digestBytes) return null;
  return bytes.slice(at * digestBytes, (at + 1) * digestBytes);
}
