/** How long a list is: counted as far as anybody pages or exports (decision 0041). */
import { sql, type SQL } from 'drizzle-orm';
import { mostExported } from '../../contract/most-exported.ts';
import type { Db } from './open.ts';

export type Counted = { total: number; more: boolean };

/**
 * @param found the statement from its `from` on, without an order
 * @returns at most 100,000 in `total`, and whether there are more
 */
export async function countSoFar(db: Db, found: SQL): Promise<Counted> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 ${found} limit ${mostExported + 1}) f`,
  );
  const { n } = rows[0]!;
  return { total: Math.min(n, mostExported), more: n > mostExported };
}
