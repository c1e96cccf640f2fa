/** Search words → SQL patterns. */
import { ilike, or, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Any of the columns contains the words as typed (% and _ mean themselves); nothing asked = no condition. */
export function contains(search: string | undefined, ...columns: AnyPgColumn[]): SQL | undefined {
  const words = search?.trim();
  if (!words) return undefined;
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return or(...columns.map((column) => ilike(column, pattern)));
}
