/** The canonical key of RFC 3797 §4.1: what the public sources said, written down in one way only. */

/** BE16 of the running number ends here; no draw can take more. */
export const mostPicks = 65_536;
const longestInteger = 200;

/** Whether the text is a whole number a source can have said; leading zeros are accepted and dropped. */
export const isSeedInteger = (text: string): boolean =>
  /^\d+$/.test(text) && text.length <= longestInteger;

/** Without leading zeros: "007" is 7. */
export const plainInteger = (text: string): string => text.replace(/^0+(?=\d)/, '');

/** By value, of any length: the longer of two plain integers is the larger. */
const byValue = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/**
 * Each source's integers ascending, each followed by ".", each source ended by "/", in the announced order.
 * @param sources the integers of every source, as texts of digits
 */
export const canonicalKey = (sources: readonly (readonly string[])[]): string =>
  sources
    .map((values) => values.map(plainInteger).toSorted(byValue))
    .map((values) => `${values.map((value) => `${value}.`).join('')}/`)
    .join('');

/** The integers of a key, by source; null when the text is not a canonical key, e.g. not sorted. */
export function parseKey(key: string): string[][] | null {
  if (!/^(?:(?:\d+\.)+\/)+$/.test(key)) return null;
  const sources = key
    .slice(0, -1)
    .split('/')
    .map((part) => part.slice(0, -1).split('.'));
  return canonicalKey(sources) === key ? sources : null;
}

/** What a key must look like, for a person who mistyped it. */
export const canonicalForm = (key: string): string | null => {
  const sources = key.split('/').map((part) => part.split('.').filter(Boolean));
  const filled = sources.filter((values) => values.length > 0);
  return filled.length > 0 && filled.flat().every(isSeedInteger) ? canonicalKey(filled) : null;
};

/** A key for one purpose, so that draws from the same seed do not depend on each other. */
export const keyFor = (key: string, purpose: string): string => `${key}${purpose}/`;
