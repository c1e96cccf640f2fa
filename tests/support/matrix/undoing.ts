/**
 * Every request's transaction is rolled back where it would commit, after the constraints that wait for
 * the commit were checked: so that each request of a matrix meets the same bank, deleted by none before.
 */
import type pg from 'pg';
import type { Database } from '../../../src/server/db/open.ts';

type Query = (...given: unknown[]) => Promise<pg.QueryResult>;

/** @returns how to commit again */
export function undoing({ pool }: Database): () => void {
  const connect = pool.connect.bind(pool);
  const undone = new WeakSet<object>();
  let isOn = true;
  const wrap = (client: pg.PoolClient) => {
    if (undone.has(client)) return;
    undone.add(client);
    const query = client.query.bind(client) as unknown as Query;
    const instead: Query = async (...given) => {
      if (!isOn || given[0] !== 'commit') return query(...given);
      await query('set constraints all immediate');
      return { ...(await query('rollback')), command: 'COMMIT' };
    };
    client.query = instead as unknown as pg.PoolClient['query'];
  };
  // With a callback it is the pool's own `query`, which commits nothing of a request.
  pool.connect = ((callback?: Parameters<typeof pool.connect>[0]) => {
    if (callback) return connect(callback);
    return connect().then((client) => {
      wrap(client);
      return client;
    });
  }) as typeof pool.connect;
  return () => {
    isOn = false;
  };
}
