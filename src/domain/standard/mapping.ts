/**
 * Which item of a version is which of the version before. Proposed by code and wording, confirmed by a
 * person; trends are computed over items that are the same, the rest is stated.
 */
import { compare, fraction } from './fraction.ts';
import type { Item } from './model.ts';

export const comparisons = ['same', 'changed', 'new', 'dropped'] as const;
export type Comparison = (typeof comparisons)[number];
/** `from` is a code of the version before (null = new), `to` one of this version (null = dropped). */
export type MappingRow = { from: string | null; to: string | null; comparison: Comparison };

const pairsOf = (text: string): string[] => {
  const plain = text.replace(/[\s、，。；：“”（）()·,.;:]/g, '');
  if (plain.length < 2) return [plain];
  return Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2));
};

/** Share of pairs of neighbouring characters that two texts have in common, 0 to 1 (Dice). */
export function likeness(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const rest = new Map<string, number>();
  for (const pair of right) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  const common = left.filter((pair) => {
    const count = rest.get(pair) ?? 0;
    rest.set(pair, count - 1);
    return count > 0;
  });
  return (2 * common.length) / (left.length + right.length);
}

/** Below this, another item under the same code; and least likeness of an item with another code. */
const sameCodeLikeness = 0.4;
const otherCodeLikeness = 0.6;

const formText = ({ form }: Item) => JSON.stringify(form);

/** Whether both ask the same and weigh it the same, so that losses can be laid side by side. */
const weighsTheSame = (a: Item, b: Item) =>
  compare(fraction(a.points), fraction(b.points)) === 0 &&
  formText(a) === formText(b) &&
  a.extra === b.extra;

/** Whether nothing that is asked or scored differs: no person need confirm that. */
export const isIdentical = (a: Item, b: Item): boolean =>
  a.code === b.code && a.name === b.name && weighsTheSame(a, b);

const row = (from: Item, to: Item): MappingRow => ({
  from: from.code,
  to: to.code,
  comparison: weighsTheSame(from, to) ? 'same' : 'changed',
});

/** The most alike pairs first, each item once. */
function matchByName(before: Item[], after: Item[]): MappingRow[] {
  const pairs = before
    .flatMap((from) => after.map((to) => ({ from, to, alike: likeness(from.name, to.name) })))
    .filter(({ alike }) => alike >= otherCodeLikeness)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Item>();
  return pairs.flatMap(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return [];
    taken.add(from).add(to);
    return [row(from, to)];
  });
}

/** A proposal for every item of both versions, in the order of the newer one, what was dropped last. */
export function proposeMapping(before: readonly Item[], after: readonly Item[]): MappingRow[] {
  const earlier = new Map(before.map((item) => [item.code, item]));
  const byCode = after.flatMap((to) => {
    const from = earlier.get(to.code);
    return from && likeness(from.name, to.name) >= sameCodeLikeness ? [row(from, to)] : [];
  });
  const from = new Set(byCode.map((one) => one.from));
  const to = new Set(byCode.map((one) => one.to));
  const byName = matchByName(
    before.filter((item) => !from.has(item.code)),
    after.filter((item) => !to.has(item.code)),
  );
  const found = new Map([...byCode, ...byName].map((one) => [one.to, one]));
  const kept = new Set([...found.values()].map((one) => one.from));
  return [
    ...after.map(
      ({ code }): MappingRow => found.get(code) ?? { from: null, to: code, comparison: 'new' },
    ),
    ...before
      .filter(({ code }) => !kept.has(code))
      .map(({ code }): MappingRow => ({ from: code, to: null, comparison: 'dropped' })),
  ];
}

/** Rows whose items are still there. */
const standing = (
  rows: readonly MappingRow[],
  before: readonly Item[],
  after: readonly Item[],
): MappingRow[] => {
  const from = new Set<string | null>([null, ...before.map(({ code }) => code)]);
  const to = new Set<string | null>([null, ...after.map(({ code }) => code)]);
  return rows.filter((one) => from.has(one.from) && to.has(one.to));
};

/** Whether a person has said of every item of both versions which it is. */
export function isConfirmed(
  rows: readonly MappingRow[],
  before: readonly Item[],
  after: readonly Item[],
): boolean {
  const kept = standing(rows, before, after);
  const covers = (codes: (string | null)[], items: readonly Item[]) => {
    const named = new Set(codes);
    return items.every(({ code }) => named.has(code));
  };
  return (
    covers(
      kept.map(({ from }) => from),
      before,
    ) &&
    covers(
      kept.map(({ to }) => to),
      after,
    )
  );
}

/** What was confirmed, and a proposal for what has come, gone or changed since. */
export function completedMapping(
  rows: readonly MappingRow[],
  before: readonly Item[],
  after: readonly Item[],
): MappingRow[] {
  const kept = standing(rows, before, after);
  const from = new Set(kept.map((one) => one.from));
  const to = new Set(kept.map((one) => one.to));
  const rest = proposeMapping(
    before.filter(({ code }) => !from.has(code)),
    after.filter(({ code }) => !to.has(code)),
  );
  return [...kept, ...rest];
}

/** Rows of a draft that still say what a person meant once its items have been edited. */
export function mappingAfterEdit(
  rows: readonly MappingRow[],
  was: readonly Item[],
  is: readonly Item[],
): MappingRow[] {
  const earlier = new Map(was.map((item) => [item.code, item]));
  const untouched = new Set(
    is
      .filter((item) => {
        const old = earlier.get(item.code);
        return old !== undefined && isIdentical(old, item);
      })
      .map(({ code }) => code),
  );
  return rows.filter(({ to }) => to !== null && untouched.has(to));
}

/**
 * What may be taken as the same: rows that a person confirmed, and items that did not change at all.
 * @param confirmed the saved mapping; [] when nobody has looked at it yet
 */
export function settledMapping(
  before: readonly Item[],
  after: readonly Item[],
  confirmed: readonly MappingRow[],
): MappingRow[] {
  const said = new Set(confirmed);
  const earlier = new Map(before.map((item) => [item.code, item]));
  const later = new Map(after.map((item) => [item.code, item]));
  return completedMapping(confirmed, before, after).map((one): MappingRow => {
    const from = earlier.get(one.from ?? '');
    const to = later.get(one.to ?? '');
    if (said.has(one) || !from || !to || isIdentical(from, to)) return one;
    return { ...one, comparison: 'changed' };
  });
}

/** What is wrong with a mapping a person sends: a code named twice or unknown, a kind that does not fit. */
export function mappingFault(
  rows: readonly MappingRow[],
  before: readonly Item[],
  after: readonly Item[],
): string | null {
  const isOne = (codes: (string | null)[], items: readonly Item[]) => {
    const named = codes.filter((code) => code !== null);
    const known = new Set(items.map(({ code }) => code));
    return new Set(named).size === named.length && named.every((code) => known.has(code));
  };
  const fits = ({ from, to, comparison }: MappingRow) =>
    (comparison === 'new') === (from === null) && (comparison === 'dropped') === (to === null);
  if (!rows.every(fits)) return '“新增”不应有旧条目，“取消”不应有新条目，其余两边都要有';
  if (
    !isOne(
      rows.map(({ from }) => from),
      before,
    )
  )
    return '有旧条目重复出现，或不在上一版中';
  if (
    !isOne(
      rows.map(({ to }) => to),
      after,
    )
  )
    return '有新条目重复出现，或不在本版中';
  return null;
}
