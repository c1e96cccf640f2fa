/** RFC 6962: a list that can be added to and not changed, and proofs of it. */
export { leafHash, nodeHash, sameHash, type Hash } from './hash.ts';
export {
  append,
  consistencyProof,
  inclusionProof,
  noPeaks,
  rootOf,
  treeRoot,
  type Peaks,
} from './tree.ts';
export {
  grow,
  neededForConsistency,
  neededForInclusion,
  peakPlaces,
  placeName,
  type Needed,
  type Node,
  type Place,
} from './stored.ts';
export { growsFrom, includes } from './verify.ts';
