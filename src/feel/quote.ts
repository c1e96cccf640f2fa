// The one place that puts a text into SQL.

/** A text as a safely quoted literal, whatever standard_conforming_strings says. */
export function quote(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}
