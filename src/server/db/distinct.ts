/** The few distinct values of a column on very many rows. */
import { sql, type SQL } from 'drizzle-orm';

/**
 * From each value to the next one by an index on `column`; PostgreSQL would read every row instead.
 * @returns a statement with the column `value`, in no order
 */
export function distinctOf(table: SQL, column: SQL, where: SQL = sql`true`): SQL {
  const next = (after: SQL) => sql`(select ${column} from ${table}
    where ${where} and ${after} order by ${column} limit 1)`;
  return sql`with recursive each as (select ${next(sql`true`)} as value
      union all select ${next(sql`${column} > each.value`)} from each where each.value is not null)
    select value from each where value is not null`;
}
