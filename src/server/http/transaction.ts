/**
 * The only place that opens a transaction and takes a database role. Everything else is handed a
 * handle, so that what a query may see is decided once, here.
 */
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Database, Db } from '../db/open.ts';
import { gather, prepared } from '../db/prepared.ts';

/** `app` is bound to the unit numbers [lo, hi]; `wide` sees every unit and serves jobs only. */
export type Scope =
  | {
      role: 'app';
      lo: number;
      hi: number;
      /** Who asks, and whether visits not yet made known may be seen (暗访). */
      account?: string;
      secrets?: boolean;
      /** The person the account stands for, and whether what others wrote personally may be read. */
      person?: number | null;
      personal?: boolean;
    }
  | {
      role: 'wide';
      /** Who asked for the job; 明窗 by itself when left out. */
      account?: string;
    };

type Bound = Extract<Scope, { role: 'app' }>;

/**
 * Accounts that are nobody's, as the log writes them: what the application does by itself, and for
 * somebody who has not signed in. An empty one never came through the application.
 */
const nobodys = { system: 'system', visitor: 'public' } as const;

/** A range that holds no unit: what somebody without a session sees. */
export const nowhere: Bound = { role: 'app', lo: 0, hi: -1, account: nobodys.visitor };

/** A request's statement is given up after this many milliseconds; a job's never. */
const requestTimeout = 30_000;

/** One handle for each connection of the pool: making one costs more than a small query. */
const handles = new WeakMap<pg.PoolClient, Db>();
function handleOf(client: pg.PoolClient): Db {
  const known = handles.get(client) ?? drizzle({ client });
  handles.set(client, known);
  return known;
}

/** Statements whose answer nobody needs: the next ones follow at once, the commit tells if one failed. */
export type Unawaited = (statement: Promise<unknown>) => void;

/**
 * Runs `work` in one transaction of its own connection, before any role is taken; an error rolls back.
 * Statements reach the database in the order they are given, and a failed one fails all that follow.
 * With the embedded database there is one connection only: never call this inside another.
 */
export async function inTransaction<T>(
  { pool }: Database,
  work: (db: Db, unawaited: Unawaited) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const open: Promise<unknown>[] = [];
  const unawaited: Unawaited = (statement) => {
    // Whoever awaits `open` is told; until then a failure must not count as unheard.
    statement.catch(() => undefined);
    open.push(statement);
  };
  try {
    gather(client);
    unawaited(client.query('begin'));
    const answer = await work(handleOf(client), unawaited);
    const [commit] = await Promise.all([client.query('commit'), ...open]);
    // Without an error of its own: that is how a transaction ends in which a statement failed.
    if (commit.command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Role and range; and what a page's statements over a whole bank need: they look expensive enough to be
 * compiled, or shared out among processes, either of which takes longer than running them; and should not
 * sort by way of the disk. A page of an index is as near as one of the table (memory, flash): counts read an
 * index alone instead of the rows. A job's statements are planned as the server is set. One number comes back for all of them.
 */
const settingsText = (of: Record<keyof typeof given, string>) =>
  `num_nulls(set_config('role', ${of.role}, true), set_config('app.lo', ${of.lo}, true),
  set_config('app.hi', ${of.hi}, true), set_config('app.account', ${of.account}, true),
  set_config('app.secrets', ${of.secrets}, true), set_config('statement_timeout', ${of.timeout}, true),
  set_config('app.person', ${of.person}, true), set_config('app.personal', ${of.personal}, true),
  set_config('jit', 'off', true), set_config('work_mem', '16MB', true),
  set_config('random_page_cost', case ${of.role} when 'mingchuang_app' then '1.1' else current_setting('random_page_cost') end, true),
  set_config('max_parallel_workers_per_gather',
    case ${of.role} when 'mingchuang_app' then '0' else current_setting('max_parallel_workers_per_gather') end, true))`;
/** Where `takeScope` gives them. */
const given = {
  role: '$1',
  lo: '$2',
  hi: '$3',
  account: '$4',
  secrets: '$5',
  timeout: '$6',
  person: '$7',
  personal: '$8',
};
const scopeText = `select ${settingsText(given)}`;

/**
 * `takeScope` for a request as part of a statement that finds who asks: each is an expression of SQL.
 * From the next statement on the role and range hold.
 */
export const requestScopeText = (of: Omit<typeof given, 'role' | 'timeout'>): string =>
  settingsText({ ...of, role: `'mingchuang_app'`, timeout: `'${requestTimeout}'` });

/** Takes a role and a range for the rest of the transaction. */
export async function takeScope(db: Db, scope: Scope): Promise<void> {
  const { account = nobodys.system } = scope;
  const range: Bound = scope.role === 'app' ? scope : nowhere;
  const timeout = scope.role === 'app' ? requestTimeout : 0;
  await prepared(db, 'take_scope', scopeText, [
    `mingchuang_${scope.role}`,
    String(range.lo),
    String(range.hi),
    account,
    range.secrets ? 'on' : 'off',
    String(timeout),
    String(range.person ?? ''),
    range.personal ? 'on' : 'off',
  ]);
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
