/** Conditions that every list of facts shares: the unit with all below it, the year, the search words. */
import { and, between, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { unit } from '../../../db/schema/index.ts';
import type { factsQuery } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import { findUnit, searchByUnit } from '../organisation/index.ts';

export type FactsQuery = z.output<typeof factsQuery>;
type Columns = {
  unitId: AnyPgColumn;
  unitNo: AnyPgColumn;
  day: AnyPgColumn;
  search?: AnyPgColumn[];
};

export const unitColumns = { id: unit.id, code: unit.code, name: unit.name };

/** The list's condition, on the fact alone; a unit that is not visible yields no rows. */
export async function factsWhere(
  db: Db,
  query: Omit<FactsQuery, 'limit' | 'offset'>,
  columns: Columns,
): Promise<SQL | undefined> {
  const at = query.unitId ? await findUnit(db, query.unitId) : null;
  const { year } = query;
  return and(
    query.unitId && !at ? sql`false` : undefined,
    at ? between(columns.unitNo, at.unitNo, at.lastNo) : undefined,
    year ? between(columns.day, `${year}-01-01`, `${year}-12-31`) : undefined,
    (await searchByUnit(db, query.search, columns.unitId, ...(columns.search ?? []))).all,
  );
}
