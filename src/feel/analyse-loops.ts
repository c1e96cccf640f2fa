// for, some, every and filters over lists (DMN 1.5, 10.3.2.14), and picking an item by its position.

import type { SyntaxNode } from '@lezer/common';
import { ITEM_AT, NUMBERS } from './builtins/index.ts';
import { isNull, nullAt } from './nodes.ts';
import type { Loop, Node, Variable } from './nodes.ts';
import { resolve, retype } from './resolve.ts';
import type { Scope } from './scope.ts';
import { listOf, parts } from './syntax.ts';
import { itemType } from './types.ts';

/** Reads "x in list, y in list" one by one, then the body with all of them in sight. */
function withVariables(
  given: SyntaxNode[],
  scope: Scope,
  body: (variables: Variable[]) => Node,
): Node {
  const read = (index: number, variables: Variable[]): Node => {
    const node = given[index];
    if (!node) return body(variables);
    const source = analyseSource(node.getChild('IterationContext')!, scope);
    if (isNull(source)) return nullAt(node);
    const name = scope.text(node.getChild('Name')!);
    return scope.withLocal(name, itemType(source.type)!, (id) =>
      read(index + 1, [...variables, { id, name, source }]),
    );
  };
  return read(0, []);
}

function analyseSource(node: SyntaxNode, scope: Scope): Node {
  const ends = parts(node).map((part) => scope.analyse(part));
  if (ends.length === 2) {
    return (
      resolve([NUMBERS], ends, undefined, node) ??
      scope.mismatch(
        node,
        ends.map(({ type }) => type),
        '..',
      )
    );
  }
  const source = ends[0]!;
  if (
    source.kind === 'range' &&
    source.low &&
    source.high &&
    source.lowIncluded &&
    source.highIncluded
  ) {
    return (
      resolve([NUMBERS], [source.low, source.high], undefined, node) ??
      scope.mismatch(node, [source.type], 'in')
    );
  }
  if (source.kind === 'range' || source.kind === 'opaque')
    throw scope.unsupported(node, '对区间逐一计算', 'Iterating over this');
  if (isNull(source) || itemType(source.type)) return source;
  return listOf([source], node);
}

const loop = (
  form: Loop['form'],
  variables: Variable[],
  body: Node,
  type: Loop['type'],
  node: SyntaxNode,
): Node => ({
  kind: 'loop',
  form,
  variables,
  body,
  type,
  from: node.from,
  to: node.to,
});

/** for x in list return … */
export function analyseFor(node: SyntaxNode, scope: Scope): Node {
  return withVariables(
    node.getChild('InExpressions')!.getChildren('InExpression'),
    scope,
    (variables) => {
      const body = scope.analyse(parts(node).at(-1)!);
      return loop('for', variables, body, { list: body.type }, node);
    },
  );
}

/** some x in list satisfies …, every x in list satisfies … */
export function analyseQuantified(node: SyntaxNode, scope: Scope): Node {
  const form = node.getChild('some') ? 'some' : 'every';
  return withVariables(
    node.getChild('InExpressions')!.getChildren('InExpression'),
    scope,
    (variables) => {
      const body = scope.analyse(parts(node).at(-1)!);
      if (body.type !== 'boolean' && !isNull(body))
        return scope.mismatch(body, [body.type], 'satisfies');
      return loop(form, variables, retype(body, 'boolean'), 'boolean', node);
    },
  );
}

/** list[position] or list[condition on item]. */
export function analyseFilter(node: SyntaxNode, scope: Scope): Node {
  const [source, inside] = parts(node) as [SyntaxNode, SyntaxNode];
  const given = scope.analyse(source);
  if (isNull(given)) return nullAt(node);
  const list = itemType(given.type) === undefined ? listOf([given], node) : given;
  const item = itemType(list.type)!;
  return scope.withLocal('item', item, (id) => {
    const test = scope.analyse(inside);
    if (test.type === 'number') return itemAt(list, test, node, scope);
    if (test.type !== 'boolean') return scope.mismatch(node, [test.type], '[]');
    if (test.kind === 'literal') return test.value === true ? list : listOf([], node);
    return loop('filter', [{ id, name: 'item', source: list }], test, list.type, node);
  });
}

function itemAt(list: Node, position: Node, node: SyntaxNode, scope: Scope): Node {
  if (list.kind === 'list' && position.kind === 'literal') {
    const index = Number(position.value);
    return (
      list.items.at(index > 0 ? index - 1 : index === 0 ? list.items.length : index) ?? nullAt(node)
    );
  }
  return (
    resolve([ITEM_AT], [list, position], undefined, node) ?? scope.mismatch(node, [list.type], '[]')
  );
}
