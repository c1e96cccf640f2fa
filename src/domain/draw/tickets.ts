/** Tickets in a row, numbered from 0; finds whose a ticket is and takes a member's tickets away, in O(log n). */

export type Tickets = {
  /** Tickets still in. */
  readonly left: number;
  /** Whose ticket number `slot` is among those left, 0-based; 0 ≤ slot < left. */
  at(slot: number): number;
  /** Takes all tickets of a member away. */
  remove(member: number): void;
};

/**
 * A Fenwick tree (P. M. Fenwick, 1994): removal keeps the order of those left, as RFC 3797 asks,
 * without moving them.
 * @param counts whole numbers ≥ 0: how many tickets each member holds
 */
export function ticketsOf(counts: readonly number[]): Tickets {
  const size = counts.length;
  const tree = new Float64Array(size + 1);
  const held = Float64Array.from(counts);
  let left = 0;
  for (let i = 1; i <= size; i++) {
    left += held[i - 1]!;
    tree[i]! += held[i - 1]!;
    const parent = i + (i & -i);
    if (parent <= size) tree[parent]! += tree[i]!;
  }
  const top = 2 ** Math.floor(Math.log2(Math.max(1, size)));
  return {
    get left() {
      return left;
    },
    at(slot) {
      let before = 0;
      let rest = slot;
      for (let step = top; step > 0; step >>= 1) {
        const next = before + step;
        if (next > size || tree[next]! > rest) continue;
        before = next;
        rest -= tree[next]!;
      }
      return before;
    },
    remove(member) {
      const count = held[member]!;
      held[member] = 0;
      left -= count;
      for (let i = member + 1; i <= size; i += i & -i) tree[i]! -= count;
    },
  };
}
