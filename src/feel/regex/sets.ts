// Sets of characters as sorted ranges of code points, so that a pattern means the same in PostgreSQL and here.

/** Sorted, non-overlapping, inclusive ranges. */
export type CharSet = [number, number][];

const LAST = 0x10ffff;
const SURROGATES: [number, number] = [0xd800, 0xdfff];

/** The union of ranges, sorted and merged. */
export function setOf(...ranges: [number, number][]): CharSet {
  const merged: CharSet = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Every character but these; neither NUL nor half surrogates count as characters. */
export function complement(set: CharSet): CharSet {
  const gaps: CharSet = [];
  let next = 1;
  for (const [from, to] of setOf(...set, SURROGATES)) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= LAST) gaps.push([next, LAST]);
  return gaps;
}

/** `set` without `other`. */
export function without(set: CharSet, other: CharSet): CharSet {
  return complement(setOf(...complement(set), ...other));
}

export function disjoint(a: CharSet, b: CharSet): boolean {
  return a.every(([from, to]) => b.every(([x, y]) => to < x || from > y));
}

let cases: Map<string, number[]> | undefined;

/** Every character by its small letter: k, K and the Kelvin sign stand together. */
function caseTable(): Map<string, number[]> {
  if (cases) return cases;
  cases = new Map();
  for (let point = 0x41; point <= 0x1e943; point++) {
    if (point === SURROGATES[0]) point = SURROGATES[1] + 1;
    const letter = String.fromCodePoint(point);
    const small = letter.toLowerCase();
    if (small === letter && letter.toUpperCase() === letter) continue;
    cases.set(small, [...(cases.get(small) ?? []), point]);
  }
  return cases;
}

/** The set with the other cases of its letters; a set of thousands (a whole category) holds them already. */
export function bothCases(set: CharSet): CharSet {
  const extra: CharSet = [];
  for (const [from, to] of set) {
    for (let point = from; point <= Math.min(to, from + 5000); point++) {
      const small = String.fromCodePoint(point).toLowerCase();
      for (const other of caseTable().get(small) ?? []) extra.push([other, other]);
    }
  }
  return setOf(...set, ...extra);
}

const categories = new Map<string, CharSet | undefined>();

/** The characters of a Unicode general category ("L", "Nd"); undefined when there is no such category. */
export function category(name: string): CharSet | undefined {
  if (!categories.has(name)) categories.set(name, scanCategory(name));
  return categories.get(name);
}

function scanCategory(name: string): CharSet | undefined {
  if (!/^[LMNPZSC][a-z]?$/.test(name)) return undefined;
  let test: RegExp;
  try {
    test = new RegExp(`^\\p{${name}}$`, 'u');
  } catch {
    return undefined;
  }
  const ranges: CharSet = [];
  for (let point = 1; point <= LAST; point++) {
    if (point === SURROGATES[0]) point = SURROGATES[1] + 1;
    if (!test.test(String.fromCodePoint(point))) continue;
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

/** The Unicode blocks XPath names most; others are refused. */
export const BLOCKS: Record<string, [number, number]> = {
  BasicLatin: [1, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  GreekandCoptic: [0x370, 0x3ff],
  Greek: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HalfwidthandFullwidthForms: [0xff00, 0xffef],
};

export const SPACE: CharSet = setOf([9, 10], [13, 13], [32, 32]);
const NAME_START: [number, number][] = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];
/** XML's name-start and name characters (\i and \c). */
export const INITIAL: CharSet = setOf(...NAME_START);
export const NAME: CharSet = setOf(
  ...NAME_START,
  [0x2d, 0x2e],
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
);
