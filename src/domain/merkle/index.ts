/** RFC 6962: a list that can be added to and not changed, and proofs of it. */
export { leafHash, sameHash, type Hash } from './hash.ts';
export {
  append,
  consistencyProof,
  inclusionProof,
  noPeaks,
  peaksOf,
  rootOf,
  treeRoot,
  type Peaks,
} from './tree.ts';
export { growsFrom, includes } from './verify.ts';
