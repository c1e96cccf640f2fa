// What may be typed next: inputs, functions and keywords that begin like the word before the cursor.

import { functions } from './builtins/index.ts';
import type { Names } from './types.ts';
import { typeChinese } from './types.ts';

export type Completion = { label: string; kind: 'name' | 'function' | 'keyword'; detail?: string };

const KEYWORDS = [
  'if',
  'then',
  'else',
  'and',
  'or',
  'in',
  'between',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'instance of',
  'true',
  'false',
  'null',
];
const PROPERTIES = [
  'year',
  'month',
  'day',
  'weekday',
  'hour',
  'minute',
  'second',
  'years',
  'months',
  'days',
  'hours',
  'minutes',
  'seconds',
];
const LONGEST = 60;

const isWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);
const insideText = (before: string) =>
  (before.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;

/**
 * The options at `position` (a character offset), inputs first; `from` is where the word they replace begins.
 * Names with spaces are found from any of their words already typed.
 */
export function completions(
  source: string,
  position: number,
  names: Names,
): { from: number; options: Completion[] } {
  const before = source.slice(0, position);
  if (insideText(before)) return { from: position, options: [] };
  const property = /\.([a-z]*)$/.exec(before);
  if (property && !/[\d.]\.[a-z]*$/.test(before)) {
    const from = position - property[1]!.length;
    return {
      from,
      options: PROPERTIES.filter((name) => name.startsWith(property[1]!)).map((label) => ({
        label,
        kind: 'name',
      })),
    };
  }
  const all = everything(names);
  for (let from = Math.max(0, position - LONGEST); from < position; from++) {
    if (isWord(before[from - 1]) || !isWord(before[from])) continue;
    const typed = before.slice(from).toLowerCase();
    const options = all.filter(({ label }) => label.toLowerCase().startsWith(typed));
    if (options.length > 0) return { from, options };
  }
  return isWord(before.at(-1)) ? { from: position, options: [] } : { from: position, options: all };
}

function everything(names: Names): Completion[] {
  return [
    ...Object.entries(names).map(([label, type]): Completion => ({
      label,
      kind: 'name',
      detail: typeChinese(type),
    })),
    ...functions.map(({ name, signature, zh }): Completion => ({
      label: name,
      kind: 'function',
      detail: `${zh} ${signature}`,
    })),
    ...KEYWORDS.map((label): Completion => ({ label, kind: 'keyword' })),
  ];
}
