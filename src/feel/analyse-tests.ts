// Comparisons, between, in, ranges and instance of (DMN 1.5, 10.3.2.7 and 10.3.2.15).

import type { SyntaxNode } from '@lezer/common';
import { isNull, literal, nullAt } from './nodes.ts';
import type { ListNode, Node, RangeNode, Span } from './nodes.ts';
import { AND, IS_NULL, IS_SOME, operatorForms, OR } from './operators.ts';
import { builtin } from './builtins/index.ts';
import { callOf, resolve, resolveOperator, retype } from './resolve.ts';
import type { Scope } from './scope.ts';
import { operandTypes, parts } from './syntax.ts';
import { isOrdered, itemType, joinTypes, sameType, typeText } from './types.ts';
import type { FeelType } from './types.ts';

/** x < y, x = y, x between a and b, x in tests. */
export function analyseComparison(node: SyntaxNode, scope: Scope): Node {
  if (node.getChild('between')) {
    const [value, low, high] = parts(node).map((part) => scope.analyse(part)) as [Node, Node, Node];
    return once(value, node, scope, (x) =>
      all(AND, [compare('>=', x, low, node, scope), compare('<=', x, high, node, scope)], node),
    );
  }
  const listed = node.getChild('PositiveUnaryTests');
  if (listed) {
    const tests = parts(listed).map((test) => () => scope.analyse(test));
    return passesAny(parts(node)[0]!, tests, node, scope);
  }
  const operator = node.getChild('CompareOp')!;
  const [left, right] = parts(node).map((part) => scope.analyse(part)) as [Node, Node];
  return compare(scope.source.slice(operator.from, operator.to), left, right, node, scope);
}

const all = (form: typeof AND, operands: Node[], span: Span): Node =>
  operands.length === 1
    ? operands[0]!
    : callOf(
        form,
        operands.map((one) => retype(one, 'boolean')),
        'boolean',
        span,
      );

/** Gives a value a name where it is used more than once and is more than a name. */
function once(value: Node, span: Span, scope: Scope, body: (x: Node) => Node): Node {
  if (['literal', 'input', 'local', 'list', 'range', 'opaque'].includes(value.kind))
    return body(value);
  return scope.withLocal(scope.text(value), value.type, (id) => {
    const inner = body(scope.local({ name: scope.text(value), id, type: value.type }, value));
    return { kind: 'let', id, value, body: inner, type: inner.type, from: span.from, to: span.to };
  });
}

/** One comparison, equality included; null on null in an order, as FEEL has it. */
export function compare(sign: string, left: Node, right: Node, span: Span, scope: Scope): Node {
  const equality = sign === '=' || sign === '!=';
  if (equality && (isNull(left) || isNull(right)))
    return nullEquality(sign, left, right, span, scope);
  if (equality && left.kind === 'range' && right.kind === 'range')
    return rangeEquality(sign, left, right, span, scope);
  if (equality && left.kind === 'list' && right.kind === 'list')
    return listEquality(sign, left, right, span, scope);
  if (equality && left.kind === 'opaque' && right.kind === 'opaque') {
    throw scope.unsupported(span, '上下文的比较', 'Comparing contexts');
  }
  return (
    resolveOperator(operatorForms(sign), [left, right], span) ??
    scope.mismatch(span, operandTypes([left, right]), sign)
  );
}

function nullEquality(sign: string, left: Node, right: Node, span: Span, scope: Scope): Node {
  const other = isNull(left) ? right : left;
  if (isNull(other)) return literal(sign === '=', 'boolean', span);
  if (other.kind === 'range' || other.kind === 'opaque' || other.kind === 'list')
    return literal(sign !== '=', 'boolean', span);
  if (other.type === 'any')
    return callOf(sign === '=' ? IS_NULL : IS_SOME, [other], 'boolean', span);
  return (
    resolve([sign === '=' ? IS_NULL : IS_SOME], [other], undefined, span) ??
    scope.mismatch(span, [other.type], sign)
  );
}

function negated(sign: string, node: Node, span: Span): Node {
  return sign === '=' ? node : resolve(builtin('not')!.forms, [node], undefined, span)!;
}

function listEquality(
  sign: string,
  left: ListNode,
  right: ListNode,
  span: Span,
  scope: Scope,
): Node {
  if (left.items.length !== right.items.length) return literal(sign !== '=', 'boolean', span);
  if (left.items.length === 0) return literal(sign === '=', 'boolean', span);
  const pairs = left.items.map((item, i) => compare('=', item, right.items[i]!, span, scope));
  return negated(sign, all(AND, pairs, span), span);
}

function rangeEquality(sign: string, a: RangeNode, b: RangeNode, span: Span, scope: Scope): Node {
  const sameShape =
    a.lowIncluded === b.lowIncluded && a.highIncluded === b.highIncluded && a.test === b.test;
  const sameOpen = (a.low === null) === (b.low === null) && (a.high === null) === (b.high === null);
  if (!sameShape || !sameOpen) return literal(sign !== '=', 'boolean', span);
  const ends = [
    a.low && compare('=', a.low, b.low!, span, scope),
    a.high && compare('=', a.high, b.high!, span, scope),
  ];
  return negated(
    sign,
    all(
      AND,
      ends.filter((end) => end !== null),
      span,
    ),
    span,
  );
}

/** Whether a value passes any of the tests; the value is computed once. */
export function passesAny(
  subject: SyntaxNode,
  tests: (() => Node)[],
  span: Span,
  scope: Scope,
): Node {
  return once(scope.analyse(subject), span, scope, (x) =>
    all(
      OR,
      tests.map((test) => testOf(x, test(), span, scope)),
      span,
    ),
  );
}

/** Whether `x` passes one test: a range, a list that holds it, or an equal value. */
function testOf(x: Node, test: Node, span: Span, scope: Scope): Node {
  if (test.kind === 'range') return inRange(x, test, span, scope);
  const item = itemType(test.type);
  if (item === undefined || sameType(test.type, x.type)) return compare('=', x, test, span, scope);
  if (test.kind === 'list') {
    if (test.items.length === 0) return literal(false, 'boolean', span);
    return all(
      OR,
      test.items.map((one) => memberTest(x, one, span, scope)),
      span,
    );
  }
  return (
    resolve(builtin('list contains')!.forms, [test, x], undefined, span) ??
    scope.mismatch(span, [x.type, test.type], 'in')
  );
}

/** Whether `x` is one member of a list, or lies in it where it is a range; a member of another type is simply not it. */
function memberTest(x: Node, member: Node, span: Span, scope: Scope): Node {
  if (member.kind === 'range') return inRange(x, member, span, scope);
  const comparable =
    isNull(x) ||
    isNull(member) ||
    sameType(x.type, member.type) ||
    (itemType(x.type) && itemType(member.type));
  if (!comparable && scope.lenient) return literal(false, 'boolean', span);
  return compare('=', x, member, span, scope);
}

/** Whether `x` lies in a range; null where an end or `x` is null. */
export function inRange(x: Node, range: RangeNode, span: Span, scope: Scope): Node {
  if (range.test) return compare(range.test, x, (range.low ?? range.high)!, span, scope);
  const ends: Node[] = [];
  if (range.low) ends.push(compare(range.lowIncluded ? '>=' : '>', x, range.low, span, scope));
  if (range.high) ends.push(compare(range.highIncluded ? '<=' : '<', x, range.high, span, scope));
  return all(AND, ends, span);
}

/** A unary test "< 10" as the range it means, or the expression itself. */
export function analyseTest(node: SyntaxNode, scope: Scope): Node {
  const operand = scope.analyse(parts(node)[0]!);
  const operator = node.getChild('CompareOp');
  return operator
    ? unaryTest(scope.source.slice(operator.from, operator.to), operand, node)
    : operand;
}

/** The range of values that compare so with the operand. */
export function unaryTest(test: string, operand: Node, { from, to }: Span): Node {
  const low = test === '<' || test === '<=' ? null : operand;
  return {
    kind: 'range',
    low,
    high: low ? null : operand,
    lowIncluded: test === '>=',
    highIncluded: test === '<=',
    test,
    type: { range: operand.type },
    from,
    to,
  };
}

/** [a..b], (a..b], ]a..b[ … with both ends of one ordered type. */
export function analyseInterval(node: SyntaxNode, scope: Scope): Node {
  const [low, high] = parts(node).map((part) => scope.analyse(part)) as [Node, Node];
  const type = joinTypes(low.type, high.type);
  if (type !== 'null' && !isOrdered(type))
    return scope.mismatch(node, operandTypes([low, high]), '..');
  const text = scope.source.slice(node.from, node.to);
  return {
    kind: 'range',
    low,
    high,
    lowIncluded: text.startsWith('['),
    highIncluded: text.endsWith(']'),
    type: { range: type },
    from: node.from,
    to: node.to,
  };
}

const NAMED: Record<string, FeelType> = {
  'days and time duration': 'days and time duration',
  'day and time duration': 'days and time duration',
  'years and months duration': 'years and months duration',
  'year and month duration': 'years and months duration',
};
const PLAIN = ['number', 'string', 'boolean', 'date', 'time', 'date and time'];

/** x instance of T: told from the type, but for null, which is an instance of nothing. */
export function analyseInstance(node: SyntaxNode, scope: Scope): Node {
  const value = scope.analyse(parts(node)[0]!);
  const wanted = node.getChild('Type')!;
  const name = scope.text(wanted).replace(/\s*([<>,:])\s*/g, '$1');
  const yes = isInstance(value, name);
  if (yes === undefined) throw scope.unsupported(wanted, `类型“${name}”`, `The type "${name}"`);
  if (!yes || isNull(value)) return literal(yes, 'boolean', node);
  if (value.kind !== 'input' && value.kind !== 'call' && value.kind !== 'if')
    return literal(true, 'boolean', node);
  return compare('!=', value, nullAt(node), node, scope);
}

function isInstance(value: Node, name: string): boolean | undefined {
  if (isNull(value)) return /^null$/i.test(name);
  if (name === 'Any') return true;
  if (name.startsWith('function<'))
    return value.kind === 'opaque' && value.what === 'function' ? undefined : false;
  if (name.startsWith('context'))
    return value.kind === 'opaque' && value.what === 'context' ? undefined : false;
  const plain = PLAIN.includes(name) ? (name as FeelType) : NAMED[name];
  if (plain) return value.kind !== 'opaque' && sameType(value.type, plain);
  const inner = /^list<(.+)>$/.exec(name)?.[1];
  if (inner === undefined) return undefined;
  const item = itemType(value.type);
  if (item === undefined) return false;
  if (inner === 'Any' || (value.kind === 'list' && value.items.length === 0)) return true;
  return value.kind === 'list'
    ? value.items.reduce<boolean | undefined>((sofar, one) => sofar && isInstance(one, inner), true)
    : typeText(item) === (NAMED[inner] ?? inner);
}
