/** 保密与公开: a covert draw is nobody's business until it is made known; a public one is everybody's. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withinScope } from '../../src/server/http/transaction.ts';
import { testApp } from '../support/app.ts';
import { detailOf, freeze, frozenOn, makeDraft, makeDrawn } from '../support/draws.ts';

const test = testApp();
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-draw-'));
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: frozenOn }));
afterAll(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const inspectorOf = async () => {
  const { rows } = await test.services.database.pool.query<{ id: string }>(
    `select id from "user" where username = 'shenmi'`,
  );
  return [{ accountId: rows[0]!.id, capacity: null }];
};
/** What somebody of the province sees without the right to know of covert visits. */
const seenWithoutSecrets = (id: number) =>
  withinScope(
    test.services.database,
    { role: 'app', lo: 0, hi: Number.MAX_SAFE_INTEGER, account: 'x', secrets: false },
    async (db) => {
      const { rows } = await db.execute(
        `select 1 from draw where id = ${id} union all select 1 from draw_step where draw_id = ${id}`,
      );
      return rows.length;
    },
  );
const publicId = async (id: number) => {
  const { rows } = await test.services.database.pool.query<{ key: string }>(
    'select public_id as key from draw where id = $1',
    [id],
  );
  return rows[0]!.key;
};

describe('保密的抽取', () => {
  it('没有“查看未公开的检查”的看不到，公开页也没有；审计只留编号', async () => {
    const caller = await test.as('省行服务管理员');
    const id = await makeDrawn(test, { inspectors: await inspectorOf() }, true);
    expect(await seenWithoutSecrets(id)).toBe(0);
    const key = await publicId(id);
    for (const path of ['', '/draw.json', '/pool.txt', '/commitment.json'])
      expect((await test.nobody().get(`/api/public/draws/${key}${path}`)).statusCode).toBe(404);
    expect((await detailOf(caller, id)).publicId).toBeNull();
    const audit = await (await test.as('省行审计管理员')).get('/api/audit?action=draw.run');
    expect(audit.body).toContain(`${id} 号抽取（未公开）`);
    expect(audit.body).not.toContain('四季度抽查');
  });

  it('公开以后人人可查，但检查人员只有代号；再公开一次不行', async () => {
    const caller = await test.as('省行服务管理员');
    const id = await makeDrawn(test, { inspectors: await inspectorOf() }, true);
    const forbidden = await (await test.as('审计员')).post(`/api/draws/${id}/disclose`);
    expect(forbidden.statusCode).toBe(403);
    expect((await caller.post(`/api/draws/${id}/disclose`)).statusCode).toBe(200);
    expect((await caller.post(`/api/draws/${id}/disclose`)).statusCode).toBe(409);
    expect(await seenWithoutSecrets(id)).toBeGreaterThan(5);
    const file = await test.nobody().get(`/api/public/draws/${await publicId(id)}/draw.json`);
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('检查人员 1');
    for (const identity of ['shenmi', '冯八']) expect(file.body).not.toContain(identity);
  });

  it('草稿不公开，也不能公开', async () => {
    const caller = await test.as('省行服务管理员');
    const id = await makeDraft(caller);
    expect((await caller.post(`/api/draws/${id}/disclose`)).statusCode).toBe(409);
    const key = await publicId(id);
    expect((await test.nobody().get(`/api/public/draws/${key}`)).statusCode).toBe(404);
    await freeze(caller, id);
    const answer = (await test.nobody().get(`/api/public/draws/${key}`)).json();
    expect(answer).toMatchObject({ name: '四季度抽查', state: 'frozen', drawnAt: null });
    expect((await test.nobody().get(`/api/public/draws/${key}/draw.json`)).statusCode).toBe(404);
  });
});

describe('陌生人只凭公布的文件', () => {
  const save = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const program = fileURLToPath(new URL('../../bin/mingchuang', import.meta.url));
  /** Runs the command line as a stranger would; its output, whatever it exits with. */
  const mingchuang = (...args: string[]) => {
    try {
      return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  it('公布的散列就是下载的文件的 SHA-256；命令行重抽相符', async () => {
    const caller = await test.as('省行服务管理员');
    const id = await makeDrawn(test, { strata: ['district'], inspectors: await inspectorOf() });
    const { rows } = (await caller.get(`/api/draws/${id}/picks`)).json<{
      rows: { number: number }[];
    }>();
    const fallen = { replaces: rows[0]!.number, reason: '停业' };
    expect((await caller.post(`/api/draws/${id}/reserves`, fallen)).statusCode).toBe(200);
    const base = `/api/public/draws/${await publicId(id)}`;
    const get = async (path: string) => (await test.nobody().get(`${base}${path}`)).rawPayload;
    const { commitmentSha256, commitment } = JSON.parse((await get('')).toString()) as {
      commitmentSha256: string;
      commitment: { pool: { sha256: string } };
    };
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(await get('/commitment.json'))).toBe(commitmentSha256);
    expect(sum(await get('/pool.txt'))).toBe(commitment.pool.sha256);
    const file = save('draw.json', await get('/draw.json'));
    const pool = save('pool.txt', await get('/pool.txt'));
    const said = mingchuang('verify', file, '--commitment', commitmentSha256, '--pool', pool);
    expect(said).toContain('相符：这次抽取可以完全重复');
    expect(said).toContain('✓ 备选逐个合乎散列链');
    const forged = (await get('/draw.json')).toString().replace('文成大峃网点', '文成大峃支行');
    const forgery = mingchuang('verify', save('forged.json', Buffer.from(forged)));
    expect(forgery).toContain('名单第 1 行与其校验码不符');
  }, 60_000);

  it('离线核对页人人可取，只准运行它自己的脚本', async () => {
    const page = await test.nobody().get('/verify/draw.html');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-/,
    );
  });
});
