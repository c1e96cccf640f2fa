/**
 * Proofs from stored nodes: the roots of all full parts are kept, node (level, at) over the leaves
 * [at · 2^level, (at + 1) · 2^level), so that a proof reads O(log² n) of them and not the whole log.
 */
import { nodeHash, type Hash } from './hash.ts';
import { rootOf, splitOf, type Peaks } from './tree.ts';

/** Level 0 are the leaves. */
export type Place = { level: number; at: number };
export type Node = Place & { hash: Hash };
export const placeName = ({ level, at }: Place): string => `${level}/${at}`;

/** The peaks after more leaves, and the nodes above them that became full. */
export function grow(
  { size, hashes }: Peaks,
  leaves: readonly Hash[],
): { peaks: Peaks; nodes: Node[] } {
  const peaks = [...hashes];
  const nodes: Node[] = [];
  leaves.forEach((leaf, more) => {
    let last = leaf;
    let at = size + more;
    for (let level = 1; at % 2 === 1; level += 1) {
      at = (at - 1) / 2;
      last = nodeHash(peaks.pop()!, last);
      nodes.push({ level, at, hash: last });
    }
    peaks.push(last);
  });
  return { peaks: { size: size + leaves.length, hashes: peaks }, nodes };
}

type Span = { from: number; to: number };

/** Places of the full parts of a span that begins where a full part of its length can. */
function placesOf({ from, to }: Span): Place[] {
  const places: Place[] = [];
  for (let start = from; start < to;) {
    let level = 0;
    while (2 ** (level + 1) <= to - start) level += 1;
    places.push({ level, at: start / 2 ** level });
    start += 2 ** level;
  }
  return places;
}

export const peakPlaces = (size: number): Place[] => placesOf({ from: 0, to: size });

/** The spans whose roots make up the audit path of a leaf, from its neighbour up. */
function pathSpans(index: number, { from, to }: Span): Span[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...pathSpans(index, { from, to: middle }), { from: middle, to }]
    : [...pathSpans(index, { from: middle, to }), { from, to: middle }];
}

function growthSpans(older: number, { from, to }: Span, whole: boolean): Span[] {
  if (older === to - from) return whole ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  return older <= middle - from
    ? [...growthSpans(older, { from, to: middle }, whole), { from: middle, to }]
    : [...growthSpans(older - (middle - from), { from: middle, to }, false), { from, to: middle }];
}

/** What has to be read for a proof, and the proof once it has been. */
export type Needed = { places: Place[]; proof: (found: ReadonlyMap<string, Hash>) => Hash[] };

const needed = (spans: Span[]): Needed => ({
  places: spans.flatMap(placesOf),
  proof: (found) =>
    spans.map((span) => {
      const hashes = placesOf(span).map((place) => found.get(placeName(place))!);
      return rootOf({ size: span.to - span.from, hashes });
    }),
});

/** @throws RangeError when there is no such leaf */
export function neededForInclusion(index: number, size: number): Needed {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} among ${size}`);
  return needed(pathSpans(index, { from: 0, to: size }));
}

/** @throws RangeError unless 0 < older ≤ size */
export function neededForConsistency(older: number, size: number): Needed {
  if (older < 1 || older > size) throw new RangeError(`no tree of ${older} within ${size}`);
  return needed(growthSpans(older, { from: 0, to: size }, true));
}
