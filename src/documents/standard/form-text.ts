/** Answer forms as cells of our own export; reading gives back exactly what was written. */
import type { AnswerForm, Item } from '../../domain/standard/index.ts';

const escaped = (text: string) => text.replace(/[\\;=|]/g, (sign) => `\\${sign}`);
/** Cuts at a sign that no backslash stands before. */
function cut(text: string, sign: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') part += text.slice(at, ++at + 1);
    else if (text[at] !== sign) part += text[at];
    else {
      parts.push(part);
      part = '';
    }
  }
  return [...parts, part];
}
const plain = (text: string) => text.replace(/\\(.)/gs, '$1');

/** 达标 · 扣分|0.5 · 次数|1 · 选项|A=好=2;B=差=0 · 数值|分钟|10=2;=0 · 文字 */
export function formText(form: AnswerForm): string {
  if (form.kind === 'pass') return '达标';
  if (form.kind === 'text') return '文字';
  if (form.kind === 'points') return `扣分|${form.step}`;
  if (form.kind === 'count') return `次数|${form.each}`;
  if (form.kind === 'choice') {
    const options = form.options.map(({ code, name, points }) =>
      [escaped(code), escaped(name), points].join('='),
    );
    return `选项|${options.join(';')}`;
  }
  const bands = form.bands.map(({ upTo, points }) => `${upTo ?? ''}=${points}`);
  return `数值|${escaped(form.unit)}|${bands.join(';')}`;
}

const isDecimal = (text: string | undefined): text is string => /^\d+(\.\d+)?$/.test(text ?? '');

/** Null for anything that is not such a text. */
export function parseForm(text: string): AnswerForm | null {
  const [kind, first = '', second = ''] = cut(text, '|');
  if (kind === '达标') return { kind: 'pass' };
  if (kind === '文字') return { kind: 'text' };
  if (kind === '扣分' && isDecimal(first)) return { kind: 'points', step: first };
  if (kind === '次数' && isDecimal(first)) return { kind: 'count', each: first };
  if (kind === '选项') {
    const options = cut(first, ';').map((one) => {
      const [code = '', name = '', points = ''] = cut(one, '=');
      return { code: plain(code), name: plain(name), points };
    });
    const whole = options.every(({ code, name, points }) => code && name && isDecimal(points));
    return whole ? { kind: 'choice', options } : null;
  }
  if (kind !== '数值') return null;
  const bands = cut(second, ';').map((one) => {
    const [upTo = '', points = ''] = cut(one, '=');
    return { upTo: upTo === '' ? null : upTo, points };
  });
  const whole = bands.every(
    ({ upTo, points }) => (upTo === null || isDecimal(upTo)) && isDecimal(points),
  );
  return whole ? { kind: 'number', unit: plain(first), bands } : null;
}

const flags = [
  ['veto', '一票否决'],
  ['extra', '加分项'],
  ['mayNotApply', '可不适用'],
  ['timer', '秒表'],
] as const;
export const flagsText = (item: Item): string =>
  flags.flatMap(([key, word]) => (item[key] ? [word] : [])).join('、');
export const parseFlags = (text: string) =>
  Object.fromEntries(flags.map(([key, word]) => [key, text.includes(word)])) as Record<
    (typeof flags)[number][0],
    boolean
  >;

export const whenText = (when: Item['when']): string =>
  when === null ? '' : when.is ? '有叫号机' : '无叫号机';
export const parseWhen = (text: string): Item['when'] =>
  text === '有叫号机' || text === '无叫号机'
    ? { attribute: 'queueMachine', is: text === '有叫号机' }
    : null;

/** "2023-05-01 至 2023-12-31", either end open; '' = no key item. */
export const keyText = (key: Item['key']): string =>
  key === null ? '' : `${key.from ?? ''} 至 ${key.to ?? ''}`.trim();
export function parseKey(text: string): Item['key'] {
  const found = /^(\d{4}-\d{2}-\d{2})?\s*至\s*(\d{4}-\d{2}-\d{2})?$/.exec(text);
  return found ? { from: found[1] ?? null, to: found[2] ?? null } : null;
}

const evidenceWords = { optional: '可选', 'on-deduction': '扣分时', required: '必须' } as const;
export const evidenceText = (evidence: Item['evidence']): string => evidenceWords[evidence];
export function parseEvidence(text: string): Item['evidence'] {
  const kinds = Object.keys(evidenceWords) as Item['evidence'][];
  return kinds.find((kind) => evidenceWords[kind] === text) ?? 'on-deduction';
}
