/**
 * Statements that every request or every sync runs: under a name, so that PostgreSQL parses and plans
 * them once a connection, and without building their text anew. For all others drizzle is fast enough.
 */
import type { Writable } from 'node:stream';
import type pg from 'pg';
import type { Db } from './open.ts';

/** Connections that share one session (PGlite's socket) must not name statements. */
const unnamed = new WeakSet<object>();
export const nameNothing = (client: pg.PoolClient): void => void unnamed.add(client);

/** Connections whose words are being gathered until the event loop turns. */
const gathering = new WeakSet<object>();

/**
 * What is said to the database before anybody waits for an answer leaves as one write: a statement by
 * itself wakes the database once more, which costs as much as a small statement.
 */
export function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}

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
  gather(client);
  const named = unnamed.has(client) ? {} : { name };
  return (await client.query<Row>({ ...named, text, values })).rows;
}
