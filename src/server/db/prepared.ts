/**
 * Statements that every request or every sync runs: under a name, so that PostgreSQL parses and plans
 * them once a connection, and without building their text anew. For all others drizzle is fast enough.
 */
import type pg from 'pg';
import type { Db } from './open.ts';

/** Connections that share one session (PGlite's socket) must not name statements. */
const unnamed = new WeakSet<object>();
export const nameNothing = (client: pg.PoolClient): void => void unnamed.add(client);

/** The driver's connection of a transaction. */
const clientOf = (db: Db) =>
  (db as unknown as { _: { session: { client: pg.PoolClient } } })._.session.client;

/**
 * Runs one named statement in the transaction. Columns come as the driver reads them: timestamps and
 * days have to be cast to text in the statement, numerics are strings already.
 */
export async function prepared<Row extends pg.QueryResultRow>(
  db: Db,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const client = clientOf(db);
  const named = unnamed.has(client) ? {} : { name };
  return (await client.query<Row>({ ...named, text, values })).rows;
}
