/**
 * Keeps the planner's statistics in step with what a transaction writes. Without them a join of a
 * freshly filled table is planned as if it held a handful of rows, and takes minutes instead of a
 * second; PostgreSQL's own autovacuum comes too late for the same transaction, and PGlite has none.
 */
import { sql } from 'drizzle-orm';
import { asOwner } from '../http/transaction.ts';
import type { Db } from './open.ts';

/**
 * Analyses those of the tables that changed by more than a tenth: autovacuum's own measure.
 * @param columns those that queries join and filter by, where the others are many
 */
export async function refreshStatistics(
  db: Db,
  tables: string[],
  columns: string[] = [],
): Promise<void> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.oid::regclass::text as name from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
    where c.oid = any(${`{${tables.join(',')}}`}::regclass[])
      and coalesce(s.n_mod_since_analyze, 0) + pg_stat_get_xact_tuples_inserted(c.oid)
        + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid)
        > 50 + 0.1 * greatest(c.reltuples, 0)
    order by c.oid`);
  if (rows.length === 0) return;
  // Only a table's owner may analyse it; for anybody else it is skipped with a warning.
  const only = columns.length > 0 ? ` (${columns.join(', ')})` : '';
  const changed = rows.map(({ name }) => name + only);
  await asOwner(db, () => db.execute(sql.raw(`analyze ${changed.join(', ')}`)));
}
