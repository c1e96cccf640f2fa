// and, or, and the test after in. lezer-feel reads "x in [1..2] and y" as "x in ([1..2] and y)", so a run of
// operands is laid flat as written and joined again with in before and before or.

import type { SyntaxNode } from '@lezer/common';
import { passesAny, unaryTest } from './analyse-tests.ts';
import type { Node, Span } from './nodes.ts';
import { AND, OR } from './operators.ts';
import { callOf, retype } from './resolve.ts';
import type { Scope } from './scope.ts';
import { operandTypes, parts } from './syntax.ts';

type Operand = Span & { make: () => Node };
/** Operands with the words between them: one word fewer than operands. */
type Run = { operands: Operand[]; words: ('and' | 'or')[] };

function layFlat(node: SyntaxNode, scope: Scope): Run {
  if (node.name === 'Conjunction' || node.name === 'Disjunction') {
    const runs = parts(node).map((part) => layFlat(part, scope));
    const word = node.name === 'Conjunction' ? 'and' : 'or';
    return {
      operands: runs.flatMap(({ operands }) => operands),
      words: runs.flatMap(({ words }, i) => (i === 0 ? words : [word, ...words])),
    };
  }
  const test = node.getChild('in') && node.getChild('PositiveUnaryTest');
  if (test) return layTestFlat(parts(node)[0]!, parts(test)[0]!, scope);
  return {
    operands: [{ from: node.from, to: node.to, make: () => scope.analyse(node) }],
    words: [],
  };
}

/** "x in T and y": the test is T alone, and what follows it stands beside. */
function layTestFlat(subject: SyntaxNode, test: SyntaxNode, scope: Scope): Run {
  const operator = test.name === 'SimplePositiveUnaryTest' ? test.getChild('CompareOp') : null;
  const { operands, words } = layFlat(operator ? parts(test)[0]! : test, scope);
  const [first, ...rest] = operands as [Operand, ...Operand[]];
  const span = { from: subject.from, to: first.to };
  const made = () =>
    operator
      ? unaryTest(scope.source.slice(operator.from, operator.to), first.make(), first)
      : first.make();
  return {
    operands: [{ ...span, make: () => passesAny(subject, [made], span, scope) }, ...rest],
    words,
  };
}

/** Joins operands with one word; an operand that is no boolean counts as null where lenient. */
function join(word: 'and' | 'or', operands: Node[], scope: Scope): Node {
  if (operands.length === 1) return operands[0]!;
  const typed = operands.map((operand) => {
    if (operand.type === 'boolean') return operand;
    const wrong = operand.type !== 'null' && scope.mismatch(operand, operandTypes([operand]), word);
    return retype(wrong || operand, 'boolean');
  });
  const span = { from: operands[0]!.from, to: operands.at(-1)!.to };
  return callOf(word === 'and' ? AND : OR, typed, 'boolean', span);
}

/** A run of and, or and in, as FEEL ranks them. */
export function analyseLogic(node: SyntaxNode, scope: Scope): Node {
  const { operands, words } = layFlat(node, scope);
  const groups: Node[][] = [[operands[0]!.make()]];
  for (const [i, word] of words.entries()) {
    const next = operands[i + 1]!.make();
    if (word === 'or') groups.push([next]);
    else groups.at(-1)!.push(next);
  }
  const joined = groups.map((group) => join('and', group, scope));
  return join('or', joined, scope);
}
