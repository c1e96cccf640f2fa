// What the compiler knows while reading one source: its names, its variables, and how strict to be.

import type { SyntaxNode } from '@lezer/common';
import { problem } from './error.ts';
import type { Local, Node, Span } from './nodes.ts';
import { nullAt } from './nodes.ts';
import { typeChinese, typeText } from './types.ts';
import type { FeelType, Names } from './types.ts';

/** How a source is compiled: `lenient` gives null where types are wrong (as the DMN TCK expects) instead of an error. */
export type Options = { lenient?: boolean };

/** A name as FEEL compares it: one space between its words and around its signs. */
export function normalName(name: string): string {
  return name
    .replace(/\s*([./\-'+*])\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

export class Scope {
  source: string;
  lenient: boolean;
  /** Inputs used, by their given names. */
  used = new Set<string>();
  inputs: Map<string, { name: string; type: FeelType }>;
  locals: { name: string; id: number; type: FeelType }[] = [];
  lastId = 0;

  /** The typed tree of any syntax node; given by the dispatcher, so that each kind can ask for its parts. */
  analyse: (node: SyntaxNode) => Node;

  constructor(
    source: string,
    names: Names,
    options: Options,
    analyse: (node: SyntaxNode, scope: Scope) => Node,
  ) {
    this.source = source;
    this.analyse = (node) => analyse(node, this);
    this.lenient = options.lenient ?? false;
    this.inputs = new Map(
      Object.entries(names).map(([name, type]) => [normalName(name), { name, type }]),
    );
  }

  text(span: Span): string {
    const text = this.source.slice(span.from, span.to).replace(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  }

  /** The variable or input of that name, or undefined. */
  find(name: string, span: Span): Node | undefined {
    const wanted = normalName(name);
    const local = this.locals.findLast((one) => one.name === wanted);
    if (local) return this.local(local, span);
    const input = this.inputs.get(wanted);
    if (!input) return undefined;
    this.used.add(input.name);
    return { kind: 'input', name: input.name, type: input.type, from: span.from, to: span.to };
  }

  local({ name, id, type }: { name: string; id: number; type: FeelType }, span: Span): Local {
    return { kind: 'local', name, id, type, from: span.from, to: span.to };
  }

  /** Runs `body` with a variable in sight. */
  withLocal<T>(name: string, type: FeelType, body: (id: number) => T): T {
    const id = ++this.lastId;
    this.locals.push({ name: normalName(name), id, type });
    try {
      return body(id);
    } finally {
      this.locals.pop();
    }
  }

  /** Where types are certainly wrong: null when lenient, else FeelError 'type'. */
  mismatch(span: Span, types: FeelType[], sign = ''): Node {
    if (types.includes('any'))
      throw this.unsupported(
        span,
        '类型在运行时才知道的值',
        'A value whose type is known only at run time',
      );
    if (this.lenient) return nullAt(span);
    const [zh, en] = [types.map(typeChinese), types.map(typeText)];
    throw problem('type', span, {
      text: this.text(span),
      why: sign ? `${zh.join(' 与 ')} 之间不能用“${sign}”` : zh.join('、'),
      whyEn: sign ? `"${sign}" does not take ${en.join(' and ')}` : en.join(', '),
    });
  }

  /** Any other fault that FEEL answers with null: null when lenient, else the error. */
  fault(code: string, span: Span, params: Record<string, string>): Node {
    if (this.lenient) return nullAt(span);
    throw problem(code, span, { text: this.text(span), ...params });
  }

  /** The error for what the design leaves out. */
  unsupported(span: Span, what: string, whatEn: string, next = '', nextEn = '') {
    return problem('unsupported', span, { what, whatEn, text: this.text(span), next, nextEn });
  }
}

/** The known name closest to a mistyped one, when close enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (!best || distance < best.distance) best = { name: candidate, distance };
  }
  return best &&
    best.distance <= Math.max(1, Math.ceil(Math.max(name.length, best.name.length) / 2))
    ? best.name
    : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[b.length]!;
}
