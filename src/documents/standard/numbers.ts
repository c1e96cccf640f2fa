/** Points as they stand in cells and inside texts: 2, ２．５, "2分", "室外环境维护 15分", "（90分）". */

const half = (text: string) =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。](?=\d)/g, '.')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[:：]/g, ':');

/** "02.50" → "2.5"; null when it is no plain decimal. */
export function plainDecimal(text: string): string | null {
  const found = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(text);
  if (!found) return null;
  const whole = found[1]!.replace(/^0+(?=\d)/, '');
  const rest = (found[2] ?? '').replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** The points of a cell that holds nothing else: "2", "２分", "2.0 分", "（2分）". */
export function pointsOfCell(text: string): string | null {
  const plain = half(text)
    .replace(/^\(|\)$/g, '')
    .replace(/\s/g, '')
    .replace(/分$/, '');
  return plainDecimal(plain);
}

export type Titled = { name: string; points: string | null };

/** Points end a text, so only its end is searched: a cell may hold 32,767 signs. */
const tailLength = 80;
const inBrackets = /[([【]\s*(?:共|满分|总分|计|分值)?:?\s*(\d+(?:\.\d+)?)\s*分\s*[)\]】]\s*$/;
const atEnd = /(?:共|满分|总分|计|分值)?:?\s*(?<![\d.])(\d+(?:\.\d+)?)\s*分\s*$/;
/** Between a name and its points. */
const between = new Set(' \t\n\r\u3000(（[【:：,，、-');

function nameBefore(text: string): string {
  let end = text.length;
  while (end > 0 && between.has(text[end - 1]!)) end -= 1;
  return text.slice(0, end).trim();
}

/** "室外环境维护 15分" → its name and 15; points only where they end the text or stand in brackets. */
export function titled(text: string): Titled {
  const before = Math.max(0, text.length - tailLength);
  const tail = half(text).slice(before);
  const found = inBrackets.exec(tail) ?? atEnd.exec(tail);
  const name = found ? nameBefore(text.slice(0, before + found.index)) : '';
  return found && name !== ''
    ? { name, points: plainDecimal(found[1]!) }
    : { name: text.trim(), points: null };
}

/** "满分100分", "总分 1000 分" anywhere in a text. */
export function totalInText(text: string): string | null {
  const found = /(?:满分|总分|总分值|合计)\s*[:(]?\s*(?:为)?\s*(\d+(?:\.\d+)?)\s*分/.exec(
    half(text),
  );
  return found ? plainDecimal(found[1]!) : null;
}

/** "一、环境管理" → "环境管理"; "（一）…", "1.1 …", "第一部分 …" alike. */
export function withoutNumber(text: string): { number: string; name: string; level: 1 | 2 | null } {
  const patterns: [RegExp, 1 | 2][] = [
    [/^\s*(第[一二三四五六七八九十百]+(?:部分|模块|章|项)?)[、.．:：\s]*(?=\S)/, 1],
    [/^\s*([一二三四五六七八九十]+)[、.．]\s*(?=\S)/, 1],
    [/^\s*[(（]([一二三四五六七八九十]+)[)）]\s*(?=\S)/, 2],
    [/^\s*(\d+(?:\.\d+)+)[、.．\s]*(?=[^\d\s])/, 2],
  ];
  for (const [pattern, level] of patterns) {
    const found = pattern.exec(text);
    if (found) return { number: found[1]!, name: text.slice(found[0].length).trim(), level };
  }
  return { number: '', name: text.trim(), level: null };
}
/** A number as a code: full-width digits made plain, no spaces. */
export const plainCode = (text: string): string =>
  half(text)
    .replace(/\s/g, '')
    .replace(/[、.]$/, '');
