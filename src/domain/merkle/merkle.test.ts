/** The published roots of RFC 6962's reference implementation, and what must hold of every tree. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  consistencyProof,
  growsFrom,
  includes,
  inclusionProof,
  leafHash,
  noPeaks,
  rootOf,
  treeRoot,
  type Hash,
} from './index.ts';

const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(hexToBytes(hex)));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('RFC 6962 的公开根散列', () => {
  it.each(roots.map((root, size) => [size, root] as const))('前 %i 条', (size, root) => {
    expect(bytesToHex(treeRoot(entries.slice(0, size)))).toBe(root);
  });
});

const leaves = fc
  .integer({ min: 1, max: 70 })
  .map((n) => Array.from({ length: n }, (_, i) => leafHash(Uint8Array.of(i, n))));
const sized = leaves.chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: all.length - 1 })));
const turned = (hash: Hash): Hash => hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte));

describe('任何一棵树', () => {
  it('逐条追加与一次算出的根相同', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const peaks = all.reduce(append, noPeaks);
        expect(peaks.size).toBe(all.length);
        expect(rootOf(peaks)).toEqual(treeRoot(all));
      }),
    );
  });

  it('每一条都能证明在其中；换一条、换位置、换证明、换根都证明不了', () => {
    fc.assert(
      fc.property(sized, ([all, index]) => {
        const root = treeRoot(all);
        const size = all.length;
        const proof = inclusionProof(all, index);
        const claim = { leaf: all[index]!, index, size, proof, root };
        expect(includes(claim)).toBe(true);
        expect(includes({ ...claim, leaf: turned(claim.leaf) })).toBe(false);
        expect(includes({ ...claim, root: turned(root) })).toBe(false);
        expect(includes({ ...claim, proof: [...proof, root] })).toBe(false);
        expect(includes({ ...claim, index: size })).toBe(false);
        if (size > 1) {
          expect(includes({ ...claim, index: (index + 1) % size })).toBe(false);
          expect(includes({ ...claim, proof: proof.map(turned) })).toBe(false);
          expect(includes({ ...claim, proof: proof.slice(1) })).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('长大的树能证明没有改过从前的；改过、换序、少一条都证明不了', () => {
    fc.assert(
      fc.property(sized, ([all, index]) => {
        const older = { size: index + 1, root: treeRoot(all.slice(0, index + 1)) };
        const newer = { size: all.length, root: treeRoot(all) };
        const proof = consistencyProof(all, older.size);
        expect(growsFrom({ older, newer, proof })).toBe(true);
        expect(growsFrom({ older: { ...older, root: turned(older.root) }, newer, proof })).toBe(
          false,
        );
        expect(growsFrom({ older, newer: { ...newer, root: turned(newer.root) }, proof })).toBe(
          false,
        );
        const changed = all.with(index, turned(all[index]!));
        const other = { size: all.length, root: treeRoot(changed) };
        expect(
          growsFrom({ older, newer: other, proof: consistencyProof(changed, older.size) }),
        ).toBe(false);
        if (index > 0) {
          const swapped = all.with(0, all[1]!).with(1, all[0]!);
          const mixed = { size: all.length, root: treeRoot(swapped) };
          expect(
            growsFrom({ older, newer: mixed, proof: consistencyProof(swapped, older.size) }),
          ).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('没有的条目和更大的旧树：说清楚', () => {
    expect(() => inclusionProof(entries, 8)).toThrow('no leaf 8 among 8');
    expect(() => consistencyProof(entries, 9)).toThrow('no tree of 9 within 8');
    expect(
      growsFrom({
        older: { size: 9, root: entries[0]! },
        newer: { size: 8, root: entries[0]! },
        proof: [],
      }),
    ).toBe(false);
  });
});
