/** Numbers as official documents write them: 一、（一） 1. （1） for headings, 〔2023〕 in a document's number. */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 10 → 十, 21 → 二十一. @param n from 1 to 99 */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`heading number ${n}`);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return head + (ones === 0 ? '' : digits[ones]);
}

const forms: ((n: number) => string)[] = [
  (n) => `${chineseNumber(n)}、`,
  (n) => `（${chineseNumber(n)}）`,
  (n) => `${n}.`,
  (n) => `（${n}）`,
];

/** Numbers headings as they come; a heading starts the levels below it anew. */
export function headingNumbers(): (level: 1 | 2 | 3 | 4) => string {
  const counts = [0, 0, 0, 0];
  return (level) => {
    counts[level - 1]! += 1;
    counts.fill(0, level);
    return forms[level - 1]!(counts[level - 1]!);
  };
}

/** "文银发[2023]5号", "文银发（2023） 5 号" → "文银发〔2023〕5号": the year stands in hexagonal brackets. */
export const documentNumber = (text: string): string =>
  text
    .trim()
    .replace(/\s*[[［【（(〔]\s*(\d{4})\s*[\]］】）)〕]\s*(?:第)?\s*0*(\d+)\s*号?$/, '〔$1〕$2号');

/** "2023年7月1日", from ISO text. */
export const officialDay = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
