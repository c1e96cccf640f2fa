/** Excel's rules for the names of sheets: 1–31 characters, none of []:*?/\, no two alike. */

const longest = 31;

/** Names that Excel accepts, as near as possible to those given. */
export function sheetNamesOf(wanted: string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '表';
    let chosen = clean.slice(0, longest);
    for (let n = 2; taken.has(chosen.toLowerCase()); n++) {
      const suffix = ` (${n})`;
      chosen = clean.slice(0, longest - suffix.length) + suffix;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}
