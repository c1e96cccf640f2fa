// Calls of builtins, date and time literals, and properties (DMN 1.5, 10.3.2.13 and 10.3.4).

import type { SyntaxNode } from '@lezer/common';
import { builtin, builtinNames, properties } from './builtins/index.ts';
import { readLiteral } from './builtins/constructors.ts';
import { readAny } from './calendar.ts';
import { literal, nullAt } from './nodes.ts';
import type { Node, RangeNode } from './nodes.ts';
import { resolve } from './resolve.ts';
import { nearest, normalName } from './scope.ts';
import type { Scope } from './scope.ts';
import { operandTypes, parts, readString } from './syntax.ts';
import type { Overload } from './operations.ts';
import { typeText } from './types.ts';
import type { FeelType } from './types.ts';

type Arguments = { values: Node[]; labels?: string[] };

/** name(a, b) or name(label: a). */
export function analyseCall(node: SyntaxNode, scope: Scope): Node {
  const callee = parts(node)[0]!;
  const name = normalName(scope.text(callee));
  if (callee.name !== 'VariableName') {
    if (callee.name === 'ParenthesizedExpression')
      throw scope.unsupported(node, '自定义函数', 'A user-defined function');
    return scope.fault('unknown-function', callee, { name, next: '', nextEn: '' });
  }
  return callNamed(name, node, callee, readArguments(node, scope), scope);
}

function callNamed(
  name: string,
  node: SyntaxNode,
  callee: SyntaxNode,
  { values, labels }: Arguments,
  scope: Scope,
): Node {
  const known = builtin(name);
  if (!known) {
    const near = nearest(name, builtinNames);
    return scope.fault('unknown-function', callee, {
      name,
      next: near ? `是不是“${near}”？` : '请从函数表里选用。',
      nextEn: near ? `Did you mean "${near}"?` : 'Choose one from the list of functions.',
    });
  }
  const found = resolve(known.forms, values, labels, node);
  if (found) return settle(found, name, node, scope);
  if (values.some((value) => tooMixed(value, known.forms))) throw mixed(node, scope);
  return scope.fault('arguments', node, {
    name,
    given: values
      .map(({ type }, i) => (labels?.[i] ? `${labels[i]}: ` : '') + typeText(type))
      .join(', '),
    expected: known.forms.map(({ signature }) => signature).join('；'),
  });
}

/** True for a value the function might take, were its type known: a mixed list or context where anything goes. */
function tooMixed(value: Node, forms: Overload[]): boolean {
  if (value.kind !== 'opaque' && value.type === 'any') return true;
  const open = forms.some(({ params }) =>
    params.some(({ type }) => /^(list<)?(T|any)>?$/.test(typeText(type as FeelType))),
  );
  return open && typeText(value.type).includes('any');
}

const mixed = (node: SyntaxNode, scope: Scope) =>
  scope.unsupported(
    node,
    '运行时才知道类型的值（上下文、函数、混合列表）',
    'A value of no single type (context, function, mixed list)',
  );

/** The call as it stands, or the reason why its definition gave it up. */
function settle(found: Node, name: string, node: SyntaxNode, scope: Scope): Node {
  if (found.kind !== 'opaque') return found;
  if (found.what === 'invalid') {
    return scope.fault('literal', node, {
      kind: '日期、时间或时长',
      kindEn: 'date, time or duration',
      next: '日期写作 2023-05-01，时间写作 10:30:00，时长写作 P1D 或 P1Y2M。',
      nextEn: 'Write dates as 2023-05-01, times as 10:30:00, durations as P1D or P1Y2M.',
    });
  }
  if (found.what === 'invalid pattern') {
    const next = {
      next: '请检查括号、反斜杠和标志。',
      nextEn: 'Check its brackets, backslashes and flags.',
    };
    return scope.fault('literal', node, { kind: '匹配模式', kindEn: 'pattern', ...next });
  }
  if (found.what === 'zoned') {
    const next = '请去掉时区，按当地时间书写。';
    throw scope.unsupported(
      node,
      '带时区的时间',
      'A time with a zone',
      next,
      'Leave the zone out and write local time.',
    );
  }
  if (found.what === 'range') {
    throw scope.unsupported(
      node,
      '数据库存不下的日期或时间',
      'A date or time beyond what the database holds',
    );
  }
  throw scope.unsupported(node, `函数“${name}”的这种用法`, `This use of "${name}"`);
}

function readArguments(node: SyntaxNode, scope: Scope): Arguments {
  const named = node.getChild('NamedParameters');
  if (named) {
    const given = named.getChildren('NamedParameter');
    return {
      labels: given.map((one) =>
        scope.source
          .slice(one.getChild('ParameterName')!.from, one.getChild('ParameterName')!.to)
          .replace(/\s+/g, ' '),
      ),
      values: given.map((one) => scope.analyse(parts(one).at(-1)!)),
    };
  }
  const positional = node.getChild('PositionalParameters');
  return { values: positional ? parts(positional).map((part) => scope.analyse(part)) : [] };
}

/** date("…"), time("…") as the grammar has them, and @"…". */
export function analyseDateTime(node: SyntaxNode, scope: Scope): Node {
  const at = node.getChild('AtLiteral');
  if (!at) {
    const callee = node.getChild('DateTimeConstructor')!;
    return callNamed(
      normalName(scope.text(callee)),
      node,
      callee,
      readArguments(node, scope),
      scope,
    );
  }
  const text = readString(at.getChild('StringLiteral')!, scope);
  return settle(readLiteral(readAny(text), node), '@', node, scope);
}

/** x.year, x.days … */
export function analysePath(node: SyntaxNode, scope: Scope): Node {
  const [source, path] = parts(node) as [SyntaxNode, SyntaxNode];
  const value = scope.analyse(source);
  if (
    value.kind === 'opaque' ||
    value.type === 'any' ||
    (typeof value.type === 'object' && 'list' in value.type)
  ) {
    throw scope.unsupported(node, '上下文的成员', 'A member of a context');
  }
  if (value.type === 'null') return nullAt(node);
  const name = normalName(scope.text(path));
  if (value.kind === 'range') return rangeProperty(value, name, node, scope);
  return (
    resolve(properties(name), [value], undefined, node) ??
    scope.mismatch(node, operandTypes([value]), `.${name}`)
  );
}

/** [a..b].start, .end, .start included, .end included. */
function rangeProperty(range: RangeNode, name: string, node: SyntaxNode, scope: Scope): Node {
  if (name === 'start') return range.low ?? nullAt(node);
  if (name === 'end') return range.high ?? nullAt(node);
  if (name === 'start included') return literal(range.lowIncluded, 'boolean', node);
  if (name === 'end included') return literal(range.highIncluded, 'boolean', node);
  return scope.mismatch(node, [range.type], `.${name}`);
}
