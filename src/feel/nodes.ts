// The typed tree every FEEL source becomes: the one form that SQL, evaluation and explanation read.

import type { FeelType } from './types.ts';

/** Where in the source a node stands, and the type of its value. */
type Base = { from: number; to: number; type: FeelType };

/**
 * A constant. Numbers and everything measured are decimal strings: date in days since 1970-01-01,
 * date and time in seconds since then, time in seconds of the day, durations in seconds or months.
 */
export type Literal = Base & { kind: 'literal'; value: string | boolean | null };
export type InputNode = Base & { kind: 'input'; name: string };
/** A variable of for, some, every or a filter; `id` is unique within the tree. */
export type Local = Base & { kind: 'local'; name: string; id: number };
/** An operator or builtin; `op` names its definition (see operations.ts). */
export type Call = Base & { kind: 'call'; op: string; args: Node[] };
export type If = Base & { kind: 'if'; condition: Node; then: Node; else: Node };
export type ListNode = Base & { kind: 'list'; items: Node[] };
/** A range known while compiling; `low`/`high` null where open. `test` is set when written as a unary test. */
export type RangeNode = Base & {
  kind: 'range';
  low: Node | null;
  high: Node | null;
  lowIncluded: boolean;
  highIncluded: boolean;
  test?: string;
};
export type Variable = { id: number; name: string; source: Node };
export type Loop = Base & {
  kind: 'loop';
  form: 'for' | 'some' | 'every' | 'filter';
  variables: Variable[];
  body: Node;
};
/** A value computed once and used by name in `body`. */
export type Let = Base & { kind: 'let'; id: number; value: Node; body: Node };
/** What cannot be computed (a context, a function, a time with a zone …), kept only until it can be said why. */
export type Opaque = Base & {
  kind: 'opaque';
  what: 'context' | 'function' | 'refused' | 'invalid' | 'invalid pattern' | 'zoned' | 'range';
};

export type Node =
  Literal | InputNode | Local | Call | If | ListNode | RangeNode | Loop | Let | Opaque;

/** A source that passed: its type, the inputs it uses in order of first use, and its tree. */
export type Compiled = { source: string; type: FeelType; names: string[]; tree: Node };

export type Span = { from: number; to: number };

/** A null constant standing where `span` is. */
export function nullAt(span: Span): Literal {
  return { kind: 'literal', value: null, type: 'null', from: span.from, to: span.to };
}

/** A constant of a given type standing where `span` is. */
export function literal(value: string | boolean, type: FeelType, span: Span): Literal {
  return { kind: 'literal', value, type, from: span.from, to: span.to };
}

/** A node for what cannot be computed, standing where `span` is. */
export function opaque(what: Opaque['what'], span: Span): Opaque {
  return { kind: 'opaque', what, type: 'any', from: span.from, to: span.to };
}

/** True for a constant null. */
export function isNull(node: Node): boolean {
  return node.type === 'null';
}

/** The nodes directly below. */
export function children(node: Node): Node[] {
  switch (node.kind) {
    case 'call':
      return node.args;
    case 'if':
      return [node.condition, node.then, node.else];
    case 'list':
      return node.items;
    case 'range':
      return [node.low, node.high].filter((end) => end !== null);
    case 'loop':
      return [...node.variables.map((variable) => variable.source), node.body];
    case 'let':
      return [node.value, node.body];
    default:
      return [];
  }
}
