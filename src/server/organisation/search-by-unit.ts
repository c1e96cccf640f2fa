/** Search words that mean units, as conditions on facts. */
import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../db/open.ts';
import { contains, unitTexts } from '../http/search.ts';

const most = 200;

/** Ids of the units that the words mean; null when nothing is asked or they mean more than 200. */
export async function findFewUnits(db: Db, search: string | undefined): Promise<number[] | null> {
  const words = contains(search, ...unitTexts());
  if (!words) return null;
  const { rows } = await db.execute<{ id: number }>(
    sql`select u.id from unit u where ${words} limit ${most + 1}`,
  );
  return rows.length > most ? null : rows.map(({ id }) => id);
}

/** Nothing asked = no conditions. */
export type UnitSearch = { page?: SQL; all?: SQL };

/**
 * The facts of the units that the words mean: by ids where those are few, each from its own index. Else a
 * `page` looks each row's unit up along the list's index, where a join would sort all that is found; `all`
 * of them, to be counted, join.
 * @param unitId the fact's column
 */
export async function searchByUnit(
  db: Db,
  search: string | undefined,
  unitId: AnyPgColumn | SQL,
): Promise<UnitSearch> {
  const words = contains(search, ...unitTexts());
  if (!words) return {};
  const few = await findFewUnits(db, search);
  if (few) {
    const those = sql`${unitId} = any(${sql.param(few)}::bigint[])`;
    return { page: those, all: those };
  }
  return {
    page: sql`(select ${words} from unit u where u.id = ${unitId})`,
    all: sql`${unitId} in (select u.id from unit u where ${words})`,
  };
}
