/**
 * Numbers of the unit tree: pre-order with gaps, so that a subtree is a range (the whole of access
 * and roll-up rests on it) and a new unit finds a number without moving the others.
 */

/** A unit's own number and the last one of its subtree; both count. */
export type Span = { no: number; last: number };
export type TreeUnit = { code: string; parentCode: string | null };

/** All numbers stay below 2^52: exact in JavaScript, and half of that is free for a renumbering. */
export const numberLimit = 2 ** 52;
/** A new child takes this share of what its parent still has free. */
const shareOfFree = 16;

const sizeOf = (span: Span) => span.last - span.no + 1;

/** Equal slots for `count` children in the first half of the parent's range; the rest stays free. */
function slots(parent: Span, count: number): Span[] {
  const slot = Math.floor((Math.floor(sizeOf(parent) / 2) - 1) / count);
  const first = parent.no + 1;
  return Array.from({ length: count }, (_, at) => ({
    no: first + at * slot,
    last: first + (at + 1) * slot - 1,
  }));
}

/**
 * Numbers a whole tree (or several) afresh; siblings keep the given order.
 * A parent that is not among the units counts as none. Units in a circle, and units for which the
 * range has no room, get no number.
 * @param within the range to share out, e.g. the slot of a subtree that moves; its first half is used
 */
export function numberTree(
  units: readonly TreeUnit[],
  within: Span = { no: 0, last: numberLimit - 1 },
): Map<string, Span> {
  const known = new Set(units.map((unit) => unit.code));
  const children = new Map<string | null, string[]>();
  for (const { code, parentCode } of units) {
    const parent = parentCode !== null && known.has(parentCode) ? parentCode : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  const spans = new Map<string, Span>();
  const place = (parent: string | null, span: Span) => {
    const codes = children.get(parent) ?? [];
    slots(span, codes.length).forEach((slot, at) => {
      if (sizeOf(slot) < 1) return;
      const code = codes[at] as string;
      spans.set(code, slot);
      place(code, slot);
    });
  };
  place(null, within);
  return spans;
}

/**
 * The range of one more child behind the last one; null when the parent is full and the tree has to
 * be numbered afresh.
 * @param lastSiblingEnd end of the last child's range; the parent's own number when it has none
 */
export function nextChild(parent: Span, lastSiblingEnd: number): Span | null {
  const free = parent.last - lastSiblingEnd;
  if (free < 1) return null;
  const size = Math.max(1, Math.floor(free / shareOfFree));
  return { no: lastSiblingEnd + 1, last: lastSiblingEnd + size };
}
