// Which form of an operator or builtin fits the arguments, with FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4).

import type { Call, Node, Span } from './nodes.ts';
import { isNull, nullAt } from './nodes.ts';
import type { Overload, TypeVariable } from './operations.ts';
import { ONLY_ITEM } from './operators.ts';
import { itemType, joinTypes, sameType } from './types.ts';
import type { FeelType } from './types.ts';

type Wanted = FeelType | TypeVariable;
type Bound = { T?: FeelType };

/** A node whose null or empty parts take on the type known from around it. */
export function retype(node: Node, type: FeelType): Node {
  if (isNull(node)) return { ...nullAt(node), type };
  if (sameType(node.type, type)) return node;
  const item = itemType(type);
  if (node.kind === 'list' && item)
    return { ...node, type, items: node.items.map((one) => retype(one, item)) };
  if (node.kind === 'if')
    return { ...node, type, then: retype(node.then, type), else: retype(node.else, type) };
  return { ...node, type };
}

/** A call of one operation, typed. */
export function callOf(form: Overload, args: Node[], type: FeelType, span: Span): Call {
  return { kind: 'call', op: form.signature, args, type, from: span.from, to: span.to };
}

function fillType(wanted: Wanted, bound: Bound): FeelType {
  if (wanted === 'T') return bound.T ?? 'null';
  const item = typeof wanted === 'object' && 'list' in wanted ? (wanted.list as Wanted) : undefined;
  return item ? { list: fillType(item, bound) } : (wanted as FeelType);
}

/** True when a value of `type` may stand where `wanted` is asked, binding T on the way. */
function fits(type: FeelType, wanted: Wanted, bound: Bound): boolean {
  if (type === 'null') return true;
  if (wanted === 'any') return type !== 'any';
  if (wanted === 'T') {
    const joined = bound.T === undefined ? type : joinTypes(bound.T, type);
    if (!clean(joined)) return false;
    bound.T = joined;
    return true;
  }
  if (typeof wanted === 'object' && 'list' in wanted) {
    const item = itemType(type);
    return item !== undefined && fits(item, wanted.list as Wanted, bound);
  }
  return sameType(type, wanted);
}

const clean = (type: FeelType): boolean =>
  type !== 'any' && (itemType(type) === undefined || clean(itemType(type)!));

/** Words a signature uses for what has no type of its own: a context, or anything at all. */
const isTypable = (wanted: Wanted): boolean =>
  !['context', 'anything'].includes(
    String(typeof wanted === 'object' && 'list' in wanted ? wanted.list : wanted),
  );

function stands(node: Node, wanted: unknown): boolean {
  if (isNull(node) || wanted === 'anything') return true;
  if (wanted === 'context') return node.kind === 'opaque' && node.what === 'context';
  const item = (wanted as { list: unknown }).list;
  if (node.kind !== 'list') return item === 'anything';
  return node.items.every((one) => stands(one, item));
}

/** The argument converted where FEEL converts it: one-item list ↔ its item. Undefined when it cannot be. */
function convert(node: Node, wanted: Wanted, bound: Bound, loosely: boolean): Node | undefined {
  if (!isTypable(wanted)) return stands(node, wanted) ? node : undefined;
  if (fits(node.type, wanted, bound)) return node;
  if (!loosely) return undefined;
  const item = itemType(node.type);
  if (typeof wanted === 'object' && 'list' in wanted && item === undefined) {
    return fits(node.type, wanted.list as Wanted, bound)
      ? { kind: 'list', items: [node], type: { list: node.type }, from: node.from, to: node.to }
      : undefined;
  }
  if (item === undefined || typeof wanted === 'object' || wanted === 'T') return undefined;
  if (node.kind === 'list')
    return node.items.length === 1 ? convert(node.items[0]!, wanted, bound, false) : undefined;
  return fits(item, wanted, bound) ? callOf(ONLY_ITEM, [node], item, node) : undefined;
}

/** Puts named or positional arguments in the order of the form; undefined when they do not match it. */
function arrange(
  form: Overload,
  given: Node[],
  labels: string[] | undefined,
): (Node | undefined)[] | undefined {
  const { params } = form;
  const rest = params.at(-1)?.rest ?? false;
  if (labels) {
    if (labels.some((label) => !params.some((param) => param.name === label)) || rest)
      return undefined;
    const placed = params.map((param) => given[labels.indexOf(param.name)]);
    return params.every((param, i) => placed[i] || param.optional) ? placed : undefined;
  }
  const least = params.filter((param) => !param.optional && !param.rest).length;
  if (
    given.length < least ||
    (!rest && given.length > params.length) ||
    (rest && given.length === 0)
  )
    return undefined;
  return given;
}

const paramAt = ({ params }: Overload, i: number) => params[Math.min(i, params.length - 1)]!;

/** The arguments as the form takes them; undefined when one does not fit. */
function convertAll(form: Overload, args: (Node | undefined)[], bound: Bound, loosely: boolean) {
  const converted: (Node | undefined)[] = [];
  for (const [i, arg] of args.entries()) {
    const { type, nullable } = paramAt(form, i);
    const absent = !arg || (isNull(arg) && nullable);
    const one = absent ? undefined : convert(arg, type, bound, loosely);
    if (!one && !absent) return undefined;
    converted.push(one);
  }
  while (converted.length > 0 && converted.at(-1) === undefined) converted.pop();
  return converted;
}

function match(form: Overload, { given, labels, span }: Given, loosely: boolean): Node | undefined {
  const args = arrange(form, given, labels);
  const bound: Bound = {};
  const converted = args && convertAll(form, args, bound, loosely);
  if (!converted) return undefined;
  if (!form.seesNull && converted.some((arg) => arg && isNull(arg))) return nullAt(span);
  const typed = converted.map((arg, i) => {
    const wanted = paramAt(form, i)?.type;
    return (
      arg && (wanted === 'any' || !isTypable(wanted) ? arg : retype(arg, fillType(wanted, bound)))
    );
  });
  if (form.expand) return form.expand(typed, span);
  return typed.includes(undefined)
    ? undefined
    : callOf(form, typed as Node[], fillType(form.result, bound), span);
}

type Given = { given: Node[]; labels?: string[]; span: Span };

/** The call of the first form that fits, exact types before converted ones; undefined when none does. */
export function resolve(
  forms: Overload[],
  given: Node[],
  labels: string[] | undefined,
  at: Span,
): Node | undefined {
  const span = { from: at.from, to: at.to };
  for (const loosely of [false, true]) {
    for (const form of forms) {
      const node = match(form, { given, labels, span }, loosely);
      if (node) return node;
    }
  }
  return undefined;
}

/** As resolve, for operators: no conversion between lists and their items. */
export function resolveOperator(forms: Overload[], given: Node[], at: Span): Node | undefined {
  const span = { from: at.from, to: at.to };
  for (const form of forms) {
    const node = match(form, { given, span }, false);
    if (node) return node;
  }
  return undefined;
}
