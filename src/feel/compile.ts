// The way in: a source and the inputs it may use → its typed tree, or every reason why not.

import { analyse, requireStorable } from './analyse.ts';
import { builtinNames } from './builtins/index.ts';
import { FeelError } from './error.ts';
import { parse } from './parse.ts';
import type { Compiled } from './nodes.ts';
import { Scope } from './scope.ts';
import type { Options } from './scope.ts';
import type { FeelType, Names } from './types.ts';

/** Names with spaces that are no functions but that the parser must read as one. */
const PHRASES = [
  'time offset',
  'start included',
  'end included',
  'years and months duration',
  'days and time duration',
  'date and time',
  'start position',
  'grouping separator',
  'decimal separator',
];

/**
 * Compiles one FEEL expression over `names`. With `lenient`, wrong types, arguments and functions give null
 * (as the DMN TCK expects) instead of an error. Throws FeelError: what, where, why, and what next.
 */
export function compile(source: string, names: Names, options: Options = {}): Compiled {
  const scope = new Scope(source, names, options, analyse);
  const tree = analyse(parse(source, [...Object.keys(names), ...builtinNames, ...PHRASES]), scope);
  requireStorable(tree, scope);
  return { source, type: tree.type, names: [...scope.used], tree };
}

type Fault = { code: string; message: string; en: string; from: number; to: number };
export type Checked =
  { ok: true; type: FeelType; names: string[] } | { ok: false; errors: Fault[] };

/** As compile, but tells the error instead of throwing it (for the editor). */
export function check(source: string, names: Names): Checked {
  try {
    const { type, names: used } = compile(source, names);
    return { ok: true, type, names: used };
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    const { code, message, en, from, to } = error;
    return { ok: false, errors: [{ code, message, en, from, to }] };
  }
}
