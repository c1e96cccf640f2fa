// not, is, all, any (DMN 1.5, 10.3.4.2, 10.3.4.4 and 10.3.4.11).

import { isNull, literal, nullAt } from '../nodes.ts';
import type { Node, Span } from '../nodes.ts';
import { overload } from '../operations.ts';
import type { Overload, Value } from '../operations.ts';
import { AND, operatorForms, OR } from '../operators.ts';
import { callOf, resolveOperator } from '../resolve.ts';
import { define } from './define.ts';

define(
  'not',
  '取反',
  'Negation',
  overload('not(negand: boolean): boolean', {
    sql: ([a]) => `(NOT ${a})`,
    run: (a: boolean) => !a,
  }),
);

function isSame(args: (Node | undefined)[], span: Span): Node {
  const [a, b] = [args[0] ?? nullAt(span), args[1] ?? nullAt(span)];
  if (a.kind === 'opaque' || b.kind === 'opaque')
    return { ...nullAt(span), kind: 'opaque', what: 'refused', type: 'any' };
  if (isNull(a) && isNull(b)) return literal(true, 'boolean', span);
  return resolveOperator(operatorForms('='), [a, b], span) ?? literal(false, 'boolean', span);
}

define(
  'is',
  '是否完全相同',
  'Whether both are the same value of the same type',
  overload('is(value1?: any, value2?: any): boolean', { seesNull: true, expand: isSame }),
);

/** all / any over a literal list is and / or; over a list column it is counted. */
function quantifier(name: 'all' | 'any'): Overload[] {
  const [form, neutral, word] = name === 'all' ? [AND, true, 'false'] : [OR, false, 'true'];
  const wins = !neutral;
  const ofItems = (items: Node[], span: Span): Node =>
    items.length === 0 ? literal(neutral, 'boolean', span) : callOf(form, items, 'boolean', span);
  const dynamic = overload(`${name} of(list: list<boolean>): boolean`, {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([list]) =>
          `(SELECT CASE WHEN bool_or(x = ${word}) THEN ${word} WHEN count(*) > count(x) THEN NULL ` +
          `WHEN ${list} IS NOT NULL THEN ${neutral} END FROM unnest(${list}) AS feel_u(x))`,
      ),
    run: (list: Value[]) => (list.includes(wins) ? wins : list.includes(null) ? null : neutral),
  });
  return [
    overload(`${name}(list: list<boolean>): boolean`, {
      expand: ([list], span) =>
        list!.kind === 'list'
          ? ofItems(list!.items, span)
          : callOf(dynamic, [list!], 'boolean', span),
    }),
    overload(`${name}(...booleans: boolean): boolean`, {
      seesNull: true,
      expand: (items, span) =>
        items.length === 1 && isNull(items[0]!) ? nullAt(span) : ofItems(items as Node[], span),
    }),
  ];
}

define('all', '是否全部成立', 'Whether all hold', ...quantifier('all'));
define('any', '是否至少一项成立', 'Whether any holds', ...quantifier('any'));
