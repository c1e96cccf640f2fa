/** Makes what was typed uniform: full width, stray blanks and invisible characters are no mistake. */

/** Control, zero-width and text-direction characters, which come along when pasting. */
const invisible = /(?![\t\n\r])\p{Cc}|[\u200b\u2060\u202a-\u202e\ufeff]/gu;

/** For names: blanks outside and line breaks inside go; full-width punctuation stays. */
export const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\t\r\n]+/g, ' ')
    .trim();

/** For codes: also full-width letters and digits become plain (Unicode NFKC). */
export const tidyCode = (text: string): string => tidyText(text.normalize('NFKC'));

/** For labels, numbers and dates: no blanks at all. */
export const compact = (text: string): string => tidyCode(text).replace(/\s+/g, '');
