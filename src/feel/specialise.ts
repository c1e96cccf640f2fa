// A compiled source with some inputs fixed for good: what they exclude is cut out of the tree, so that
// it is neither computed, nor stored as an input, nor explained.

import { run } from './evaluate.ts';
import { children, literal } from './nodes.ts';
import type { Call, Compiled, Node } from './nodes.ts';
import { AND, OR } from './operators.ts';

type Constants = Record<string, string | boolean>;

const isTrue = (node: Node) => node.kind === 'literal' && node.value === true;
const isFalse = (node: Node) => node.kind === 'literal' && node.value === false;

/** `and`/`or` with some sides known: decided, or without the sides that cannot matter. */
function foldConnective(node: Call, args: Node[]): Node | undefined {
  const isAnd = node.op === AND.signature;
  if (!isAnd && node.op !== OR.signature) return undefined;
  const wins = args.find(isAnd ? isFalse : isTrue);
  const open = args.filter((arg) => !(isAnd ? isTrue(arg) : isFalse(arg)));
  return wins ?? (open.length > 1 ? { ...node, args: open } : (open[0] ?? args[0]));
}

function foldCall(node: Call, constants: Constants): Node {
  const args = node.args.map((arg) => fold(arg, constants));
  const same = args.every((arg, i) => arg === node.args[i]);
  if (same) return node;
  const decided = foldConnective(node, args);
  if (decided) return decided;
  const next: Call = { ...node, args };
  const known = node.type === 'boolean' && args.every((arg) => arg.kind === 'literal');
  const value = known ? run(next, {}) : null;
  return typeof value === 'boolean' ? literal(value, 'boolean', node) : next;
}

/** The same node where nothing in it is constant: formulas keep the shape they were written in. */
function fold(node: Node, constants: Constants): Node {
  if (node.kind === 'input' && Object.hasOwn(constants, node.name)) {
    return literal(constants[node.name]!, node.type, node);
  }
  if (node.kind === 'call') return foldCall(node, constants);
  if (node.kind !== 'if') return node;
  const condition = fold(node.condition, constants);
  if (isTrue(condition)) return fold(node.then, constants);
  if (isFalse(condition)) return fold(node.else, constants);
  return { ...node, condition, then: fold(node.then, constants), else: fold(node.else, constants) };
}

function inputNames(node: Node): string[] {
  return node.kind === 'input' ? [node.name] : children(node).flatMap(inputNames);
}

/**
 * @param constants inputs by name with the value they have in every evaluation
 * @returns the compiled source without them; `names` lists only what is still asked for
 */
export function specialise(compiled: Compiled, constants: Constants): Compiled {
  const tree = fold(compiled.tree, constants);
  return { ...compiled, tree, names: [...new Set(inputNames(tree))] };
}

export type { Constants };
