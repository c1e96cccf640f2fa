/**
 * Reads the whole log again: each entry's leaf is made anew and must be the one kept, the nodes above must
 * follow from the leaves kept, and every signed root must be their root at its size.
 */
import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import {
  grow,
  rootOf,
  sameHash,
  type Hash,
  type Node,
  type Peaks,
} from '../../domain/merkle/index.ts';
import {
  entryLeaf,
  hexOf,
  isSignedBy,
  readKey,
  readNote,
  type VerifierKey,
} from '../../domain/log/index.ts';
import type { LogFinding } from '../../contract/log.ts';
import type { Db } from '../db/open.ts';
import { findHashesOf, listPlaced, type Placed } from './queries.ts';
import { verifySignature } from './signer.ts';

type Told = Pick<LogFinding, 'kind'> & Partial<LogFinding>;
export type Tell = (found: Told) => void;

/** A signed root to hold the log against: kept in the database, or brought from outside. */
export type Root = { note: string; key: string; outside: boolean };

const page = 500;
/** Wrong pairs whose leaves are tried in each other's places: a group's tries grow with its square. */
const groupSize = 100;

/** A leaf as kept, and as it is made anew from its entry; null where the entry is gone. */
type Read = { position: number; kept: Hash; made: Hash | null; entry: Placed['entry'] };

/** Entries whose content belongs to another leaf of the same page were put in each other's place. */
function tellLeaves(reads: Read[], tell: Tell): void {
  const wrong = reads.filter(({ made, kept }) => made && !sameHash(made, kept));
  const keptAt = new Map(wrong.map(({ kept, position }) => [hexOf(kept), position]));
  for (const { position, made, entry } of reads) {
    if (!made) tell({ kind: 'entry-deleted', position });
    else if (wrong.some((one) => one.position === position)) {
      const home = keptAt.get(hexOf(made));
      const moved = home !== undefined && home !== position;
      const { at, account: by, keys, form } = entry!;
      const row = { table: form.split('/')[0]!, key: keys[0]! };
      const where = moved
        ? { kind: 'entry-moved' as const, detail: String(home) }
        : { kind: 'entry-edited' as const };
      tell({ ...where, position, at, by, ...row });
    }
  }
}

type Leaves = ReadonlyMap<number, Hash>;

/** Every pair of the leaves under the nodes, by the hash of the two in hex. */
function pairsUnder(
  nodes: readonly Node[],
  leaves: Leaves,
): Map<string, readonly [number, number]> {
  const under = nodes.flatMap(({ at }) => [2 * at, 2 * at + 1]);
  const pairs = new Map<string, readonly [number, number]>();
  // As `nodeHash`, of tens of thousands: one buffer, and the hash of the platform.
  const both = new Uint8Array(65).fill(1, 0, 1);
  for (const a of under) {
    both.set(leaves.get(a)!, 1);
    for (const b of under) {
      both.set(leaves.get(b)!, 33);
      pairs.set(hash('sha256', both, 'hex'), [a, b]);
    }
  }
  return pairs;
}

/** Which leaves a wrong node of two should have: found among those of its group. */
function tellGroup(nodes: readonly Node[], leaves: Leaves, tell: Tell): void {
  const pairs = pairsUnder(nodes, leaves);
  for (const { at, hash: kept } of nodes) {
    const [left, right] = [2 * at, 2 * at + 1];
    const found = pairs.get(hexOf(kept));
    if (!found) tell({ kind: 'tree-differs', position: left, detail: String(right) });
    else
      [left, right].forEach((place, side) => {
        const stands = found[side]!;
        if (stands !== place)
          tell({ kind: 'entry-moved', position: stands, detail: String(place) });
      });
  }
}

/** Group by group, and whoever waits for the server has a turn between them. */
export async function tellOrder(nodes: readonly Node[], leaves: Leaves, tell: Tell): Promise<void> {
  for (let at = 0; at < nodes.length; at += groupSize) {
    tellGroup(nodes.slice(at, at + groupSize), leaves, tell);
    await turn();
  }
}

/** What is learnt while going through the log from its first entry to its last. */
export class TreeCheck {
  #peaks: Peaks = { size: 0, hashes: [] };
  readonly #tell: Tell;
  readonly #wrongPairs: Node[] = [];
  readonly #wrongLeaves = new Map<number, Hash>();
  readonly #roots = new Map<number, Hash>();
  readonly #sizes: Set<number>;

  /** @param sizes at which the root is wanted */
  constructor(sizes: Iterable<number>, tell: Tell) {
    this.#sizes = new Set(sizes);
    this.#tell = tell;
    if (this.#sizes.has(0)) this.#roots.set(0, rootOf(this.#peaks));
  }

  get size(): number {
    return this.#peaks.size;
  }
  get root(): Hash {
    return rootOf(this.#peaks);
  }

  /** The next page. @returns whether there may be more */
  async next(db: Db, size: number): Promise<boolean> {
    const from = this.#peaks.size;
    if (from >= size) return false;
    const to = Math.min(from + page, size);
    const placed = new Map((await listPlaced(db, from, to)).map((one) => [one.position, one]));
    const reads: Read[] = [];
    for (let position = from; position < to; position += 1) {
      const one = placed.get(position);
      if (!one) this.#tell({ kind: 'leaf-missing', position });
      const made = one?.entry ? entryLeaf(one.entry) : null;
      const kept = one?.hash ?? new Uint8Array(32);
      if (one) reads.push({ position, kept, made, entry: one.entry });
      this.#grow(kept, position);
    }
    tellLeaves(reads, this.#tell);
    await this.#compare(db, reads);
    return to < size;
  }

  #made: Node[] = [];
  #grow(leaf: Hash, position: number): void {
    const { peaks, nodes } = grow(this.#peaks, [leaf]);
    this.#peaks = peaks;
    this.#made.push(...nodes);
    if (this.#sizes.has(position + 1)) this.#roots.set(position + 1, rootOf(peaks));
  }

  /** The nodes that follow from the leaves of the page, with those kept; the lowest that differ are told. */
  async #compare(db: Db, reads: Read[]): Promise<void> {
    const made = this.#made;
    this.#made = [];
    const kept = await findHashesOf(db, made);
    const wrong = made.filter((node, at) => !kept[at] || !sameHash(kept[at], node.hash));
    const byPosition = new Map(reads.map(({ position, kept: leaf }) => [position, leaf]));
    const lowest = wrong.filter(
      ({ level, at }) =>
        !wrong.some(
          (one) => one.level < level && Math.floor(one.at / 2 ** (level - one.level)) === at,
        ),
    );
    for (const node of lowest) {
      const hash = kept[made.indexOf(node)];
      const span = 2 ** node.level;
      if (node.level === 1 && hash && byPosition.has(2 * node.at)) {
        this.#wrongPairs.push({ ...node, hash });
        for (const place of [2 * node.at, 2 * node.at + 1])
          this.#wrongLeaves.set(place, byPosition.get(place)!);
      } else
        this.#tell({
          kind: 'tree-differs',
          position: node.at * span,
          detail: String((node.at + 1) * span - 1),
        });
    }
  }

  /** After the last page: what stands in another's place, and whether the signed roots hold. */
  async finish(roots: readonly Root[], own: VerifierKey): Promise<void> {
    await tellOrder(this.#wrongPairs, this.#wrongLeaves, this.#tell);
    let good = 0;
    for (const { note, key, outside } of roots) {
      const read = readNote(note);
      const at = read?.at ?? null;
      const by = outside ? 'outside' : '';
      const signer = readKey(key) ?? own;
      const told = { at, by, position: read?.size ?? null };
      if (!read || !(await isSignedBy(note, signer, verifySignature)))
        this.#tell({ kind: 'root-unsigned', ...told });
      else if (read.size > this.size)
        this.#tell({ kind: 'log-cut', ...told, detail: String(this.size) });
      else if (!sameHash(this.#roots.get(read.size)!, read.root))
        this.#tell({ kind: 'root-differs', ...told, detail: String(good) });
      else good = Math.max(good, read.size);
    }
  }
}
