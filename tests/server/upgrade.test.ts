/** 升级：a database of every earlier version of the schema comes to the newest with its rows as they were. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOf, listTables, plainText } from '../../src/server/backup/tables.ts';
import type { TableShape } from '../../src/server/backup/contents.ts';
import { knownSteps, takeSteps } from '../../src/server/db/migrations.ts';
import { inSession, openEmbedded, openPostgres, type Database } from '../../src/server/db/open.ts';
import { fillEveryTable } from '../support/any-rows.ts';
import { emptyDatabase } from '../support/templates.ts';

const made: { database?: Database; drop?: () => Promise<void>; newest?: TableShape[] } = {};
beforeAll(async () => {
  const server = await emptyDatabase();
  made.database = server ? await openPostgres(server.url) : await openEmbedded(null);
  made.drop = async () => server?.drop();
}, 120_000);
afterAll(async () => {
  await made.database?.close();
  await made.drop?.();
});

const steps = knownSteps();
const earlier = steps.slice(1, -1);
/** Rows that a step is meant to write anew: ranks became one row an inspection in 0016. */
const rewritten = new Set(['ranking']);

const startAgain = `drop schema if exists public cascade; drop schema if exists drizzle cascade;
  create schema public; grant usage on schema public to public`;

type Kept = { table: TableShape; digest: unknown };

async function fillAt(client: pg.ClientBase, when: number): Promise<TableShape[]> {
  await client.query(startAgain);
  await takeSteps(client, when);
  await client.query(plainText);
  await fillEveryTable(client);
  return (await listTables(client)).filter(({ name }) => !rewritten.has(name));
}

/** A table with those of its columns that the newest version still has. */
const still = (table: TableShape, now: TableShape[]): TableShape => {
  const columns = new Set(now.find(({ name }) => name === table.name)?.columns.map((c) => c.name));
  return { ...table, columns: table.columns.filter(({ name }) => columns.has(name)) };
};

it.each(earlier)(
  '$tag：升到最新，每张表原有各列的内容不变',
  async ({ when }) => {
    const within = <T>(work: (client: pg.Client) => Promise<T>) =>
      inSession(made.database!, 'begin', work);
    // What the newest version looks like decides which columns can be compared.
    made.newest ??= await within(async (client) => {
      await client.query(startAgain);
      await takeSteps(client);
      return listTables(client);
    });
    const tables = await within((client) => fillAt(client, when));
    const compared = tables.map((table) => still(table, made.newest!));
    const digests = () =>
      within(async (client) => {
        await client.query(plainText);
        const kept: Kept[] = [];
        for (const table of compared) kept.push({ table, digest: await digestOf(client, table) });
        return kept;
      });
    const before = await digests();
    expect(before.length).toBeGreaterThan(20);
    await within((client) => takeSteps(client));
    expect(await digests()).toEqual(before);
  },
  180_000,
);

const root = fileURLToPath(new URL('../..', import.meta.url));

it('启动时先备份再升级；比程序新的数据库不启动，并说明', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-upgrade-'));
  const last = steps.at(-1)!;
  const before = steps.at(-2)!;
  const inFolder = async (work: (client: pg.Client) => Promise<unknown>) => {
    const database = await openEmbedded(folder);
    await inSession(database, 'begin', work).finally(() => database.close());
  };
  const start = () => {
    const { DATABASE_URL: _, NODE_ENV: __, ...inherited } = process.env;
    const env = { ...inherited, PORT: '0', MINGCHUANG_DATA: folder };
    const options = { cwd: root, env, encoding: 'utf8' } as const;
    // Ends by itself once it listens: the signal is what an administrator would send.
    const script = `process.stdout.write = new Proxy(process.stdout.write, { apply(write, self, args) {
      if (String(args[0]).includes('已启动')) process.kill(process.pid, 'SIGTERM');
      return Reflect.apply(write, self, args); } }); await import('./src/server/main.ts');`;
    const args = ['--input-type=module', '--eval', script, '--', '--empty'];
    return spawnSync(process.execPath, args, options);
  };
  try {
    await inFolder((client) => takeSteps(client, before.when));
    const upgraded = start();
    expect(upgraded.stdout).toContain('先备份');
    const [backup] = readdirSync(join(folder, 'backups'));
    const manifest = readFileSync(join(folder, 'backups', backup!, 'manifest.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ manifest: { schema: { tag: before.tag } } });
    await inFolder((client) =>
      client.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', $1)`, [
        last.when + 1,
      ]),
    );
    const refused = start();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('比本程序认识的');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);
