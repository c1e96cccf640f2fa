/** All that the database holds of one city, as one hash a table: to see whether anything of it changed. */
import type { TestApp } from '../app.ts';
import type { City } from './bank.ts';
import { unitOf } from './bank.ts';

/** Every table that carries a unit, and the accounts of the city's people with their secrets. */
export async function fingerprint(test: TestApp, { city, key }: City) {
  const { pool } = test.services.database;
  const { unitNo, lastNo } = await unitOf(test, city);
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'unit_no' and t.table_type = 'BASE TABLE'
     order by 1`,
  );
  const hashOf = async (rows: string, values: unknown[]) =>
    (
      await pool.query<{ n: number; hash: string }>(
        `select count(*)::int as n, md5(coalesce(string_agg(row_text, e'\\n' order by row_text), '')) as hash
         from (${rows}) as all_rows`,
        values,
      )
    ).rows[0]!;
  const found: Record<string, { n: number; hash: string }> = {};
  for (const { name } of tables)
    found[name] = await hashOf(
      `select t::text as row_text from "${name}" t where unit_no between $1 and $2`,
      [unitNo, lastNo],
    );
  for (const table of ['"user"', 'credential']) {
    const column = table === '"user"' ? 'id' : 'user_id';
    found[table] = await hashOf(
      `select t::text as row_text from ${table} t
       where ${column} in (select id from "user" where username like $1)`,
      [`${key}.%`],
    );
  }
  return found;
}
