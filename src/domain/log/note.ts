/**
 * A signed root in the form of C2SP tlog-checkpoint and signed-note, which other verifiers read too:
 * origin, size, root, then (as an extension line) the moment; a blank line; "— name signature".
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sameHash, type Hash } from '../merkle/index.ts';
import { fromBase64, toBase64 } from './base64.ts';

export type Checkpoint = { origin: string; size: number; root: Hash; at: string };
/** A key that checks: C2SP's "vkey", name+hash+base64(0x01 ‖ key). */
export type VerifierKey = { name: string; key: Uint8Array };
/** Ed25519 by whatever the platform has; domain has none of its own. */
export type VerifySignature = (
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;
export type Sign = (message: Uint8Array) => Uint8Array;

const ed25519 = Uint8Array.of(1);
const hashBytes = 4;
const keyHash = ({ name, key }: VerifierKey) =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), ed25519, key)).slice(0, hashBytes);
const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

export const writeKey = (key: VerifierKey): string =>
  `${key.name}+${hex(keyHash(key))}+${toBase64(concatBytes(ed25519, key.key))}`;

/** @returns null when it is no key of this kind, or its hash is not its own */
export function readKey(text: string): VerifierKey | null {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || bytes?.length !== 33 || bytes[0] !== 1) return null;
  const key = { name, key: bytes.slice(1) };
  return hex(keyHash(key)) === hash ? key : null;
}

const textOf = ({ origin, size, root, at }: Checkpoint) =>
  `${origin}\n${size}\n${toBase64(root)}\n${at}\n`;

/** The whole note: what is said, and the signature over it. */
export function writeNote(checkpoint: Checkpoint, key: VerifierKey, sign: Sign): string {
  const text = textOf(checkpoint);
  const signature = toBase64(concatBytes(keyHash(key), sign(utf8ToBytes(text))));
  return `${text}\n— ${key.name} ${signature}\n`;
}

/** @returns null when it is not a checkpoint */
export function readNote(note: string): Checkpoint | null {
  const [, text] = /^(.*?\n)\n— .+\n$/s.exec(note) ?? [];
  const [origin, size, root, at] = (text ?? '').split('\n');
  const hash = fromBase64(root ?? '');
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || hash?.length !== 32 || !at) return null;
  return { origin, size: Number(size), root: hash, at };
}

/** Whether the note bears a signature of that key. */
export async function isSignedBy(
  note: string,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<boolean> {
  const end = note.indexOf('\n\n') + 1;
  if (end === 0) return false;
  const message = utf8ToBytes(note.slice(0, end));
  for (const [, name, encoded] of note.slice(end).matchAll(/^— (\S+) (\S+)$/gm)) {
    const bytes = fromBase64(encoded ?? '');
    if (name !== key.name || bytes?.length !== hashBytes + 64) continue;
    if (!sameHash(bytes.slice(0, hashBytes), keyHash(key))) continue;
    if (await verify(key.key, message, bytes.slice(hashBytes))) return true;
  }
  return false;
}
