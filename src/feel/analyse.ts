// Syntax tree → typed tree: the dispatch by kind of expression, and the kinds that need few words.

import type { SyntaxNode } from '@lezer/common';
import { analyseCall, analyseDateTime, analysePath } from './analyse-calls.ts';
import { analyseLogic } from './analyse-logic.ts';
import { analyseFilter, analyseFor, analyseQuantified } from './analyse-loops.ts';
import {
  analyseComparison,
  analyseInstance,
  analyseInterval,
  analyseTest,
} from './analyse-tests.ts';
import { problem } from './error.ts';
import { children, literal, nullAt, opaque } from './nodes.ts';
import type { Node } from './nodes.ts';
import { Exact, plainNumber } from './number.ts';
import { operatorForms } from './operators.ts';
import { resolveOperator, retype } from './resolve.ts';
import { wideSign } from './parse.ts';
import { nearest } from './scope.ts';
import type { Scope } from './scope.ts';
import { listOf, operandTypes, parts, readString } from './syntax.ts';
import { isStorable, joinTypes, sameType } from './types.ts';

type Analyse = (node: SyntaxNode, scope: Scope) => Node;

const KINDS: Record<string, Analyse> = {
  NumericLiteral: analyseNumber,
  StringLiteral: (node, scope) => literal(readString(node, scope), 'string', node),
  BooleanLiteral: (node, scope) =>
    literal(scope.source.slice(node.from, node.to) === 'true', 'boolean', node),
  null: (node) => nullAt(node),
  ParenthesizedExpression: (node, scope) => scope.analyse(parts(node)[0]!),
  VariableName: analyseName,
  ArithmeticExpression: analyseArithmetic,
  Conjunction: analyseLogic,
  Disjunction: analyseLogic,
  Comparison: (node, scope) =>
    node.getChild('PositiveUnaryTest') ? analyseLogic(node, scope) : analyseComparison(node, scope),
  PositiveUnaryTest: (node, scope) => scope.analyse(parts(node)[0]!),
  SimplePositiveUnaryTest: analyseTest,
  Interval: analyseInterval,
  IfExpression: analyseIf,
  List: analyseList,
  FunctionInvocation: analyseCall,
  DateTimeLiteral: analyseDateTime,
  PathExpression: analysePath,
  InstanceOfExpression: analyseInstance,
  FilterExpression: analyseFilter,
  ForExpression: analyseFor,
  QuantifiedExpression: analyseQuantified,
};

/** The typed tree of any expression; throws FeelError. */
export function analyse(node: SyntaxNode, scope: Scope): Node {
  const known = KINDS[node.name];
  if (known) return known(node, scope);
  const what =
    node.name === 'FunctionDefinition'
      ? 'function'
      : node.name === 'Context'
        ? 'context'
        : undefined;
  if (what && scope.lenient) return opaque(what, node);
  if (what === 'function') throw scope.unsupported(node, '自定义函数', 'A user-defined function');
  throw scope.unsupported(
    node,
    what ? '上下文（context）' : '这种写法',
    what ? 'A context' : 'This form',
  );
}

function analyseNumber(node: SyntaxNode, scope: Scope): Node {
  const value = new Exact(scope.source.slice(node.from, node.to).replace(/\s/g, ''));
  if (value.e > 1000 || value.decimalPlaces() > 1000) {
    throw scope.unsupported(node, '过大或过细的数字', 'A number this large or fine');
  }
  return literal(plainNumber(value), 'number', node);
}

function analyseName(node: SyntaxNode, scope: Scope): Node {
  const name = scope.text(node);
  const found = scope.find(name, node);
  if (found) return found;
  const wide = wideSign(scope.source, node.from, node.to);
  if (wide) throw wide;
  const known = [...scope.inputs.values()].map((input) => input.name);
  const near = nearest(name, known);
  throw problem('unknown-name', node, {
    name,
    next: near
      ? `是不是“${near}”？`
      : known.length
        ? `可用的有：${known.slice(0, 8).join('、')}。`
        : '此处没有可用的输入。',
    nextEn: near
      ? `Did you mean "${near}"?`
      : known.length
        ? `Known: ${known.slice(0, 8).join(', ')}.`
        : 'No inputs are available here.',
    ...(near ? { nearest: near } : {}),
  });
}

function analyseArithmetic(node: SyntaxNode, scope: Scope): Node {
  const operator = node.getChild('ArithOp')!;
  const sign = scope.source.slice(operator.from, operator.to);
  const operands = parts(node).map((part) => scope.analyse(part));
  const name = operands.length === 1 ? 'negate' : sign;
  return (
    resolveOperator(operatorForms(name), operands, node) ??
    scope.mismatch(node, operandTypes(operands), sign)
  );
}

function analyseIf(node: SyntaxNode, scope: Scope): Node {
  const [condition, then, otherwise] = parts(node).map((part) => scope.analyse(part)) as [
    Node,
    Node,
    Node,
  ];
  const test =
    condition.type === 'boolean'
      ? condition
      : condition.type === 'null'
        ? condition
        : scope.mismatch(condition, operandTypes([condition]), 'if');
  if (test.type === 'null') return otherwise;
  if (test.kind === 'literal') return test.value === true ? then : otherwise;
  const type = joinTypes(then.type, otherwise.type);
  if (type === 'null') return nullAt(node);
  return {
    kind: 'if',
    condition: test,
    then: sameType(then.type, type) ? then : retype(then, type),
    else: sameType(otherwise.type, type) ? otherwise : retype(otherwise, type),
    type,
    from: node.from,
    to: node.to,
  };
}

function analyseList(node: SyntaxNode, scope: Scope): Node {
  return listOf(
    parts(node).map((part) => scope.analyse(part)),
    node,
  );
}

/** Refuses what can only be told while compiling: mixed lists, ranges, contexts left in the tree. */
export function requireStorable(node: Node, scope: Scope): void {
  if (!isStorable(node.type) || node.kind === 'opaque' || node.kind === 'range') {
    throw scope.unsupported(
      node,
      '运行时才知道类型的值（上下文、函数、混合列表、区间）',
      'A value of no single type (context, function, mixed list, range)',
    );
  }
  for (const child of children(node)) requireStorable(child, scope);
}
