/** Safe pieces of SQL text. Settlement writes its statements from a plan, so every literal passes here. */

/** A quoted text literal; NUL cannot be stored by PostgreSQL and is dropped. */
export function quote(text: string): string {
  const plain = text.replaceAll('\0', '');
  const body = plain.replaceAll("'", "''").replaceAll('\\', '\\\\');
  return plain.includes('\\') ? `E'${body}'` : `'${body}'`;
}

/** A whole number as a literal. */
export const whole = (value: number): string => String(Math.trunc(value));
