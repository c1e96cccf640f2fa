// A parsed pattern as PostgreSQL (ARE) and as JavaScript write it, and whether both would replace alike.

import type { Atom, Parsed, Pattern, Piece } from './parse.ts';
import { parsePattern, PatternFault, readFlags } from './parse.ts';
import { isSafe } from './safe.ts';
import { disjoint } from './sets.ts';
import type { CharSet } from './sets.ts';

type Dialect = 'sql' | 'js';

const hex = (point: number, digits: number) => point.toString(16).padStart(digits, '0');
function character(point: number, dialect: Dialect): string {
  const letter = String.fromCodePoint(point);
  if (/[A-Za-z0-9\u4e00-\u9fff]/.test(letter)) return letter;
  if (dialect === 'js') return `\\u{${hex(point, 1)}}`;
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`;
}

function setText(set: CharSet, dialect: Dialect): string {
  if (set.length === 1 && set[0]![0] === set[0]![1]) return character(set[0]![0], dialect);
  if (set.length === 0) return dialect === 'js' ? '[^\\s\\S]' : '(?!)';
  const ranges = set.map(([from, to]) =>
    from === to
      ? character(from, dialect)
      : `${character(from, dialect)}-${character(to, dialect)}`,
  );
  return `[${ranges.join('')}]`;
}

function atomText(atom: Atom, parsed: Parsed, dialect: Dialect, lazily: boolean): string {
  const lines = parsed.flags.m && dialect === 'js';
  switch (atom.kind) {
    case 'set':
      return setText(atom.set, dialect);
    case 'start':
      return lines ? '(?:^|(?<=\\n))' : '^';
    case 'end':
      return lines ? '(?:$|(?=\\n))' : '$';
    case 'back':
      return `\\${atom.index}(?:)`;
    case 'group':
      return `(${atom.index === undefined ? '?:' : ''}${patternText(atom.body, parsed, dialect, lazily)})`;
  }
}

function pieceText(piece: Piece, parsed: Parsed, dialect: Dialect, lazily: boolean): string {
  const atom = atomText(piece.atom, parsed, dialect, lazily);
  const { min, max } = piece;
  if (min === 1 && max === 1) return atom;
  const most = max === Infinity ? '' : max;
  return `${atom}{${min}${max === min ? '' : `,${most}`}}${piece.lazy && lazily && max !== min ? '?' : ''}`;
}

const patternText = (pattern: Pattern, parsed: Parsed, dialect: Dialect, lazily: boolean): string =>
  pattern
    .map((branch) => branch.map((piece) => pieceText(piece, parsed, dialect, lazily)).join(''))
    .join('|');

/** A pattern in both dialects. Greed plays no part in whether a text matches, so it is left out unless replacing. */
export type Written = { sql: string; js: RegExp; groups: number; alike: boolean };

const cache = new Map<string, Written>();

/** Translates a pattern; throws PatternFault. */
export function translate(pattern: string, flags: string, replacing: boolean): Written {
  const key = JSON.stringify([pattern, flags, replacing]);
  const known = cache.get(key);
  if (known) return known;
  const parsed = parsePattern(pattern, readFlags(flags));
  if (!isSafe(parsed.pattern)) throw new PatternFault('refused');
  const sql = `***:${parsed.flags.m ? '(?w)' : ''}${patternText(parsed.pattern, parsed, 'sql', replacing)}`;
  const js = new RegExp(patternText(parsed.pattern, parsed, 'js', replacing), 'gu');
  const made = { sql, js, groups: parsed.groups, alike: replacesAlike(parsed.pattern) };
  if (cache.size > 500) cache.clear();
  cache.set(key, made);
  return made;
}

const isFixed = ({ min, max }: Piece) => min === max;

/** The one length a pattern matches, undefined when it varies. */
function lengthOf(pieces: Piece[]): number | undefined {
  let total = 0;
  for (const { atom, min, max } of pieces) {
    const one =
      atom.kind === 'set'
        ? 1
        : atom.kind === 'group'
          ? groupLength(atom.body)
          : atom.kind === 'back'
            ? undefined
            : 0;
    if (min !== max || one === undefined) return undefined;
    total += one * min;
  }
  return total;
}

function groupLength(body: Pattern): number | undefined {
  const lengths = body.map(lengthOf);
  return lengths.every((length) => length === lengths[0]) ? lengths[0] : undefined;
}

/**
 * PostgreSQL takes the longest match, JavaScript the first. They agree when alternatives have fixed lengths, longest
 * first, and when at most one piece varies in length or each varying piece cannot begin what follows it.
 */
function replacesAlike(pattern: Pattern): boolean {
  const lengths = pattern.map(lengthOf);
  if (pattern.length > 1) {
    return (
      lengths.every(
        (length, i) => length !== undefined && (i === 0 || length <= lengths[i - 1]!),
      ) && pattern.every(groupsAlike)
    );
  }
  const pieces = pattern[0]!;
  if (lengths[0] !== undefined) return groupsAlike(pieces);
  const flat = pieces.flatMap(unwrap);
  const varying = flat.filter((piece) => !isFixed(piece));
  if (
    flat.some(
      ({ atom }) =>
        (atom.kind === 'group' && groupLength(atom.body) === undefined) || atom.kind === 'back',
    )
  )
    return false;
  if (varying.length <= 1) return groupsAlike(flat);
  return (
    varying.every(({ lazy }) => !lazy) &&
    flat.every((piece, i) => isFixed(piece) || separate(piece, flat.slice(i + 1)))
  );
}

/** A group that stands once and has no alternatives is no more than its pieces. */
function unwrap(piece: Piece): Piece[] {
  const { atom, min, max } = piece;
  return atom.kind === 'group' && atom.body.length === 1 && min === 1 && max === 1
    ? atom.body[0]!.flatMap(unwrap)
    : [piece];
}

function groupsAlike(pieces: Piece[]): boolean {
  return pieces.every(({ atom }) => atom.kind !== 'group' || replacesAlike(atom.body));
}

/** True when no text of `piece` can begin the pieces after it, up to the first that must stand. */
function separate(piece: Piece, after: Piece[]): boolean {
  if (piece.atom.kind !== 'set') return false;
  for (const next of after) {
    if (next.atom.kind === 'start' || next.atom.kind === 'end') continue;
    if (next.atom.kind !== 'set' || !disjoint(piece.atom.set, next.atom.set)) return false;
    if (next.min > 0) return true;
  }
  return true;
}
