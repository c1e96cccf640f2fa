/** What search words mean among units, asked before the facts are: few units are found by their own rows. */
import { inArray, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { unit } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';

/** So many units at most are named one by one. */
const mostUnits = 200;

export const unitWords = (search: string | undefined): SQL | undefined =>
  contains(search, unit.code, unit.name, unit.pinyin);

/** Ids of the units that the words mean; null = more than are worth naming. */
export async function findNamedUnits(db: Db, words: SQL): Promise<number[] | null> {
  const rows = await db
    .select({ id: unit.id })
    .from(unit)
    .where(words)
    .limit(mostUnits + 1);
  return rows.length > mostUnits ? null : rows.map(({ id }) => id);
}

/** A fact's unit is one that the words mean, as a condition on its `unit_id` alone; none when nothing is asked. */
export async function ofNamedUnit(
  db: Db,
  search: string | undefined,
  unitId: AnyPgColumn | SQL,
): Promise<SQL | undefined> {
  const words = unitWords(search);
  if (!words) return undefined;
  const ids = await findNamedUnits(db, words);
  if (ids) return ids.length === 0 ? sql`false` : inArray(sql`${unitId}`, ids);
  return sql`${unitId} in (select ${unit.id} from ${unit} where ${words})`;
}
