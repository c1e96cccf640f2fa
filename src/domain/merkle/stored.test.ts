/** Proofs from stored nodes are those from the whole list. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  consistencyProof,
  grow,
  inclusionProof,
  leafHash,
  neededForConsistency,
  neededForInclusion,
  noPeaks,
  peakPlaces,
  placeName,
  rootOf,
  treeRoot,
} from './index.ts';

const sized = fc
  .integer({ min: 1, max: 140 })
  .chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 1), fc.nat(n)));

it('分批长大，存下满的部分：根、包含与一致性证明和整份清单的相同', () => {
  fc.assert(
    fc.property(sized, ([n, index, cut]) => {
      const leaves = Array.from({ length: n }, (_, at) => leafHash(Uint8Array.of(at)));
      const first = grow(noPeaks, leaves.slice(0, cut));
      const second = grow(first.peaks, leaves.slice(cut));
      const stored = new Map([
        ...leaves.map((hash, at) => [placeName({ level: 0, at }), hash] as const),
        ...[...first.nodes, ...second.nodes].map((node) => [placeName(node), node.hash] as const),
      ]);
      const peaks = peakPlaces(n).map((place) => stored.get(placeName(place))!);
      expect(rootOf({ size: n, hashes: peaks })).toEqual(treeRoot(leaves));
      expect(second.peaks.hashes).toEqual(peaks);
      expect(neededForInclusion(index, n).proof(stored)).toEqual(inclusionProof(leaves, index));
      expect(neededForConsistency(index + 1, n).proof(stored)).toEqual(
        consistencyProof(leaves, index + 1),
      );
    }),
    { numRuns: 200 },
  );
});
