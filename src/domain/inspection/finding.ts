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

const fill = (text: string, params: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** A maker of findings over `texts`; {value} and the given params are filled in, long values cut. */
export const findingMaker =
  <Code extends string>(texts: FindingTexts<Code>) =>
  (
    code: Code,
    place: FindingPlace,
    value: string,
    params: Record<string, string> = {},
  ): Finding => {
    const { severity, zh, en } = texts[code];
    const shown = shorten(value);
    const all = { ...params, value: shown };
    return { severity, code, ...place, value: shown, zh: fill(zh, all), en: fill(en, all) };
  };
