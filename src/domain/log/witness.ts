/** What a verifier knows from elsewhere: the key, roots written down, notes that were mailed. */
import { sameHash, type Hash } from '../merkle/index.ts';
import { toBase64 } from './base64.ts';
import { isSignedBy, readNote, type VerifierKey, type VerifySignature } from './note.ts';

/** A root as it was written down: the size, and the root or its beginning, in hexadecimal. */
export type KnownRoot = { size: number; root: string };
export type Witness = {
  verify: VerifySignature;
  /** The published key; the file's own when there is none. */
  key?: VerifierKey | undefined;
  roots?: readonly KnownRoot[];
  /** Texts of signed notes kept outside. */
  notes?: readonly string[];
};

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** A beginning of a root shorter than this many hexadecimal digits proves nothing. */
export const leastDigits = 16;

/** "1234:5dc9da79a70659a9…" @returns null when it is not written like that */
export function readRoot(text: string): KnownRoot | null {
  const [, size, root] = /^(\d{1,15}):([0-9a-fA-F]{16,64})$/.exec(text.trim()) ?? [];
  return size && root ? { size: Number(size), root: root.toLowerCase() } : null;
}

/** What must hold of the log at one size. */
export type Expected = { size: number; from: string; holds: (root: Hash) => boolean };

const expectRoot = ({ size, root }: KnownRoot): Expected => ({
  size,
  from: `记下的根 ${size}:${root}`,
  holds: (found) => hexOf(found).startsWith(root),
});

/**
 * A signed note as an expectation, once its signature holds.
 * @returns the difference when it is none, or not signed with the key
 */
export async function expectNote(
  note: string,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<Expected | string> {
  const checkpoint = readNote(note);
  if (!checkpoint) return '签名的根写法不对，不是明窗的检查点';
  const { size, root, at } = checkpoint;
  const from = `${at} 签名的根（${size} 条，${toBase64(root)}）`;
  if (!(await isSignedBy(note, key, verify))) return `${from}：签名不是公钥 ${key.name} 的`;
  return { size, from, holds: (found) => sameHash(found, root) };
}

/** Everything the witness brings; refusals among the notes come back as texts. */
export async function expectationsOf(
  witness: Witness,
  key: VerifierKey,
): Promise<{ expected: Expected[]; refused: string[] }> {
  const made = await Promise.all(
    (witness.notes ?? []).map((note) => expectNote(note, key, witness.verify)),
  );
  return {
    expected: [
      ...(witness.roots ?? []).map(expectRoot),
      ...made.filter((one) => typeof one !== 'string'),
    ],
    refused: made.filter((one) => typeof one === 'string'),
  };
}
