// What an operator or builtin is: its signature, its SQL and its evaluation, defined together in one place.

import type { Decimal } from 'decimal.js';
import type { Node, Span } from './nodes.ts';
import type { FeelType } from './types.ts';
import { DAYS, MONTHS } from './types.ts';

/** A running value; numbers, dates, times and durations are decimals (units: see nodes.ts). */
export type Value = Decimal | string | boolean | null | Value[];

/** What an operation's SQL may ask of the writer. */
export type Writer = {
  /** Gives each expression a name where it is more than a name, so that `body` may use it often at no cost. */
  bind(expressions: string[], body: (names: string[]) => string): string;
  /** A fresh number for aliases. */
  fresh(): number;
};

export type Param = {
  name: string;
  type: FeelType | TypeVariable;
  optional: boolean;
  nullable: boolean;
  rest: boolean;
};
/** T stands for any type, the same throughout a signature; T[] for a list of it. */
export type TypeVariable = 'T' | { list: 'T' };

/** One accepted form of an operator or builtin. */
export type Overload = {
  /** As the catalogue prints it and as the tree names it: "abs(n: number): number". */
  signature: string;
  params: Param[];
  result: FeelType | TypeVariable;
  /** True when it sees null arguments; otherwise any null gives null. */
  seesNull: boolean;
  sql?: (args: string[], writer: Writer, nodes: Node[]) => string;
  run?: (...args: never[]) => Value;
  /** Rewrites the call into other nodes while compiling, instead of sql and run. */
  expand?: (args: (Node | undefined)[], span: Span) => Node;
};

const SHORT: Record<string, string> = { dtd: DAYS, ymd: MONTHS, datetime: 'date and time' };

function readType(text: string): FeelType | TypeVariable {
  const inner = /^list<(.+)>$/.exec(text);
  if (inner) return { list: readType(inner[1]!) } as FeelType;
  const range = /^range<(.+)>$/.exec(text);
  if (range) return { range: readType(range[1]!) } as FeelType;
  return (SHORT[text] ?? text) as FeelType;
}

function readParam(text: string): Param {
  const [left, right] = text.split(': ') as [string, string];
  const rest = left.startsWith('...');
  const name = left.replace('...', '').replace('?', '');
  const nullable = right.endsWith('|null');
  return {
    name,
    type: readType(right.replace('|null', '')),
    optional: left.endsWith('?'),
    nullable,
    rest,
  };
}

const operations = new Map<string, Overload>();

/**
 * Defines one form. `form` reads "name(param: type, optional?: type|null, ...rest: type): result",
 * with dtd, ymd and datetime short for the long type names.
 */
export function overload(
  form: string,
  parts: Pick<Overload, 'sql' | 'run' | 'expand'> & { seesNull?: boolean },
): Overload {
  const match = /^(.+?)\((.*)\): (.+)$/.exec(form)!;
  const params = match[2] === '' ? [] : match[2]!.split(', ').map(readParam);
  const signature = form.replace(/\b(dtd|ymd|datetime)\b/g, (short) => SHORT[short]!);
  const made = {
    ...parts,
    signature,
    params,
    result: readType(match[3]!),
    seesNull: parts.seesNull ?? false,
  };
  operations.set(signature, made);
  return made;
}

/** The definition a call node names. */
export function operation(signature: string): Overload {
  return operations.get(signature)!;
}
