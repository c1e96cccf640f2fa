/** What search words mean among units, asked before the facts are: few units are found by their own rows. */
import { inArray, or, sql, type SQL } from 'drizzle-orm';
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

/** Ids of the units that a search means; null when nothing is asked or more are meant. */
export async function findFewUnits(db: Db, search: string | undefined): Promise<number[] | null> {
  const words = unitWords(search);
  return words ? findNamedUnits(db, words) : null;
}

/** Nothing asked = no conditions. */
export type UnitSearch = { page?: SQL; all?: SQL };

/**
 * The facts that the words mean, by their unit or by texts of their own. Few units are asked by their ids,
 * each from its own index. Else a `page` looks each row's unit up along the list's index, where a join
 * would sort all that is found; `all` of them, to be counted, are looked up in a hash of the units ("is
 * true" keeps it from becoming a join, for which the planner guesses that a pattern matches a few).
 * @param unitId the fact's column
 * @param own columns of the fact that are searched as well
 */
export async function searchByUnit(
  db: Db,
  search: string | undefined,
  unitId: AnyPgColumn | SQL,
  ...own: (AnyPgColumn | SQL)[]
): Promise<UnitSearch> {
  const words = unitWords(search);
  if (!words) return {};
  const orOwn = (units: SQL) => or(units, contains(search, ...own))!;
  const ids = await findNamedUnits(db, words);
  if (ids) {
    const those = orOwn(ids.length === 0 ? sql`false` : inArray(sql`${unitId}`, ids));
    return { page: those, all: those };
  }
  return {
    page: orOwn(sql`(select ${words} from ${unit} where ${unit.id} = ${unitId})`),
    all: orOwn(sql`(${unitId} in (select ${unit.id} from ${unit} where ${words})) is true`),
  };
}

/** Of what is grouped by outlet: those that the words mean. @param unitNo the group's column */
export function ofNamedUnits(search: string | undefined, unitNo: SQL): SQL {
  const words = unitWords(search);
  return words ? sql`${unitNo} in (select ${unit.unitNo} from ${unit} where ${words})` : sql`true`;
}
