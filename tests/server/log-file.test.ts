/** The exported file in other hands: the second implementation, the command line, the offline page's own forms. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogOverview, SignedRoot } from '../../src/contract/log.ts';
import { testApp } from '../support/app.ts';
import { leafOf, openNote, path, treeHash, verifyExport } from '../second/log.ts';

const test = testApp();
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-log-file-'));
const root = new URL('../..', import.meta.url);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
function mingchuang(...args: string[]) {
  const options = { cwd: root, encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', ...args],
    options,
  );
  return { status, stdout, stderr };
}

type Held = { log: string; overview: LogOverview; note: string };
const held: Partial<Held> = {};
beforeAll(async () => {
  await test.services.log.settled();
  const auditor = await test.as('审计员');
  const signed = (await auditor.post('/api/log/checkpoints')).json<SignedRoot>();
  held.note = (await auditor.get(`/api/log/checkpoints/${signed.id}`)).body;
  await test.services.log.settled();
  held.log = (await auditor.get('/api/log/export.ndjson')).body;
  held.overview = (await auditor.get('/api/log')).json<LogOverview>();
});

it('第二实现从文件算出同一个根，验得出签名；改一处就说出来', () => {
  const { log, overview, note } = held as Held;
  expect(verifyExport(log)).toEqual({ root: overview.root, size: overview.size, wrong: [] });
  expect(openNote(note, overview.key)).toMatchObject({ size: overview.size });
  const edited = log.replace(/"account":"system"/, '"account":"root"');
  expect(verifyExport(edited).wrong).toEqual([`root of ${overview.size}`]);
});

it('第二实现从整份清单作出的包含证明，与服务器的逐字节相同', async () => {
  const lines = (held as Held).log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { entry?: never });
  const leaves = lines.flatMap(({ entry }) => (entry ? [leafOf(entry)] : []));
  const auditor = await test.as('审计员');
  for (const position of [0, 5, leaves.length - 1]) {
    const answer = await auditor.get(`/api/log/inclusion?position=${position}`);
    const hex = path(position, leaves).map((one) => one.toString('hex'));
    expect(answer.json()).toMatchObject({ path: hex, root: treeHash(leaves).toString('hex') });
  }
});

it(
  '命令行只要文件：相符退出码 0；伪造的、与记下的根不符的退出码 1；写错参数 2',
  { timeout: 120_000 },
  () => {
    const { log, overview, note } = held as Held;
    const file = save('log.ndjson', log);
    const notes = save('root.txt', note);
    const size = overview.size;
    const good = mingchuang(
      'verify',
      'log',
      file,
      '--checkpoint',
      notes,
      '--root',
      `${size}:${overview.root.slice(0, 16)}`,
      '--public-key',
      overview.key,
    );
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('相符。')]);
    expect(good.stdout).toContain(overview.root);
    const other = mingchuang('verify', 'log', file, '--root', `${size}:${'0'.repeat(16)}`);
    expect([other.status, other.stdout]).toEqual([
      1,
      expect.stringContaining('其中有记录被改动、删除或换序'),
    ]);
    const forged = mingchuang(
      'verify',
      'log',
      save('forged.ndjson', log.replace('"operation":"insert"', '"operation":"update"')),
    );
    expect([forged.status, forged.stdout]).toEqual([1, expect.stringContaining('✗')]);
    expect(mingchuang('verify', 'log', file, '--root', 'x').status).toBe(2);
    expect(mingchuang('verify', 'log', join(folder, '没有.ndjson')).stderr).toContain('读不到文件');
  },
);

it('存证文件也可以用命令行核对', { timeout: 60_000 }, async () => {
  const auditor = await test.as('审计员');
  const { rows } = await test.services.database.pool.query<{ key: string }>(
    `select unit_id || '/' || id as key from inspection limit 1`,
  );
  const proof = (await auditor.get(`/api/log/proof?table=inspection&key=${rows[0]!.key}`)).body;
  const good = mingchuang('verify', 'log', save('proof.json', proof));
  expect([good.status, good.stdout]).toEqual([
    0,
    expect.stringContaining('数据行的内容与记录里的摘要一致'),
  ]);
  const bad = mingchuang('verify', 'log', save('bad.json', proof.replace('2023Q', '2022Q')));
  expect(bad.status).toBe(1);
});
