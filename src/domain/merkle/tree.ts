/**
 * The Merkle tree of RFC 6962 §2.1 over leaf hashes: its root, and the two kinds of proof. A tree of n
 * leaves splits at the largest power of two below n; so a tree that grows keeps its full parts.
 */
import { emptyRoot, nodeHash, type Hash } from './hash.ts';

/** Roots of the full parts of a growing tree, largest first: one for every 1 in the size's binary digits. */
export type Peaks = { size: number; hashes: Hash[] };
export const noPeaks: Peaks = { size: 0, hashes: [] };

/** The peaks after one more leaf; O(log n), so a log need not be read to be added to. */
export function append({ size, hashes }: Peaks, leaf: Hash): Peaks {
  const left = [...hashes];
  let last = leaf;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    last = nodeHash(left.pop()!, last);
  }
  return { size: size + 1, hashes: [...left, last] };
}

/** Peaks joined from the right: the root of §2.1. */
export const rootOf = ({ hashes }: Peaks): Hash =>
  hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));

export const peaksOf = (leaves: readonly Hash[]): Peaks => leaves.reduce(append, noPeaks);
export const treeRoot = (leaves: readonly Hash[]): Hash => rootOf(peaksOf(leaves));

/** The largest power of two below n; n ≥ 2. */
export function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

/**
 * Audit path of leaf `index`, from its neighbour up (§2.1.1).
 * @throws RangeError when there is no such leaf
 */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  }
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), treeRoot(right)]
    : [...inclusionProof(right, index - split), treeRoot(left)];
}

/** @param whole whether the older tree is just this part of the newer one, whose root is known then */
function subproof(older: number, leaves: readonly Hash[], whole: boolean): Hash[] {
  if (older === leaves.length) return whole ? [] : [treeRoot(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return older <= split
    ? [...subproof(older, left, whole), treeRoot(right)]
    : [...subproof(older - split, right, false), treeRoot(left)];
}

/**
 * That the tree of the first `older` leaves was only added to (§2.1.2).
 * @throws RangeError unless 0 < older ≤ number of leaves
 */
export function consistencyProof(leaves: readonly Hash[], older: number): Hash[] {
  if (!Number.isInteger(older) || older < 1 || older > leaves.length) {
    throw new RangeError(`no tree of ${older} within ${leaves.length}`);
  }
  return subproof(older, leaves, true);
}
