/** 迁移: a small bank from the embedded database into a PostgreSQL, by the command; needs a server. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fillBank } from '../../tests/support/bank.ts';
import { emptyDatabase } from '../../tests/support/templates.ts';
import { digestOf, listTables, logOf, plainText } from '../server/backup/tables.ts';
import {
  inSession,
  migrateDatabase,
  openEmbedded,
  openPostgres,
  type Database,
} from '../server/db/open.ts';
import { createLog } from '../server/log/log.ts';

const command = fileURLToPath(new URL('../../bin/mingchuang', import.meta.url));

const contentOf = (database: Database) =>
  inSession(database, 'begin isolation level repeatable read read only', async (client) => {
    await client.query(plainText);
    const tables = await listTables(client);
    const digests = [];
    for (const table of tables) digests.push({ table, digest: await digestOf(client, table) });
    return { digests, log: await logOf(client, tables) };
  });

it.skipIf(!process.env.DATABASE_URL_TEST)(
  '内置数据库搬进空的 PostgreSQL：每张表、防篡改日志的根相同；再搬一次被拒绝',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingchuang-migrate-'));
    const server = (await emptyDatabase())!;
    const move = () => {
      const env = { ...process.env, MINGCHUANG_DATA: folder };
      return spawnSync(command, ['migrate', '--to', server.url], { env, encoding: 'utf8' });
    };
    try {
      const embedded = await openEmbedded(folder);
      await migrateDatabase(embedded);
      await fillBank(embedded);
      await createLog(embedded, 'x'.repeat(43)).settled();
      const before = await contentOf(embedded).finally(() => embedded.close());
      expect(before.log!.size).toBeGreaterThan(0);

      const moved = move();
      expect({ status: moved.status, stderr: moved.stderr }).toMatchObject({ status: 0 });
      const target = await openPostgres(server.url);
      const after = await contentOf(target).finally(() => target.close());
      expect(after).toEqual(before);

      const again = move();
      expect(again.status).toBe(2);
      expect(again.stderr).toContain('PostgreSQL');
    } finally {
      await server.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  180_000,
);
