/** A row as PostgreSQL writes a composite value: "(a,"b ""c""",)"; nothing = null. */

/** The values of a row's text. @returns null when it is not written like that */
export function rowValues(text: string): (string | null)[] | null {
  if (!text.startsWith('(') || !text.endsWith(')')) return null;
  const field = /(?:"((?:[^"\\]|""|\\.)*)"|([^",()\\]*))(,|$)/gsy;
  const inside = text.slice(1, -1);
  const values: (string | null)[] = [];
  for (;;) {
    const found = field.exec(inside);
    if (!found) return null;
    const [, quoted, plain, end] = found;
    if (quoted !== undefined) values.push(quoted.replace(/""|\\(.)/gs, (_, c) => c ?? '"'));
    else values.push(plain === '' ? null : plain!);
    if (end === '') return field.lastIndex === inside.length ? values : null;
    // A comma at the very end: one more value, which is null.
    if (field.lastIndex === inside.length) return [...values, null];
  }
}
