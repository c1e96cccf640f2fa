// Tree → text people read: × ÷ − for the signs, Chinese or English words, inputs by name or by value.

import { writeValue } from './evaluate.ts';
import type { Value } from './operations.ts';
import type { Call, Node } from './nodes.ts';
import { literalValue } from './literal-value.ts';
import type { FeelType } from './types.ts';
import { itemType } from './types.ts';

export type Language = 'zh' | 'en';
/** Gives a node's text when it should stand as something else (a value, a name), else undefined. */
export type Substitute = (node: Node) => string | undefined;

type Sign = { zh: string; en: string; level: number };
const same = (text: string, level: number): Sign => ({ zh: text, en: text, level });

const SIGNS: Record<string, Sign> = {
  or: { zh: '或', en: 'or', level: 1 },
  and: { zh: '且', en: 'and', level: 2 },
  '=': same('=', 3),
  '!=': same('≠', 3),
  '<': same('<', 3),
  '<=': same('≤', 3),
  '>': same('>', 3),
  '>=': same('≥', 3),
  '+': same('+', 4),
  '-': same('−', 4),
  '*': same('×', 5),
  '/': same('÷', 5),
  '**': same('^', 6),
};

/** Words for functions whose definition name is not what a reader should see. */
const FUNCTION_WORDS: Record<string, { zh: string; en: string }> = {
  min: { zh: '取较小者', en: 'min' },
  max: { zh: '取较大者', en: 'max' },
  sum: { zh: '合计', en: 'sum' },
  mean: { zh: '平均', en: 'mean' },
  count: { zh: '项数', en: 'count' },
  abs: { zh: '绝对值', en: 'abs' },
  not: { zh: '非', en: 'not' },
  floor: { zh: '向下取整', en: 'floor' },
  ceiling: { zh: '向上取整', en: 'ceiling' },
  'round up': { zh: '进位', en: 'round up' },
  'round down': { zh: '截尾', en: 'round down' },
  'round half up': { zh: '四舍五入', en: 'round half up' },
  'list contains': { zh: '列表含有', en: 'list contains' },
  'months between': { zh: '相隔年月', en: 'years and months duration' },
  'split at': { zh: '拆分', en: 'split' },
};

/** The operator or function a call stands for: "+", "min", ".year". */
export function callName(node: Call): string {
  return node.op.slice(0, node.op.indexOf('(')).replace(/ (?:of parts|of|among)$/, '');
}

/** The infix sign of a call, if it has one. */
export function signOf(node: Node): Sign | undefined {
  return node.kind === 'call' ? SIGNS[callName(node)] : undefined;
}

/** A long quotient is cut to eight decimals for reading: "29.83333333…". */
const shorten = (text: string) => text.replace(/(\.\d{8})\d+$/, '$1…');

/** A value as people read it: "1500", “成立”, quoted text, "空" for null. */
export function valueText(value: Value, type: FeelType, language: Language): string {
  if (value === null) return language === 'zh' ? '空' : 'null';
  if (typeof value === 'boolean')
    return language === 'zh' ? (value ? '成立' : '不成立') : String(value);
  if (typeof value === 'string') return language === 'zh' ? `“${value}”` : `"${value}"`;
  if (Array.isArray(value))
    return `[${value.map((one) => valueText(one, itemType(type) ?? 'any', language)).join(', ')}]`;
  const text = String(writeValue(value, type));
  return type === 'number' ? shorten(text.replace('-', '−')) : text;
}

const levelOf = (node: Node): number =>
  node.kind === 'if' || node.kind === 'loop'
    ? 0
    : node.kind === 'let'
      ? levelOf(node.body)
      : (signOf(node)?.level ?? 8);

export class Printer {
  language: Language;
  substitute: Substitute;

  constructor(language: Language, substitute: Substitute = () => undefined) {
    this.language = language;
    this.substitute = substitute;
  }

  /** The node's text, in brackets where its surroundings bind tighter than `level`. */
  print(node: Node, level = 0): string {
    const put = this.substitute(node);
    if (put !== undefined) return put.startsWith('−') && level > 3 ? `(${put})` : put;
    const text = this.printKind(node);
    return levelOf(node) < level || (text.startsWith('−') && level > 4) ? `(${text})` : text;
  }

  printKind(node: Node): string {
    const zh = this.language === 'zh';
    switch (node.kind) {
      case 'literal':
        return valueText(literalValue(node), node.type, this.language);
      case 'input':
      case 'local':
        return node.name;
      case 'call':
        return this.printCall(node);
      case 'if': {
        const [test, then, otherwise] = [node.condition, node.then, node.else].map((part) =>
          this.print(part, 1),
        );
        return zh
          ? `如果 ${test} 则 ${then} 否则 ${otherwise}`
          : `if ${test} then ${then} else ${otherwise}`;
      }
      case 'list':
        return `[${node.items.map((item) => this.print(item)).join(', ')}]`;
      case 'let':
        return this.print(node.body);
      case 'loop': {
        const sources = node.variables
          .map(({ name, source }) => `${name} ${zh ? '取自' : 'in'} ${this.print(source)}`)
          .join(', ');
        return this.printLoop(
          node.form,
          sources,
          this.print(node.body),
          node.variables[0] && this.print(node.variables[0].source),
        );
      }
      default:
        return '…';
    }
  }

  printLoop(form: string, sources: string, body: string, list = ''): string {
    if (form === 'filter') return `${list}[${body}]`;
    const words: Record<string, [string, string, string, string]> = {
      for: ['逐项', '得', 'for', 'return'],
      some: ['至少一项', '使', 'some', 'satisfies'],
      every: ['每一项', '都使', 'every', 'satisfies'],
    };
    const [zhFirst, zhSecond, first, second] = words[form]!;
    return this.language === 'zh'
      ? `${zhFirst} ${sources} ${zhSecond} ${body}`
      : `${first} ${sources} ${second} ${body}`;
  }

  printCall(node: Call): string {
    const name = callName(node);
    const sign = signOf(node);
    const { args } = node;
    if (sign) {
      const joined = args.map((arg, i) =>
        this.print(arg, i === 0 ? sign.level : sign.level + (sign.level > 2 ? 1 : 0)),
      );
      return joined.join(` ${sign[this.language]} `);
    }
    if (name === 'negate') return `−${this.print(args[0]!, 7)}`;
    if (name === 'is null' || name === 'is not null') {
      const empty = this.language === 'zh' ? '空' : 'null';
      return `${this.print(args[0]!, 4)} ${name === 'is null' ? '=' : '≠'} ${empty}`;
    }
    if (name === 'only item' || name === 'midnight') return this.print(args[0]!, 8);
    if (name === 'item at') return `${this.print(args[0]!, 8)}[${this.print(args[1]!)}]`;
    if (name === 'numbers') return `${this.print(args[0]!)}..${this.print(args[1]!)}`;
    if (name.startsWith('.')) return `${this.print(args[0]!, 8)}${name}`;
    const word = FUNCTION_WORDS[name]?.[this.language] ?? name;
    return `${word}(${args.map((arg) => this.print(arg)).join(this.language === 'zh' ? '，' : ', ')})`;
  }
}
