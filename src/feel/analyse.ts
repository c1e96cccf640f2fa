// Syntax tree → typed tree: the dispatch by kind of expression, and the kinds that need few words.

import type { SyntaxNode } from '@lezer/common';
import { analyseCall, analyseDateTime, analysePath } from './analyse-calls.ts';
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
import { AND, operatorForms, OR } from './operators.ts';
import { callOf, resolveOperator, retype } from './resolve.ts';
import { wideSign } from './parse.ts';
import { nearest } from './scope.ts';
import type { Scope } from './scope.ts';
import { isStorable, joinTypes, sameType } from './types.ts';
import type { FeelType } from './types.ts';

type Analyse = (node: SyntaxNode, scope: Scope) => Node;

const KINDS: Record<string, Analyse> = {
  NumericLiteral: analyseNumber,
  StringLiteral: (node, scope) => literal(readString(node, scope), 'string', node),
  BooleanLiteral: (node, scope) =>
    literal(scope.source.slice(node.from, node.to) === 'true', 'boolean', node),
  null: (node) => nullAt(node),
  ParenthesizedExpression: (node, scope) => analyse(parts(node)[0]!, scope),
  VariableName: analyseName,
  ArithmeticExpression: analyseArithmetic,
  Conjunction: (node, scope) => analyseLogic(node, scope, AND),
  Disjunction: (node, scope) => analyseLogic(node, scope, OR),
  Comparison: analyseComparison,
  PositiveUnaryTest: (node, scope) => analyse(parts(node)[0]!, scope),
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

/** The children that are expressions: no punctuation, keywords, operators or comments. */
export function parts(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const word = /^[a-z]+$/.test(child.name) && child.name !== 'null';
    if (!word && !/^\W+$|Comment$|^ArithOp$|^CompareOp$/.test(child.name)) found.push(child);
  }
  return found;
}

function analyseNumber(node: SyntaxNode, scope: Scope): Node {
  const value = new Exact(scope.source.slice(node.from, node.to).replace(/\s/g, ''));
  if (value.e > 1000 || value.decimalPlaces() > 1000) {
    throw scope.unsupported(node, '过大或过细的数字', 'A number this large or fine');
  }
  return literal(plainNumber(value), 'number', node);
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
  const operands = parts(node).map((part) => analyse(part, scope));
  const name = operands.length === 1 ? 'negate' : sign;
  return (
    resolveOperator(operatorForms(name), operands, node) ??
    scope.mismatch(node, operandTypes(operands), sign)
  );
}

/** The types to report; a context or function counts as wrong, not as unknown. */
export function operandTypes(operands: Node[]): FeelType[] {
  return operands.map(({ kind, type }) => (kind === 'opaque' ? 'null' : type));
}

function analyseLogic(node: SyntaxNode, scope: Scope, form: typeof AND): Node {
  const operands = parts(node).map((part) => {
    const operand = analyse(part, scope);
    if (operand.type === 'boolean') return operand;
    const wrong =
      operand.type !== 'null' &&
      scope.mismatch(
        operand,
        operandTypes([operand]),
        part.parent!.name === 'Conjunction' ? 'and' : 'or',
      );
    return retype(wrong || operand, 'boolean');
  });
  return callOf(form, operands, 'boolean', node);
}

function analyseIf(node: SyntaxNode, scope: Scope): Node {
  const [condition, then, otherwise] = parts(node).map((part) => analyse(part, scope)) as [
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
    parts(node).map((part) => analyse(part, scope)),
    node,
  );
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
