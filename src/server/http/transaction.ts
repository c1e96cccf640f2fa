/**
 * The only place that opens a transaction and takes a database role. Everything else is handed a
 * handle, so that what a query may see is decided once, here.
 */
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../db/open.ts';

/** `app` is bound to the unit numbers [lo, hi]; `wide` sees every unit and serves jobs only. */
export type Scope =
  | {
      role: 'app';
      lo: number;
      hi: number;
      /** Who asks, and whether visits not yet made known may be seen (暗访). */
      account?: string;
      secrets?: boolean;
    }
  | { role: 'wide' };

/** A range that holds no unit: what somebody without a session sees. */
export const nowhere: Scope = { role: 'app', lo: 0, hi: -1 };

/** A request's statement is given up after this many milliseconds; a job's never. */
const requestTimeout = 30_000;

/**
 * Runs `work` in one transaction of the outer handle, before any role is taken; an error rolls back.
 * With the embedded database there is one connection only: never call this inside another.
 */
export function inTransaction<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  return database.db.transaction((transaction) => work(transaction as unknown as Db));
}

/** Takes a role and a range for the rest of the transaction (SET LOCAL, which Citus can pass on). */
export async function takeScope(db: Db, scope: Scope): Promise<void> {
  const range = scope.role === 'app' ? scope : { lo: 0, hi: -1, account: '', secrets: false };
  const timeout = scope.role === 'app' ? requestTimeout : 0;
  await db.execute(
    sql.raw(
      `set local role mingchuang_${scope.role}; ` +
        `set local app.lo = '${Math.trunc(range.lo)}'; set local app.hi = '${Math.trunc(range.hi)}'; ` +
        `set local app.account = '${(range.account ?? '').replaceAll(/[^\w-]/g, '')}'; ` +
        `set local app.secrets = '${range.secrets ? 'on' : 'off'}'; ` +
        `set local statement_timeout = ${timeout}`,
    ),
  );
}

/** `inTransaction` and `takeScope` in one. */
export function withinScope<T>(
  database: Database,
  scope: Scope,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  return inTransaction(database, async (db) => {
    await takeScope(db, scope);
    return work(db);
  });
}

type Role = 'none' | 'mingchuang_wide';

/** Runs `work` in another database role of the same transaction and gives the role back afterwards. */
async function asRole<T>(db: Db, role: Role, work: () => Promise<T>): Promise<T> {
  const { rows } = await db.execute<{ role: string }>(sql`select current_setting('role') as role`);
  const before = rows[0]?.role ?? 'none';
  await db.execute(sql.raw(`set local role ${role}`));
  const answer = await work();
  if (before.startsWith('mingchuang_')) await db.execute(sql.raw(`set local role ${before}`));
  return answer;
}

/**
 * As the owner of the tables. Only for what the application's roles may not touch at all: secrets of
 * accounts, and a renumbering of the whole tree.
 */
export const asOwner = <T>(db: Db, work: () => Promise<T>) => asRole(db, 'none', work);

/**
 * Sees every unit. Only for figures of one plan that need the ranks of others (readings preview,
 * goals): the caller has already shown that the plan's units are its own, and only those leave.
 */
export const asWide = <T>(db: Db, work: () => Promise<T>) => asRole(db, 'mingchuang_wide', work);
