/** 升级：a database of every earlier version of the schema comes to the newest with its rows as they were. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { listTables, plainText } from '../../src/server/backup/tables.ts';
import type { TableShape } from '../../src/server/backup/contents.ts';
import { knownSteps, takeSteps } from '../../src/server/db/migrations.ts';
import { inSession, openEmbedded, openPostgres } from '../../src/server/db/open.ts';
import { fillTables } from '../support/any-rows.ts';
import { emptyDatabase } from '../support/templates.ts';

const steps = knownSteps();
/** Tables that a step is meant to write anew. */
const rewritten: Record<string, string> = { '0016_ranks_in_one_row': 'ranking' };

type Row = Record<string, unknown>;
type Rows = Map<string, Row[]>;

/** All rows of all tables; no table here has more than a few. */
async function readAll(client: pg.ClientBase): Promise<Rows> {
  const tables = await listTables(client);
  if (tables.length === 0) return new Map();
  const one = ({ name }: TableShape) =>
    `select ${pg.escapeLiteral(name)} as name, to_jsonb(t) as row from ${pg.escapeIdentifier(name)} t`;
  const text = tables.map(one).join(' union all ');
  const { rows } = await client.query<{ name: string; row: Row }>(text);
  const found = Map.groupBy(rows, ({ name }) => name);
  return new Map(tables.map(({ name }) => [name, (found.get(name) ?? []).map(({ row }) => row)]));
}

/** The rows in the columns that `like` has too, in an order of their own. */
const within = (rows: Row[], like: Row) =>
  rows
    .map((row) => Object.entries(row).filter(([column]) => column in like))
    .map((columns) => JSON.stringify(columns))
    .sort();

describe('逐步升级：每一步之前每张表都有内容', () => {
  const walk: { before: Rows; after: Rows }[] = [];
  // Once through all the steps; each finds the rows that were put in at the versions before it.
  beforeAll(async () => {
    const server = await emptyDatabase();
    const database = server ? await openPostgres(server.url) : await openEmbedded(null);
    await inSession(database, 'begin', async (client) => {
      let before: Rows = new Map();
      for (const { when } of steps) {
        await takeSteps(client, when);
        await client.query(plainText);
        walk.push({ before, after: await readAll(client) });
        const filled = [...walk.at(-1)!.after].filter(([, rows]) => rows.length > 0);
        await fillTables(client, new Set(filled.map(([name]) => name)));
        before = await readAll(client);
      }
    });
    await database.close();
    await server?.drop();
  }, 240_000);

  it.each(steps.map(({ tag }, at) => ({ tag, at })).slice(2))(
    '$tag：每张表原有各列的内容不变',
    ({ tag, at }) => {
      const { before, after } = walk[at]!;
      expect(before.size).toBeGreaterThan(20);
      for (const [name, rows] of before) {
        if (name === rewritten[tag]) continue;
        const now = after.get(name)!;
        expect({ name, rows: within(now, rows[0]!) }).toEqual({
          name,
          rows: within(rows, now[0]!),
        });
      }
    },
  );
});

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
