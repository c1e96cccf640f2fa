/** Settings for statements over a whole province, until the transaction ends. */
import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/**
 * Compiling such statements takes longer than running the part it would speed up; and their hash
 * tables and sorts fit into memory, one at a time.
 */
export const forLargeStatements = (db: Db) =>
  db.execute(sql.raw(`set local jit = off; set local work_mem = '64MB'`));
