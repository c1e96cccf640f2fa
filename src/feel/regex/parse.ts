// Reads a regular expression of XPath and XQuery Functions 5.6.1 (as FEEL's matches and replace take it).

import {
  BLOCKS,
  bothCases,
  category,
  complement,
  INITIAL,
  NAME,
  setOf,
  SPACE,
  without,
} from './sets.ts';
import type { CharSet } from './sets.ts';

export type Atom =
  | { kind: 'set'; set: CharSet }
  | { kind: 'group'; index: number | undefined; body: Pattern }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'back'; index: number };
export type Piece = { atom: Atom; min: number; max: number; lazy: boolean };
/** Alternatives, each a run of pieces. */
export type Pattern = Piece[][];
export type Flags = { s: boolean; m: boolean; i: boolean; x: boolean; q: boolean };
export type Parsed = { pattern: Pattern; groups: number; flags: Flags };

/** What is wrong with a pattern: not valid at all, or valid but not carried over here. */
export class PatternFault {
  kind: 'invalid' | 'refused';
  constructor(kind: 'invalid' | 'refused') {
    this.kind = kind;
  }
}

const invalid = () => new PatternFault('invalid');
const refused = () => new PatternFault('refused');
/** PostgreSQL's highest repetition count. */
const MOST = 255;

/** The flags of a flags argument; throws on any but s, m, i, x, q. */
export function readFlags(text: string): Flags {
  if (!/^[smixq]*$/.test(text)) throw invalid();
  return {
    s: text.includes('s'),
    m: text.includes('m'),
    i: text.includes('i'),
    x: text.includes('x'),
    q: text.includes('q'),
  };
}

/** Parses a pattern; throws PatternFault. */
export function parsePattern(source: string, flags: Flags): Parsed {
  const reader = new Reader(flags.x && !flags.q ? stripSpace(source) : source, flags);
  if (flags.q) {
    const pieces = reader.all.map((letter) => once({ kind: 'set', set: reader.letter(letter) }));
    return { pattern: [pieces], groups: 0, flags };
  }
  const pattern = reader.alternatives();
  if (reader.at < reader.all.length) throw invalid();
  return { pattern, groups: reader.groups, flags };
}

const once = (atom: Atom): Piece => ({ atom, min: 1, max: 1, lazy: false });

/** Flag x drops white space outside brackets. */
function stripSpace(source: string): string {
  let depth = 0;
  return Array.from(source)
    .filter((letter, i, all) => {
      if (all[i - 1] !== '\\' || all[i - 2] === '\\')
        depth += letter === '[' ? 1 : letter === ']' ? -1 : 0;
      return depth > 0 || !/[ \t\n\r]/.test(letter);
    })
    .join('');
}

class Reader {
  all: string[];
  flags: Flags;
  at = 0;
  groups = 0;
  closed = new Set<number>();

  constructor(source: string, flags: Flags) {
    this.all = Array.from(source);
    this.flags = flags;
  }

  peek(): string | undefined {
    return this.all[this.at];
  }

  take(): string {
    const letter = this.all[this.at++];
    if (letter === undefined) throw invalid();
    return letter;
  }

  skip(letter: string): boolean {
    if (this.peek() !== letter) return false;
    this.at++;
    return true;
  }

  letter(letter: string): CharSet {
    const point = letter.codePointAt(0)!;
    return this.cased([[point, point]]);
  }

  cased(set: CharSet): CharSet {
    return this.flags.i ? bothCases(set) : set;
  }

  alternatives(): Pattern {
    const branches = [this.branch()];
    while (this.skip('|')) branches.push(this.branch());
    return branches;
  }

  branch(): Piece[] {
    const pieces: Piece[] = [];
    for (
      let next = this.peek();
      next !== undefined && next !== '|' && next !== ')';
      next = this.peek()
    ) {
      const atom = this.atom();
      const fixed = atom.kind === 'start' || atom.kind === 'end';
      pieces.push(fixed ? once(atom) : this.quantified(atom));
    }
    return pieces;
  }

  quantified(atom: Atom): Piece {
    let [min, max] = [1, 1];
    const next = this.peek();
    if (next === '?' || next === '*' || next === '+') {
      this.at++;
      [min, max] = next === '?' ? [0, 1] : [next === '*' ? 0 : 1, Infinity];
    } else if (next === '{') {
      const text = /^\{(\d+)(,(\d*))?\}/.exec(this.all.slice(this.at, this.at + 20).join(''));
      if (!text) throw invalid();
      this.at += text[0].length;
      min = Number(text[1]);
      max = text[2] === undefined ? min : text[3] === '' ? Infinity : Number(text[3]);
      if (max < min) throw invalid();
      if (min > MOST || (max !== Infinity && max > MOST)) throw refused();
    } else {
      return once(atom);
    }
    return { atom, min, max, lazy: this.skip('?') };
  }

  atom(): Atom {
    const letter = this.take();
    if (letter === '(') return this.group();
    if (letter === '[') return { kind: 'set', set: this.bracket() };
    if (letter === '^') return { kind: 'start' };
    if (letter === '$') return { kind: 'end' };
    if (letter === '.')
      return { kind: 'set', set: complement(this.flags.s ? [] : setOf([10, 10], [13, 13])) };
    if (letter === '\\') return this.escape();
    if ('?*+{}])'.includes(letter)) throw invalid();
    return { kind: 'set', set: this.letter(letter) };
  }

  group(): Atom {
    const plain = this.skip('?');
    if (plain && !this.skip(':')) throw invalid();
    const index = plain ? undefined : ++this.groups;
    const body = this.alternatives();
    if (!this.skip(')')) throw invalid();
    if (index !== undefined) this.closed.add(index);
    return { kind: 'group', index, body };
  }

  escape(): Atom {
    if (/[0-9]/.test(this.peek() ?? '')) {
      const index = Number(this.take());
      if (!this.closed.has(index)) throw invalid();
      if (this.flags.i) throw refused();
      return { kind: 'back', index };
    }
    return { kind: 'set', set: this.cased(this.escapedSet()) };
  }

  /** The set after a backslash, inside brackets or out. */
  escapedSet(): CharSet {
    const letter = this.take();
    const known: Record<string, () => CharSet> = {
      n: () => setOf([10, 10]),
      r: () => setOf([13, 13]),
      t: () => setOf([9, 9]),
      s: () => SPACE,
      d: () => category('Nd')!,
      i: () => INITIAL,
      c: () => NAME,
      w: () => complement(setOf(...category('P')!, ...category('Z')!, ...category('C')!)),
      p: () => this.property(),
    };
    const made = known[letter] ?? known[letter.toLowerCase()];
    if (made && (known[letter] || 'SDICWP'.includes(letter)))
      return known[letter] ? made() : complement(made());
    if (!/[\\|.?*+(){}$\-[\]^]/.test(letter)) throw invalid();
    const point = letter.codePointAt(0)!;
    return [[point, point]];
  }

  property(): CharSet {
    if (!this.skip('{')) throw invalid();
    let name = '';
    while (this.peek() !== '}') name += this.take();
    this.at++;
    if (name.startsWith('Is')) {
      const block = BLOCKS[name.slice(2)];
      if (!block && /^Is[A-Za-z0-9-]+$/.test(name)) throw refused();
      if (!block) throw invalid();
      return [block];
    }
    const found = category(name);
    if (!found) throw invalid();
    return found;
  }

  /** [a-z\d-[aeiou]], after its opening bracket. */
  bracket(): CharSet {
    const negative = this.skip('^');
    let set: CharSet = [];
    let less: CharSet | undefined;
    let first = true;
    for (; first || this.peek() !== ']'; first = false) {
      if (this.peek() === '-' && this.all[this.at + 1] === '[') {
        this.at += 2;
        less = this.bracket();
        break;
      }
      set = setOf(...set, ...this.range());
    }
    if (!this.skip(']')) throw invalid();
    const positive = this.cased(set);
    const whole = negative ? complement(positive) : positive;
    return less ? this.cased(without(negative ? whole : set, less)) : whole;
  }

  range(): CharSet {
    const low = this.classLetter();
    if (this.peek() !== '-' || low.length !== 1 || low[0]![0] !== low[0]![1]) return low;
    const after = this.all[this.at + 1];
    if (after === ']' || after === '[') return low;
    this.at++;
    const high = this.classLetter();
    if (high.length !== 1 || high[0]![0] !== high[0]![1] || high[0]![0] < low[0]![0])
      throw invalid();
    return [[low[0]![0], high[0]![0]]];
  }

  classLetter(): CharSet {
    const letter = this.take();
    if (letter === '\\') return this.escapedSet();
    if (letter === '[' || letter === ']') throw invalid();
    const point = letter.codePointAt(0)!;
    return [[point, point]];
  }
}
