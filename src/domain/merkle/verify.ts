/** Checks proofs with nothing but hashes: what an auditor or a witness does (RFC 9162 §2.1.3.2, §2.1.4.2). */
import { nodeHash, sameHash, type Hash } from './hash.ts';

export type Inclusion = {
  leaf: Hash;
  index: number;
  size: number;
  proof: readonly Hash[];
  root: Hash;
};

const half = (n: number) => Math.floor(n / 2);
const isOdd = (n: number) => n % 2 === 1;
const isPowerOfTwo = (n: number): boolean => n === 1 || (!isOdd(n) && isPowerOfTwo(n / 2));

/** Whether the leaf stands at `index` of the tree of `size` leaves with that root. */
export function includes({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(beside, hash);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

export type Consistency = {
  older: { size: number; root: Hash };
  newer: { size: number; root: Hash };
  proof: readonly Hash[];
};

/** Whether the newer tree begins with all of the older one, unchanged and in its order. */
export function growsFrom({ older, newer, proof }: Consistency): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && sameHash(older.root, newer.root);
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [before, after] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      before = nodeHash(beside, before);
      after = nodeHash(beside, after);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = nodeHash(after, beside);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(before, older.root) && sameHash(after, newer.root);
}
