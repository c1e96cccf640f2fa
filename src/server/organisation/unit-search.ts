/** Search words that mean units, turned into ids first: each fact is then asked for by its own index. */
import { unit } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';

/** A search that means more units than this is asked as a condition on the joined unit. */
const mostUnits = 200;

/** @returns the units' ids; null where nothing is asked or too many are meant */
export async function findFewUnits(db: Db, search: string | undefined): Promise<number[] | null> {
  const words = contains(search, unit.code, unit.name, unit.pinyin);
  if (!words) return null;
  const rows = await db
    .select({ id: unit.id })
    .from(unit)
    .where(words)
    .limit(mostUnits + 1);
  return rows.length > mostUnits ? null : rows.map(({ id }) => id);
}
