// What every part of the analysis asks of the syntax: the parts of a node, its text, a list of parts, types to report.

import type { SyntaxNode } from '@lezer/common';
import type { Node } from './nodes.ts';
import { retype } from './resolve.ts';
import type { Scope } from './scope.ts';
import { joinTypes } from './types.ts';
import type { FeelType } from './types.ts';

/** The children that are expressions: no punctuation, keywords, operators or comments. */
export function parts(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const word = /^[a-z]+$/.test(child.name) && child.name !== 'null';
    if (!word && !/^\W+$|Comment$|^ArithOp$|^CompareOp$/.test(child.name)) found.push(child);
  }
  return found;
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/** The text of a string literal, escapes resolved; an unknown escape stays as written (regular expressions use them). */
export function readString(node: SyntaxNode, scope: Scope): string {
  const raw = scope.source.slice(node.from + 1, node.to - 1);
  const text = raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt'"\\]))/g,
    (all, four, six, one) => {
      if (one) return ESCAPES[one as string]!;
      const point = parseInt((four ?? six) as string, 16);
      return point > 0x10ffff ? (all as string) : String.fromCodePoint(point);
    },
  );
  if (text.includes('\0') || !text.isWellFormed()) {
    throw scope.unsupported(node, '空字符或残缺的字符', 'A NUL or half a surrogate pair');
  }
  return text;
}

/** The types to report; a context or function counts as wrong, not as unknown. */
export function operandTypes(operands: Node[]): FeelType[] {
  return operands.map(({ kind, type }) => (kind === 'opaque' ? 'null' : type));
}

/** A list of known items, its nulls typed like the rest. */
export function listOf(items: Node[], span: { from: number; to: number }): Node {
  const type = items.reduce<FeelType>((joined, item) => joinTypes(joined, item.type), 'null');
  const typed =
    type === 'any'
      ? items
      : items.map((item) => (item.type === 'null' ? retype(item, type) : item));
  return { kind: 'list', items: typed, type: { list: type }, from: span.from, to: span.to };
}
