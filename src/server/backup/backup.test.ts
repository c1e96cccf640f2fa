/** 备份与恢复: made of a living database, restored into an empty one on either engine, compared; damage refused. */
import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyTemplate, emptyDatabase } from '../../../tests/support/templates.ts';
import { treeRoot } from '../../domain/merkle/index.ts';
import { openEmbedded, openPostgres, type Database } from '../db/open.ts';
import { createDiskStore } from '../files/disk.ts';
import { createLog } from '../log/log.ts';
import { makeBackup, restoreBackup } from './index.ts';
import type { Manifest } from './contents.ts';
import type { Made } from './make.ts';
import { listNamedFiles } from './named-files.ts';
import { digestOf, listTables, plainText } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-backup-'));
const dataFolder = join(folder, 'data');
const passphrase = '长江后浪推前浪 2026';
const made: { database?: Database; plain?: Made; sealed?: Made } = {};
const pictures = [randomBytes(300_000), randomBytes(64 * 1024), Buffer.alloc(0)];

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (data: string, sha256: string) => join(data, 'files', sha256.slice(0, 2), sha256);

/** Texts that a careless format would break. */
const awkward = 'tab\t换行\n回车\r反斜杠\\N \\. 引号" \u{1f600} \u0001';

async function digests(database: Database): Promise<Record<string, unknown>> {
  return database.session(async (client) => {
    await client.query('begin');
    await client.query(plainText);
    const found: Record<string, unknown> = {};
    for (const table of await listTables(client)) found[table.name] = await digestOf(client, table);
    await client.query('commit');
    return found;
  });
}

const installation = () => ({
  database: made.database!,
  files: createDiskStore(dataFolder),
  dataFolder,
  secret: 'x'.repeat(43),
  version: '测试',
});

beforeAll(async () => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'demo'), '是');
  made.database = await copyTemplate('bank');
  const files = createDiskStore(dataFolder);
  const { pool } = made.database;
  for (const [n, bytes] of pictures.entries())
    await pool.query(
      `insert into evidence (unit_id, unit_no, fact_kind, fact_id, sha256, name, media_type, bytes, note, created_by)
       select id, unit_no, 'ticket', $1, $2, $3, 'image/png', $4, $5, '甲' from unit where code = '33032801'`,
      [n, await files.keep(bytes), `照片${n}.png`, bytes.length, awkward],
    );
  await pool.query(
    `insert into import_batch (unit_id, unit_no, file_name, sha256, content, state, counts, findings, findings_total, created_by)
     select id, unit_no, '簿.xlsx', 'x', $1, 'applied', '{"a": 1.50}', '{}', 0, '甲' from unit limit 1`,
    [randomBytes(3_000_000)],
  );
  await createLog(made.database, 'x'.repeat(43)).settled();
  const to = join(folder, 'backups');
  made.plain = await makeBackup(installation(), { to, passphrase: null, keep: 7 });
  // One file vanishes and one rots before the second backup is made.
  const [, rotten, gone] = pictures.map(hashOf);
  rmSync(pathOf(dataFolder, gone!));
  writeFileSync(pathOf(dataFolder, rotten!), 'x');
  made.sealed = await makeBackup(installation(), { to, passphrase, keep: 7 });
}, 120_000);
afterAll(async () => {
  await made.database?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A place to restore into on the engine of this run; `drop` removes it. */
async function emptyTarget(name: string) {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const server = await emptyDatabase();
  const target = {
    databaseUrl: server?.url ?? null,
    dataFolder: place,
    files: createDiskStore(place),
  };
  const open = () => (server ? openPostgres(server.url) : openEmbedded(place));
  return { target, open, drop: async () => server?.drop() };
}

describe('备份后恢复', () => {
  const [whole, rotten, gone] = pictures.map(hashOf);
  for (const [title, which, secret, lost] of [
    ['不加密', 'plain', null, []],
    ['加密，且有证据在备份之前已不见或变了', 'sealed', passphrase, [gone, rotten]],
  ] as const) {
    it(`${title}：每张表的行数与摘要、证据文件、密钥都与原来相同，且能接着使用`, async () => {
      const before = await digests(made.database!);
      const { target, open, drop } = await emptyTarget(`restored-${which}`);
      const steps: number[] = [];
      const restored = await restoreBackup(made[which]!.folder, secret, target, (share) =>
        steps.push(share),
      );
      expect(restored).toMatchObject({ files: 3 - lost.length, missing: lost });
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      const database = await open();
      expect(await digests(database)).toEqual(before);
      const { rows } = await database.pool.query<{ note: string }>('select note from evidence');
      expect(rows.map(({ note }) => note)).toEqual([awkward, awkward, awkward]);
      // Identities go on after the restored ones, and references hold.
      const next = await database.pool.query<{ fresh: boolean }>(
        `insert into job (unit_id, unit_no, kind, started_by)
         select id, unit_no, 'settlement', '甲' from unit limit 1
         returning id > coalesce((select max(id) from job), 0) as fresh`,
      );
      expect(next.rows).toEqual([{ fresh: true }]);
      await expect(
        database.pool.query(
          `insert into job (unit_id, unit_no, kind, started_by) values (-1, -1, 'settlement', '甲')`,
        ),
      ).rejects.toMatchObject({ code: '23503' });
      await database.close();
      // A second restore does not overwrite the first.
      await expect(restoreBackup(made[which]!.folder, secret, target)).rejects.toMatchObject({
        code: 'target-not-empty',
      });
      await drop();
      const kept = [whole!, rotten!, gone!].filter((hash) =>
        existsSync(pathOf(target.dataFolder, hash)),
      );
      expect(kept).toEqual(lost.length > 0 ? [whole] : [whole, rotten, gone]);
      for (const hash of kept)
        expect(hashOf(readFileSync(pathOf(target.dataFolder, hash)))).toBe(hash);
      expect(readFileSync(join(target.dataFolder, 'secret'), 'utf8')).toBe('x'.repeat(43));
      expect(readFileSync(join(target.dataFolder, 'demo'), 'utf8')).toBe('是');
    }, 180_000);
  }
});

it('加密的备份里找不到任何明文', () => {
  const texts = ['文成', '神秘人', 'ticket'].map((text) => Buffer.from(text));
  const files = readdirSync(made.sealed!.folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile() && entry.name.endsWith('.enc'))) {
    const bytes = readFileSync(join(file.parentPath, file.name));
    for (const text of texts) expect(bytes.includes(text)).toBe(false);
  }
});

describe('拒绝', () => {
  /** A copy of a backup that a test may spoil. */
  function spoilt(
    name: string,
    spoil: (path: string) => void,
    which: 'plain' | 'sealed' = 'plain',
  ) {
    const copy = join(folder, `spoilt-${name}`);
    cpSync(made[which]!.folder, copy, { recursive: true });
    spoil(copy);
    return copy;
  }
  const refused = async (backup: string, secret: string | null = null) => {
    const { target, drop } = await emptyTarget(`refused-${randomBytes(4).toString('hex')}`);
    const error = (await restoreBackup(backup, secret, target).then(
      () => null,
      (thrown: unknown) => thrown,
    )) as { code?: string; message?: string } | null;
    expect(existsSync(join(target.dataFolder, 'pgdata'))).toBe(false);
    expect(existsSync(join(target.dataFolder, 'files'))).toBe(false);
    await drop();
    return { code: error?.code, message: error?.message };
  };
  const flip = (path: string, at: number) => {
    const bytes = readFileSync(path);
    bytes[at]! ^= 1;
    writeFileSync(path, bytes);
  };

  it('任何一个部分的任何一个字节变了：指出是哪个部分，什么都不动', async () => {
    const parts = readdirSync(made.plain!.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(made.plain!.folder.length + 1))
      .filter((part) => readFileSync(join(made.plain!.folder, part)).length > 0);
    expect(parts.length).toBeGreaterThan(40);
    for (const part of parts) {
      const { length } = readFileSync(join(made.plain!.folder, part));
      const at = Math.floor(Math.random() * length);
      const copy = spoilt('byte', (path) => flip(join(path, part), at));
      const { code, message } = await refused(copy);
      expect({ part, at, code }).toEqual({ part, at, code: 'backup-damaged' });
      expect(message).toContain(part);
      rmSync(copy, { recursive: true });
    }
  }, 120_000);

  it('少了一个部分、多了字节、清单不见了', async () => {
    const gone = spoilt('gone', (path) => rmSync(join(path, 'database/unit.copy.gz')));
    expect((await refused(gone)).message).toContain('database/unit.copy.gz 不见了');
    const longer = spoilt('longer', (path) => appendFileSync(join(path, 'contents.json'), ' '));
    expect((await refused(longer)).code).toBe('backup-damaged');
    const none = spoilt('none', (path) => rmSync(join(path, 'manifest.json')));
    expect((await refused(none)).code).toBe('backup-missing');
    const list = spoilt('list', (path) => rmSync(join(path, 'SHA256SUMS')));
    expect((await refused(list)).message).toContain('SHA256SUMS');
  });

  it('口令不对、没有口令、清单被人连同校验和一起改过', async () => {
    const { folder: backup } = made.sealed!;
    expect((await refused(backup, '不是这个')).message).toContain('口令不对');
    expect((await refused(backup)).message).toContain('没有给出');
    const forged = spoilt(
      'forged',
      (path) => {
        const at = join(path, 'manifest.json');
        const outer = JSON.parse(readFileSync(at, 'utf8')) as Record<string, unknown>;
        const manifest = { ...(outer.manifest as object), product: '另一个' };
        const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
        writeFileSync(at, `${JSON.stringify({ manifest, sha256, hmac: outer.hmac })}\n`);
      },
      'sealed',
    );
    expect((await refused(forged, passphrase)).code).toBe('backup-passphrase');
  });

  it('恢复出来的防篡改日志与备份时的根不符：说出两个根，什么都不动', async () => {
    const { rows } = await made.database!.pool.query<{ hash: Buffer }>(
      'select hash from log_leaf order by position',
    );
    expect(rows.length).toBeGreaterThan(1);
    const root = Buffer.from(treeRoot(rows.map(({ hash }) => hash))).toString('hex');
    expect(made.plain!.contents.log).toEqual({ size: rows.length, root });
    // Consistent in itself, but for the root: every sum above it is made anew.
    const other = spoilt('root', (path) => {
      const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
      const put = (part: string, text: string) => writeFileSync(join(path, part), text);
      const get = (part: string) => readFileSync(join(path, part), 'utf8');
      const contents = get('contents.json');
      const forged = contents.replace(root, 'f'.repeat(64));
      put('contents.json', forged);
      const sums = get('SHA256SUMS').replace(sha256(contents), sha256(forged));
      put('SHA256SUMS', sums);
      const { manifest } = JSON.parse(get('manifest.json')) as { manifest: Manifest };
      const next = { ...manifest, parts: { ...manifest.parts, sums: sha256(sums) } };
      put(
        'manifest.json',
        `${JSON.stringify({ manifest: next, sha256: sha256(JSON.stringify(next)) })}\n`,
      );
    });
    const { code, message } = await refused(other);
    expect(code).toBe('restore-differs');
    expect(message).toContain(`根为 ${'f'.repeat(64)}，恢复后有 ${rows.length} 条、根为 ${root}`);
  }, 60_000);

  it('出自更新的版本', async () => {
    const newer = spoilt('newer', (path) => {
      const at = join(path, 'manifest.json');
      const { manifest } = JSON.parse(readFileSync(at, 'utf8')) as { manifest: object };
      const later = { ...manifest, schema: { tag: '9999_later', when: 9e12 } };
      const sha256 = createHash('sha256').update(JSON.stringify(later)).digest('hex');
      writeFileSync(at, `${JSON.stringify({ manifest: later, sha256 })}\n`);
    });
    const { code, message } = await refused(newer);
    expect(code).toBe('backup-newer');
    expect(message).toContain('9999_later');
  });
});

describe('不在的证据文件', () => {
  it('按保存期限删去的不算丢失；没有那一列的旧库照样列得出', async () => {
    const { pool } = made.database!;
    const expired = hashOf(Buffer.from('到期的'));
    await pool.query(
      `insert into evidence (unit_id, unit_no, fact_kind, fact_id, sha256, name, media_type, bytes, created_by, removed_at)
       select id, unit_no, 'ticket', 1, $1, '', 'image/png', 1, '', now() from unit limit 1`,
      [expired],
    );
    const listed = (without: string) =>
      made.database!.session(async (client) => {
        const tables = (await listTables(client)).map((table) => ({
          ...table,
          columns: table.columns.filter((column) => column.name !== without),
        }));
        return [...(await listNamedFiles(client, tables)).hashes()];
      });
    const today = await listed('');
    expect(today).not.toContain(expired);
    expect(await listed('removed_at')).toEqual([...today, expired].sort());
    await pool.query('delete from evidence where sha256 = $1', [expired]);
  });

  it('备份途中才消失的：列为不见了，备份照做', async () => {
    const files = createDiskStore(dataFolder);
    const asked = new Set<string>();
    const has = (sha256: string) =>
      asked.has(sha256) ? files.has(sha256) : Promise.resolve(Boolean(asked.add(sha256)));
    const gone = hashOf(pictures[2]!);
    expect(await files.has(gone)).toBe(false);
    const { contents, folder: backup } = await makeBackup(
      { ...installation(), files: { ...files, has } },
      { to: join(folder, 'vanished'), passphrase: null, keep: null },
    );
    expect(contents.files).toMatchObject({ count: 1, missing: [gone] });
    expect(existsSync(join(backup, 'files', gone.slice(0, 2), gone))).toBe(false);
  });
});

it('只留下最近的几份；没做完的一份不留', async () => {
  const to = join(folder, 'kept');
  const names: string[] = [];
  for (let n = 0; n < 3; n += 1)
    names.push((await makeBackup(installation(), { to, passphrase: null, keep: 2 })).folder);
  mkdirSync(join(to, 'mingchuang-20200101T000000Z.part'));
  names.push((await makeBackup(installation(), { to, passphrase: null, keep: 2 })).folder);
  expect(
    readdirSync(to)
      .sort()
      .map((name) => join(to, name)),
  ).toEqual(names.slice(2));
});
