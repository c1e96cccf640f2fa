/** 请求键 in the database: one row for each write that came with a key. */
import { and, eq, sql } from 'drizzle-orm';
import { requestKey } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';

type Key = { account: string; key: string };

/**
 * Takes a key; false when it was taken before. While another transaction is at work under the same
 * key, waits for it: its commit makes this false, its failure makes this true.
 */
export async function insertKey(db: Db, row: Key & { sha256: string }): Promise<boolean> {
  const made = await db
    .insert(requestKey)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: requestKey.key });
  return made.length > 0;
}

export async function findKey(db: Db, { account, key }: Key) {
  const [row] = await db
    .select({ sha256: requestKey.sha256, answer: requestKey.answer })
    .from(requestKey)
    .where(and(eq(requestKey.account, account), eq(requestKey.key, key)));
  return row ?? null;
}

export const updateAnswer = (db: Db, { account, key }: Key, answer: string) =>
  db
    .update(requestKey)
    .set({ answer })
    .where(and(eq(requestKey.account, account), eq(requestKey.key, key)))
    .execute();

/** @returns how many went */
export async function sweepKeys(db: Db, hours: number): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from request_key where at < now() - make_interval(hours => ${hours})`,
  );
  return rowCount ?? 0;
}
