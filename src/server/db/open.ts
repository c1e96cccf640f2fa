/** Opens the database: PostgreSQL when a URL is given, else the embedded one. The same SQL, the same driver. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { problem } from '../../contract/problem.ts';
import { startEmbedded } from './embedded-worker.ts';
import { lockFolder } from './folder-lock.ts';
import { takeSteps } from './migrations.ts';
import { nameNothing } from './prepared.ts';

/** A transaction or the outer handle; every query function takes one as its first argument. */
export type Db = NodePgDatabase<Record<string, never>>;

export type Database = {
  db: Db;
  pool: pg.Pool;
  engine: 'postgresql' | 'pglite';
  close: () => Promise<void>;
  /**
   * A connection of its own that sends statements one by one, as the owner of the tables and in no
   * transaction: for migrations, backups and what else copies whole tables. With the embedded
   * database everybody else waits until `work` has ended.
   */
  session: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  /** The embedded database as one file image, to start tests from; PGlite only. */
  dump?: () => Promise<ArrayBuffer>;
};

// bigint as number: all ours are below 2^53. drizzle asks pg's global parsers, not a pool's own; it
// keeps dates as text by itself (a JavaScript Date would shift them).
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const pack = (pool: pg.Pool) => drizzle({ client: pool });

/** PostgreSQL takes 100 connections unless told otherwise: several processes share them out. */
const connectionsOf = (processes: number) => Math.max(4, Math.min(12, Math.floor(60 / processes)));

/** A connection that breaks fails its statements; nobody else need hear of it, least of all the process. */
function hearErrors(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Runs `work` on a connection made for it. */
async function onOwnConnection<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Connects to PostgreSQL ≥ 15.
 * @param processes that this machine runs besides each other
 * @throws Problem `database-unreachable`, `database-too-old`
 */
export async function openPostgres(url: string, processes = 1): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsOf(processes),
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  hearErrors(pool);
  try {
    const { rows } = await pool.query<{ v: string }>('show server_version_num');
    const version = Number(rows[0]?.v);
    if (version < 150000) throw problem('database-too-old', { version: String(version / 10000) });
  } catch (error) {
    await pool.end();
    const cause = error as Error & { code?: string };
    if (cause.code === 'database-too-old') throw error;
    throw problem('database-unreachable', { reason: cause.message });
  }
  const session: Database['session'] = (work) => onOwnConnection({ connectionString: url }, work);
  return { db: pack(pool), pool, engine: 'postgresql', close: () => pool.end(), session };
}

/** Opens the embedded database in `folder`, or in memory when null (optionally from a dumped image). */
export async function openEmbedded(
  folder: string | null,
  template: ArrayBuffer | null = null,
): Promise<Database> {
  const unlock = folder === null ? () => undefined : lockFolder(folder);
  const dataDir = folder === null ? null : join(folder, 'pgdata');
  if (dataDir) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const socketFolder = mkdtempSync(join(tmpdir(), 'mingchuang-'));
  const socket = join(socketFolder, '.s.PGSQL.5432');
  const worker = await startEmbedded({ dataDir, socket, template });
  // One client only: PGlite's socket clients share one session.
  const own = { host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' };
  const pool = new pg.Pool({ ...own, max: 1, pipeline: true });
  hearErrors(pool);
  pool.on('connect', nameNothing);
  const close = async () => {
    await pool.end();
    await worker.ask('close', 'closed').catch(() => undefined);
    await worker.end();
    rmSync(socketFolder, { recursive: true, force: true });
    unlock();
  };
  const dump = async () => (await worker.ask('dump', 'dump')).image!;
  /** Holds the pool's only client: statements of two connections must not come between each other. */
  const session: Database['session'] = async (work) => {
    const held = await pool.connect();
    try {
      return await onOwnConnection(own, work);
    } finally {
      held.release();
    }
  };
  return { db: pack(pool), pool, engine: 'pglite', close, dump, session };
}

/** Runs `work` in a transaction of a session: all of it or nothing. */
export const inSession = <T>(
  database: Database,
  begin: 'begin' | 'begin isolation level repeatable read read only',
  work: (client: pg.Client) => Promise<T>,
): Promise<T> =>
  database.session(async (client) => {
    await client.query(begin);
    try {
      const answer = await work(client);
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });

/**
 * Brings the schema to the newest version; safe to run at every start, also of several processes.
 * @throws Problem `schema-newer`
 */
export const migrateDatabase = (database: Database): Promise<void> =>
  inSession(database, 'begin', (client) => takeSteps(client));
