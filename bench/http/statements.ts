/** How long single statements take inside the database, where it counts them (pg_stat_statements). */
import type pg from 'pg';

export type Statements = {
  forget: () => Promise<void>;
  /** Mean milliseconds of the slowest statement since then. */
  slowest: () => Promise<number>;
};

/** @returns null where the server does not count (scripts/with-postgres.mjs preloads what does) */
export async function watchStatements(pool: pg.Pool): Promise<Statements | null> {
  const { rows } = await pool.query<{ shared_preload_libraries: string }>(
    'show shared_preload_libraries',
  );
  if (!rows[0]!.shared_preload_libraries.includes('pg_stat_statements')) return null;
  await pool.query('create extension if not exists pg_stat_statements');
  return {
    forget: async () => void (await pool.query('select pg_stat_statements_reset()')),
    slowest: async () => {
      const { rows: found } = await pool.query<{ ms: number }>(
        `select coalesce(max(mean_exec_time), 0) as ms from pg_stat_statements s
         join pg_database d on d.oid = s.dbid where d.datname = current_database() and s.query not like '%pg_stat_statements%'`,
      );
      return Number(found[0]!.ms);
    },
  };
}
