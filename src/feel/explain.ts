// One line's result told step by step, for the person it concerns; the same tree and rules as the SQL.

import { run, writeValue } from './evaluate.ts';
import type { Input } from './evaluate.ts';
import { readInput } from './evaluate.ts';
import { children } from './nodes.ts';
import type { Compiled, If, Node } from './nodes.ts';
import type { Value } from './operations.ts';
import { literalValue } from './literal-value.ts';
import { callName, Printer, signOf, valueText } from './print.ts';
import type { Language } from './print.ts';
import type { FeelType } from './types.ts';

/** One step: the sub-expression with values put in, its result, and why where that helps. */
export type Step = { text: string; value: string; note?: string };
export type ExplainedNode = {
  text: string;
  value: Input;
  type: FeelType;
  children: ExplainedNode[];
};
export type Explanation = {
  value: Input;
  type: FeelType;
  /** As written. */
  expression: string;
  /** In words and signs, without what a reading that was folded in leaves out. */
  formula: string;
  /** The branch that applied, inputs replaced by their values. */
  substituted: string;
  inputs: { name: string; value: Input }[];
  steps: Step[];
  tree: ExplainedNode;
};

class Explainer {
  compiled: Compiled;
  values: Map<Node, Value>;
  language: Language;
  steps: Step[] = [];

  constructor(compiled: Compiled, values: Map<Node, Value>, language: Language) {
    this.compiled = compiled;
    this.values = values;
    this.language = language;
  }

  text(node: Node): string {
    return valueText(this.values.get(node) ?? null, node.type, this.language);
  }

  /** A step's result: plain digits or text, long quotients cut for reading. */
  plain(node: Node): string {
    const value = this.values.get(node) ?? null;
    return typeof value === 'string' ? value : this.text(node).replace('−', '-');
  }

  /** Adds the steps of what was evaluated, inner ones first. `decides`: its truth stands by itself. */
  walk(node: Node, decides = true): void {
    if (node.kind === 'input' && node.type === 'boolean' && decides && this.values.has(node))
      this.steps.push({ text: node.name, value: this.text(node) });
    if (node.kind === 'if') return this.walkIf(node);
    if (node.kind === 'loop') {
      for (const { source } of node.variables) this.walk(source);
      this.steps.push({ text: this.printer().print(node), value: this.plain(node) });
      return;
    }
    for (const child of children(node)) this.walk(child, joinsTruths(node));
    if (node.kind === 'call' && !isSign(node) && !isConnective(node))
      this.steps.push(this.step(node));
  }

  walkIf(node: If): void {
    const before = this.steps.length;
    this.walk(node.condition);
    if (node.condition.kind === 'call' && isConnective(node.condition))
      this.steps.push(this.step(node.condition));
    const holds = this.values.get(node.condition) === true;
    const note = this.branchNote(holds, holds ? node.then : node.else);
    const last =
      this.steps.length > before
        ? this.steps.pop()!
        : { text: this.operand(node.condition), value: this.text(node.condition) };
    this.steps.push({ ...last, note });
    this.walk(holds ? node.then : node.else);
  }

  /** Which branch applied; a plain number is said at once. */
  branchNote(holds: boolean, branch: Node): string {
    const zh = this.language === 'zh';
    if (branch.kind === 'literal') {
      const taken = valueText(literalValue(branch), branch.type, this.language);
      return zh
        ? `条件${holds ? '' : '不'}成立，取 ${taken}`
        : `this ${holds ? 'holds' : 'does not hold'}: ${taken} is taken`;
    }
    return zh
      ? `条件${holds ? '' : '不'}成立，按“${holds ? '则' : '否则'}”计算`
      : `the ${holds ? 'then' : 'else'} branch applies`;
  }

  step(node: Node & { kind: 'call' }): Step {
    const name = callName(node);
    const [first] = node.args;
    if (name.startsWith('is ') && first?.kind === 'input')
      return {
        text: givenWords[name === 'is null' ? 'not' : 'given'][this.language](first.name),
        value: this.plain(node),
      };
    if (name === 'negate')
      return {
        text: this.language === 'zh' ? `${this.text(first!)} 取负` : `${this.text(first!)} negated`,
        value: this.plain(node),
      };
    const compared = signOf(node)?.level === 3 || name.startsWith('is ');
    const printer = new Printer(this.language, (child) =>
      child === node ? undefined : compared ? this.operand(child) : this.text(child),
    );
    return { text: printer.print(node), value: this.plain(node) };
  }

  /** An operand of a comparison: an input with its name, “得分 89.5”. */
  operand(node: Node): string {
    return node.kind === 'input' ? `${node.name} ${this.text(node)}` : this.text(node);
  }

  printer(): Printer {
    return new Printer(this.language, (node) =>
      node.kind === 'input' ? this.text(node) : undefined,
    );
  }

  /** The formula as it ran: each `if` stands for the branch that applied. */
  asRun(node: Node): Node {
    if (node.kind === 'if') {
      return this.asRun(this.values.get(node.condition) === true ? node.then : node.else);
    }
    return node.kind === 'call' ? { ...node, args: node.args.map((arg) => this.asRun(arg)) } : node;
  }

  tree(node: Node): ExplainedNode {
    const taken =
      node.kind === 'loop' ? node.variables.map(({ source }) => source) : children(node);
    return {
      text: this.compiled.source.slice(node.from, node.to),
      value: writeValue(this.values.get(node) ?? null, node.type),
      type: node.type,
      children: taken.filter((child) => this.values.has(child)).map((child) => this.tree(child)),
    };
  }
}

/** Whether there is a value at all, said of the input by name. */
const givenWords = {
  given: { zh: (name: string) => `${name} 已填`, en: (name: string) => `${name} is given` },
  not: { zh: (name: string) => `${name} 没有填`, en: (name: string) => `${name} is not given` },
};

/** “成立 且 成立” tells nobody more than the comparisons before it, but where it decides an if. */
const isConnective = (node: Node) => node.kind === 'call' && ['and', 'or'].includes(callName(node));

/** What is put together of truths: an operand that is one is a step by itself. */
const joinsTruths = (node: Node) =>
  isConnective(node) || (node.kind === 'call' && callName(node) === 'not');

/** A minus before a constant is part of writing the number, not a step. */
const isSign = (node: Node & { kind: 'call' }) =>
  callName(node) === 'negate' && node.args[0]!.kind === 'literal';

/**
 * The value for one line's inputs with its arithmetic, in the order a person would do it.
 * `lang` gives the words; numbers are plain decimals. The value equals evaluate()'s.
 */
export function explain(
  compiled: Compiled,
  inputs: Record<string, Input>,
  lang: Language = 'zh',
): Explanation {
  const values = new Map<Node, Value>();
  const result = run(compiled.tree, inputs, (node, value) => void values.set(node, value));
  const types = inputTypes(compiled.tree);
  for (const node of inputNodes(compiled.tree)) {
    if (!values.has(node)) values.set(node, readInput(inputs[node.name] ?? null, node.type));
  }
  const explainer = new Explainer(compiled, values, lang);
  explainer.walk(compiled.tree);
  return {
    value: writeValue(result, compiled.type),
    type: compiled.type,
    expression: compiled.source,
    formula: new Printer(lang).print(compiled.tree),
    substituted: explainer.printer().print(explainer.asRun(compiled.tree)),
    inputs: compiled.names.map((name) => ({
      name,
      value: writeValue(
        readInput(inputs[name] ?? null, types.get(name) ?? 'null'),
        types.get(name) ?? 'null',
      ),
    })),
    steps: explainer.steps,
    tree: explainer.tree(compiled.tree),
  };
}

function inputNodes(node: Node): (Node & { kind: 'input' })[] {
  return node.kind === 'input' ? [node] : children(node).flatMap(inputNodes);
}

const inputTypes = (tree: Node) => new Map(inputNodes(tree).map(({ name, type }) => [name, type]));
