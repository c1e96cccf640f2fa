/** 迁移: everything from the embedded database into an empty PostgreSQL; the files stay where they are. */
import { inSession, migrateDatabase, openEmbedded, openPostgres } from '../db/open.ts';
import type { Table } from './contents.ts';
import { loadRows, refuseFilled } from './load.ts';
import { schemaOf } from './make.ts';
import { digestOf, listSequences, listTables, logOf, plainText, rowsOf } from './tables.ts';

type Progress = (share: number, step: string) => void;

/**
 * Copies and compares; the embedded database is only read. Nobody may use it meanwhile.
 * @throws Problem `data-folder-locked`, `target-not-empty`, `restore-differs`, `database-unreachable`
 */
export async function moveToPostgres(
  dataFolder: string,
  url: string,
  progress: Progress = () => undefined,
): Promise<{ tables: number; rows: number }> {
  const target = await openPostgres(url);
  try {
    const source = await openEmbedded(dataFolder);
    try {
      const moved = await inSession(
        source,
        'begin isolation level repeatable read read only',
        async (from) => {
          await from.query(plainText);
          const tables: Table[] = [];
          for (const table of await listTables(from))
            tables.push({ ...table, ...(await digestOf(from, table)) });
          const sequences = await listSequences(from);
          const log = await logOf(from, tables);
          const rows = { schema: await schemaOf(from), tables, sequences, log };
          await inSession(target, 'begin', async (to) => {
            await refuseFilled(to, '这个 PostgreSQL 数据库');
            await loadRows(to, rows, (table) => rowsOf(from, table), progress);
          });
          return { tables: tables.length, rows: tables.reduce((sum, one) => sum + one.rows, 0) };
        },
      );
      await migrateDatabase(target);
      await target.pool.query('analyze');
      return moved;
    } finally {
      await source.close();
    }
  } finally {
    await target.close();
  }
}
