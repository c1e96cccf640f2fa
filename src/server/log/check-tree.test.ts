/** 上千处对不上的日志：各处该是哪两条，很快说得出，其间别的请求照常。 */
import { expect, it } from 'vitest';
import { leafHash, nodeHash, type Hash, type Node } from '../../domain/merkle/index.ts';
import { tellOrder } from './check-tree.ts';

const pairs = 1000;
const leaf = (position: number) => leafHash(new TextEncoder().encode(String(position)));

it('每一对都换到邻近的一对，逐条点名；最后一对认不出，也说出来', async () => {
  // Leaves 4n and 4n + 2 stand in each other's places; what the tree keeps is still right.
  const stands = (place: number) => (place % 2 === 0 ? place ^ 2 : place);
  const leaves = new Map<number, Hash>();
  const nodes: Node[] = [];
  for (let at = 0; at < pairs; at += 1) {
    nodes.push({ level: 1, at, hash: nodeHash(leaf(2 * at), leaf(2 * at + 1)) });
    for (const place of [2 * at, 2 * at + 1]) leaves.set(place, leaf(stands(place)));
  }
  nodes.push({ level: 1, at: pairs, hash: leaf(-1) });
  for (const place of [2 * pairs, 2 * pairs + 1]) leaves.set(place, leaf(place));
  const told: unknown[] = [];
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 1);
  await tellOrder(nodes, leaves, (found) => told.push(found));
  clearInterval(ticking);
  expect(told).toHaveLength(pairs + 1);
  for (let at = 0; at < pairs; at += 1) {
    const [position, detail] = [(2 * at) ^ 2, String(2 * at)];
    expect(told[at]).toEqual({ kind: 'entry-moved', position, detail });
  }
  const last = { kind: 'tree-differs', position: 2 * pairs, detail: String(2 * pairs + 1) };
  expect(told.at(-1)).toEqual(last);
  expect(turns).toBeGreaterThan(5);
});
