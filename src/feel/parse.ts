// From source text to lezer-feel's syntax tree, or to the first thing that is wrong with the text.

import type { SyntaxNode, Tree } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import { problem } from './error.ts';

export const MAX_LENGTH = 20_000;
export const MAX_DEPTH = 200;

const FULL_WIDTH: Record<string, string> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '－': '-',
  '×': '*',
  '÷': '/',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '“': '"',
  '”': '"',
  '【': '[',
  '】': ']',
  '；': ';',
  '：': ':',
  '。': '.',
};

/**
 * Parses one expression. `names` are the inputs, builtins and parameters whose names may hold spaces.
 * Throws FeelError 'syntax' or 'too-deep'.
 */
export function parse(source: string, names: Iterable<string>): SyntaxNode {
  guardSize(source);
  const tree = parseLoosely(source, names);
  const wrong = firstError(tree);
  if (wrong) throw syntaxError(source, wrong);
  const top = firstExpression(tree.topNode);
  if (!top) throw syntaxError(source, { from: 0, to: source.length });
  return top;
}

/** Parses without complaint, for completion in unfinished text. */
export function parseLoosely(source: string, names: Iterable<string>): Tree {
  const context = Object.fromEntries([...names].map((name) => [name, 1]));
  const configured = parser.configure({
    top: 'Expression',
    contextTracker: trackVariables(context),
  });
  return configured.parse(source);
}

function guardSize(source: string): void {
  const whole = { from: 0, to: source.length };
  if (source.length > MAX_LENGTH) {
    throw problem('too-deep', whole, {
      why: `超过 ${MAX_LENGTH} 个字符`,
      whyEn: `over ${MAX_LENGTH} characters`,
    });
  }
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    if ('([{'.includes(source[i]!)) depth++;
    else if (')]}'.includes(source[i]!)) depth--;
    if (depth > MAX_DEPTH) throw tooDeep(i, source.length);
  }
}

const tooDeep = (from: number, to: number) =>
  problem(
    'too-deep',
    { from, to },
    { why: `超过 ${MAX_DEPTH} 层`, whyEn: `over ${MAX_DEPTH} levels` },
  );

function firstError(tree: Tree): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined;
  let depth = 0;
  tree.cursor().iterate(
    (node) => {
      if (++depth > MAX_DEPTH * 2) throw tooDeep(node.from, node.to);
      if (node.type.isError && !found) found = { from: node.from, to: node.to };
    },
    () => void depth--,
  );
  return found;
}

/** The first child that carries meaning (comments and punctuation do not). */
function firstExpression(node: SyntaxNode): SyntaxNode | undefined {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) return child;
  }
  return undefined;
}

/** The error for a full-width sign typed for FEEL's own, if `source` has one between `from` and `to`, texts aside. */
export function wideSign(source: string, from = 0, to = source.length) {
  const bare = source.replace(/"(?:[^"\\]|\\.)*"/g, (text) => ' '.repeat(text.length));
  for (let at = from; at < to; at++) {
    const half = FULL_WIDTH[bare[at]!];
    if (!half) continue;
    const hint = { text: bare[at]!, why: `请用半角“${half}”`, whyEn: `type "${half}" instead` };
    return problem('syntax', { from: at, to: at + 1 }, hint);
  }
  return undefined;
}

function syntaxError(source: string, at: { from: number; to: number }) {
  const near = source.slice(Math.max(0, at.from - 8), at.to + 8);
  const wide = wideSign(source);
  if (wide) return wide;
  const atEnd = at.from >= source.trimEnd().length;
  const text = source.slice(at.from, at.to) || near;
  return problem(
    'syntax',
    { from: at.from, to: Math.max(at.to, Math.min(at.from + 1, source.length)) },
    {
      text: text.slice(0, 40),
      why: atEnd ? '算式没有写完' : '读不懂这一段',
      whyEn: atEnd ? 'the expression is unfinished' : 'this part cannot be read',
    },
  );
}
