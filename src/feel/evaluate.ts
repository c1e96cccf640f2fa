// Tree → value with decimal.js, for one line's stored inputs; agrees with the SQL to the last digit.

import type { Decimal } from 'decimal.js';
import {
  dateText,
  monthsText,
  readAny,
  readDateTime,
  secondsText,
  splitSeconds,
  timeText,
} from './calendar.ts';
import { Exact, plainNumber } from './number.ts';
import { literalValue } from './literal-value.ts';
import { children } from './nodes.ts';
import type { Compiled, Loop, Node } from './nodes.ts';
import { operation } from './operations.ts';
import type { Value } from './operations.ts';
import { DAYS, itemType, MONTHS } from './types.ts';
import type { FeelType } from './types.ts';

/** A value at the edge: numbers as decimal strings, dates, times and durations as ISO strings. */
export type Input = string | number | boolean | null | Input[];

/** Called with every node evaluated and its value, children first. */
export type Watcher = (node: Node, value: Value) => void;
type Scope = { inputs: Record<string, Input>; locals: Map<number, Value>; watch?: Watcher };

/** An outside value as the tree counts it; null when it is not a value of the type. */
export function readInput(input: Input | undefined, type: FeelType): Value {
  const item = itemType(type);
  if (input === null || input === undefined) return null;
  if (item) return (Array.isArray(input) ? input : [input]).map((one) => readInput(one, item));
  if (type === 'boolean')
    return input === true || input === 'true'
      ? true
      : input === false || input === 'false'
        ? false
        : null;
  if (type === 'string') return String(input);
  if (type === 'number') return readNumber(String(input));
  const read =
    type === 'date and time'
      ? readDateTime(String(input).replace(' ', 'T'))
      : readAny(String(input));
  if (typeof read === 'object' && read.type === type) return new Exact(read.value);
  return type === DAYS || type === MONTHS ? readNumber(String(input)) : null;
}

function readNumber(text: string): Decimal | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim())
    ? new Exact(text.trim())
    : null;
}

/** A running value as the outside writes it. */
export function writeValue(value: Value, type: FeelType): Input {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => writeValue(one, itemType(type) ?? 'any'));
  if (type === 'date') return dateText(value.toNumber());
  if (type === 'time') return timeText(value);
  if (type === DAYS) return secondsText(value);
  if (type === MONTHS) return monthsText(value);
  if (type !== 'date and time') return plainNumber(value);
  const { days, rest } = splitSeconds(value);
  return `${dateText(days)}T${timeText(rest)}`;
}

/** Evaluates a tree; `watch` sees every step. */
export function run(node: Node, inputs: Record<string, Input>, watch?: Watcher): Value {
  return visit(node, { inputs, locals: new Map(), watch });
}

function visit(node: Node, scope: Scope): Value {
  const value = visitKind(node, scope);
  scope.watch?.(node, value);
  return value;
}

function visitKind(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case 'literal':
      return literalValue(node);
    case 'input':
      return readInput(
        Object.hasOwn(scope.inputs, node.name) ? scope.inputs[node.name] : null,
        node.type,
      );
    case 'local':
      return scope.locals.get(node.id) ?? null;
    case 'if':
      return visit(visit(node.condition, scope) === true ? node.then : node.else, scope);
    case 'list':
      return node.items.map((item) => visit(item, scope));
    case 'call': {
      const { run: compute, seesNull } = operation(node.op);
      const args = children(node).map((arg) => visit(arg, scope));
      return !seesNull && args.includes(null)
        ? null
        : (compute as (...args: Value[]) => Value)(...args);
    }
    case 'let':
      scope.locals.set(node.id, visit(node.value, scope));
      return visit(node.body, scope);
    case 'loop':
      return visitLoop(node, scope);
    default:
      return null;
  }
}

function visitLoop(node: Loop, scope: Scope): Value {
  const results: Value[] = [];
  const kept: Value[] = [];
  const first = visit(node.variables[0]!.source, scope);
  if (first === null) return null;
  const step = (depth: number): void => {
    const variable = node.variables[depth];
    if (!variable) {
      results.push(visit(node.body, scope));
      if (results.at(-1) === true) kept.push(scope.locals.get(node.variables[0]!.id) ?? null);
      return;
    }
    const items = depth === 0 ? first : visit(variable.source, scope);
    for (const item of (items ?? []) as Value[]) {
      scope.locals.set(variable.id, item);
      step(depth + 1);
    }
  };
  step(0);
  if (node.form === 'for') return results;
  if (node.form === 'filter') return kept;
  const stop = node.form === 'some';
  return results.includes(stop) ? stop : results.includes(null) ? null : !stop;
}

/**
 * The value of a compiled source for one line's inputs; an input that is missing is null.
 * Numbers come back as decimal strings, dates, times and durations as ISO strings.
 */
export function evaluate(compiled: Compiled, inputs: Record<string, Input>): Input {
  return writeValue(run(compiled.tree, inputs), compiled.type);
}
