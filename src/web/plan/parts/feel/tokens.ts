// Splits a FEEL text for colouring only (the server compiles it): known names first, longest first,
// because Chinese indicator names may hold spaces or digits that a plain tokenizer would cut.
import { functions, keywords, printed } from './words.ts';

export type TokenKind = 'name' | 'number' | 'text' | 'keyword' | 'function' | 'plain';
export type Token = { text: string; kind: TokenKind; from: number };

const shapes: ReadonlyArray<[TokenKind, RegExp]> = [
  ['text', /"(?:[^"\\]|\\.)*"?|“[^”]*”/y],
  ['number', /\d{4}-\d\d-\d\d|\d+(?:\.\d+)?/y],
  ['plain', /[^\p{L}\p{N}_"“]+/uy],
];
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const calls = functions.map((f) => f.name).sort((a, b) => b.length - a.length);

export function tokenise(source: string, names: readonly string[]): Token[] {
  const known = [...names].sort((a, b) => b.length - a.length);
  const tokens: Token[] = [];
  for (let at = 0; at < source.length;) {
    const token = next(source, at, known);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function next(source: string, at: number, known: readonly string[]): Token {
  const name = known.find((n) => source.startsWith(n, at) && ends(source, at + n.length));
  if (name) return { text: name, kind: 'name', from: at };
  const call = calls.find((c) => source.startsWith(`${c}(`, at));
  if (call) return { text: call, kind: 'function', from: at };
  for (const [kind, shape] of shapes) {
    const text = match(shape, source, at);
    if (text) return { text, kind, from: at };
  }
  const text = match(word, source, at) ?? source.charAt(at);
  return { text, kind: keywords.has(text) || printed.has(text) ? 'keyword' : 'plain', from: at };
}

// A short name such as A must not colour the beginning of another Latin word.
function ends(source: string, at: number): boolean {
  return !/[A-Za-z0-9_]{2}/.test(source.slice(at - 1, at + 1));
}

function match(shape: RegExp, source: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(source)?.[0];
}
