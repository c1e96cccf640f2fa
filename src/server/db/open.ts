/** Opens the database: PostgreSQL when a URL is given, else the embedded one. The same SQL, the same driver. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { problem } from '../../contract/problem.ts';
import { lockFolder } from './folder-lock.ts';
import { nameNothing } from './prepared.ts';

/** A transaction or the outer handle; every query function takes one as its first argument. */
export type Db = NodePgDatabase<Record<string, never>>;

export type Database = {
  db: Db;
  pool: pg.Pool;
  engine: 'postgresql' | 'pglite';
  close: () => Promise<void>;
  /** The embedded database as one file image, to start tests from; PGlite only. */
  dump?: () => Promise<ArrayBuffer>;
};

// bigint as number: all ours are below 2^53. drizzle asks pg's global parsers, not a pool's own; it
// keeps dates as text by itself (a JavaScript Date would shift them).
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const pack = (pool: pg.Pool) => drizzle({ client: pool });

/** PostgreSQL takes 100 connections unless told otherwise: several processes share them out. */
const connectionsOf = (processes: number) => Math.max(4, Math.min(12, Math.floor(60 / processes)));

/**
 * Connects to PostgreSQL ≥ 15.
 * @param processes that this machine runs besides each other
 * @throws Problem `database-unreachable`, `database-too-old`
 */
export async function openPostgres(url: string, processes = 1): Promise<Database> {
  const max = connectionsOf(processes);
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true });
  pool.on('error', () => undefined);
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
  return { db: pack(pool), pool, engine: 'postgresql', close: () => pool.end() };
}

/** What the worker answers (pglite-worker.ts). */
type Reply = { kind: 'ready' | 'closed' | 'dump'; image?: ArrayBuffer };

/** Opens the embedded database in `folder`, or in memory when null (optionally from a dumped image). */
export async function openEmbedded(
  folder: string | null,
  template: ArrayBuffer | null = null,
): Promise<Database> {
  const unlock = folder === null ? () => undefined : lockFolder(folder);
  const dataDir = folder === null ? null : join(folder, 'pgdata');
  if (dataDir) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const socketFolder = mkdtempSync(join(tmpdir(), 'mingchuang-'));
  const worker = new Worker(fileURLToPath(new URL('./pglite-worker.ts', import.meta.url)), {
    workerData: { dataDir, socket: join(socketFolder, '.s.PGSQL.5432'), template },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  // Under `node --watch` a worker also posts what it imports: only our own kinds of message count.
  const reply = (kind: Reply['kind']) =>
    new Promise<Reply>((resolve, reject) => {
      const listen = (message: Partial<Reply>) => {
        if (message.kind !== kind) return;
        worker.off('message', listen);
        resolve(message as Reply);
      };
      worker.on('message', listen);
      worker.once('error', reject);
    });
  await reply('ready');
  // One client only: PGlite's socket clients share one session.
  const pool = new pg.Pool({
    host: socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    max: 1,
    pipeline: true,
  });
  pool.on('error', () => undefined);
  pool.on('connect', nameNothing);
  const close = async () => {
    await pool.end();
    const closed = reply('closed');
    worker.postMessage('close');
    await closed;
    await worker.terminate();
    rmSync(socketFolder, { recursive: true, force: true });
    unlock();
  };
  const dump = async () => {
    const dumped = reply('dump');
    worker.postMessage('dump');
    return (await dumped).image!;
  };
  return { db: pack(pool), pool, engine: 'pglite', close, dump };
}

/** Brings the schema to the newest version; safe to run at every start. */
export async function migrateDatabase(database: Database): Promise<void> {
  const folder = fileURLToPath(new URL('../../../db/migrations', import.meta.url));
  await migrate(database.db, { migrationsFolder: folder });
}
