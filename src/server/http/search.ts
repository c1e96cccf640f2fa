/** Search words → SQL patterns. */
import { ilike, or, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** For ilike: the words as typed (% and _ mean themselves) anywhere; null when nothing is asked. */
export function patternOf(search: string | undefined): string | null {
  const words = search?.trim();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}

/** Any of the columns contains the words; nothing asked = no condition. */
export function contains(search: string | undefined, ...columns: AnyPgColumn[]): SQL | undefined {
  const pattern = patternOf(search);
  return pattern === null ? undefined : or(...columns.map((column) => ilike(column, pattern)));
}
