/** What the tests of the log do to the database as its superuser, past the application and past its triggers. */
import type { LogCheck } from '../../src/contract/log.ts';
import { checkLog } from '../../src/server/log/index.ts';
import type { TestApp } from './app.ts';

type Rows = Record<string, unknown>[];

/** A statement of the database's administrator; `past`: with the triggers off. */
export async function administer(
  { services }: Pick<TestApp, 'services'>,
  statement: string,
  { past = true }: { past?: boolean } = {},
): Promise<Rows> {
  const client = await services.database.pool.connect();
  try {
    await client.query('begin');
    if (past) await client.query('set local session_replication_role = replica');
    const { rows } = await client.query<Record<string, unknown>>(statement);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

export async function check(
  { services }: Pick<TestApp, 'services'>,
  notes: string[] = [],
): Promise<LogCheck> {
  await services.log.settled();
  return checkLog(services.database, { key: services.log.signer.key, notes });
}
