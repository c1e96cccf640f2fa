/** Makes findings from texts kept as data, so that wording can be read and reviewed in one place. */
import type { Finding } from './fact-book.ts';

export type FindingText = { severity: Finding['severity']; zh: string; en: string };
export type FindingTexts<Code extends string> = Record<Code, FindingText>;
export type FindingPlace = { sheet: string; cell: string };
export type Report = (finding: Finding) => void;
/** Where a row stands; `cell` names a cell by its column's title, of this row unless another is given. */
export type Place = {
  readonly sheet: string;
  readonly row: number;
  cell: (column: string, row?: number) => string;
};

const longest = 40;
const shorten = (value: string) => (value.length > longest ? `${value.slice(0, longest)}…` : value);

type Params = Record<string, string>;

/** A template cut once into words and names, since there may be a million findings to fill in. */
function fillerOf(text: string): (params: Params) => string {
  const pieces = text.split(/\{(\w+)\}/);
  return (params) => {
    let filled = '';
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i] ?? '';
      filled += i % 2 === 0 ? piece : (params[piece] ?? '');
    }
    return filled;
  };
}

/** A maker of findings over `texts`; {value} and the given params are filled in, long values cut. */
export function findingMaker<Code extends string>(texts: FindingTexts<Code>) {
  const fillers = new Map(
    (Object.keys(texts) as Code[]).map((code) => {
      const { severity, zh, en } = texts[code];
      return [code, { severity, zh: fillerOf(zh), en: fillerOf(en) }];
    }),
  );
  return (code: Code, place: FindingPlace, value: string, params: Params = {}): Finding => {
    const text = fillers.get(code)!;
    const shown = shorten(value);
    const all = { ...params, value: shown };
    const { sheet, cell } = place;
    const { severity, zh, en } = text;
    return { severity, code, sheet, cell, value: shown, zh: zh(all), en: en(all) };
  };
}
