/** An empty database for one measurement, with a clock that also counts processor time: the machine is shared. */
import { sql } from 'drizzle-orm';
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { migrateDatabase, openEmbedded, openPostgres } from '../../src/server/db/open.ts';
import type { Database, Db } from '../../src/server/db/open.ts';

export type Engine = 'pglite' | 'postgres';
/** Seconds on the wall, and of processor time of this process and of its database session. */
export type Spent = { wall: number; cpu: number };
export type Bench = Database & { version: string; drop: () => Promise<void> };

const name = `bench_${process.pid}`;

async function openOwnDatabase(server: string): Promise<Bench> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href);
  const drop = async () => {
    await database.close();
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { ...database, version: await versionOf(database), drop };
}

async function versionOf(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  return rows[0]!.server_version.split(' ')[0]!;
}

/** @param server address of a PostgreSQL server on which databases may be made */
export async function openBench(engine: Engine, server: string | undefined): Promise<Bench> {
  if (engine === 'postgres') {
    if (!server) throw new Error('DATABASE_URL_TEST');
    const bench = await openOwnDatabase(server);
    await migrateDatabase(bench);
    return bench;
  }
  const database = await openEmbedded(null);
  await migrateDatabase(database);
  return { ...database, version: await versionOf(database), drop: database.close };
}

/** Clock ticks of a process on this machine, from Linux; 0 when it is another machine's. */
function processorSeconds(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Measures `work` inside a transaction. Parallel workers of PostgreSQL are not in its processor time. */
export async function measure<T>(
  engine: Engine,
  db: Db,
  work: () => Promise<T>,
): Promise<[Spent, T]> {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const session = () => (engine === 'postgres' ? processorSeconds(rows[0]!.pid) : 0);
  const [wall, cpu, inSession] = [performance.now(), process.cpuUsage(), session()];
  const answer = await work();
  const { user, system } = process.cpuUsage(cpu);
  const spent = {
    wall: (performance.now() - wall) / 1000,
    cpu: (user + system) / 1e6 + session() - inSession,
  };
  return [spent, answer];
}
