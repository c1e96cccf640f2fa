/** 几个进程共用一个 PostgreSQL：登录、作业、锁定在哪个进程上都一样；进程死了，只有它自己的作业失败。 */
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoPassword, loadDemo } from '../../src/server/demo/load.ts';
import { testApp } from '../support/app.ts';
import {
  administer,
  childrenOf,
  clientOf,
  server,
  signIn,
  startProcess,
  takingTurns,
  urlOf,
  type Client,
  type Running,
} from '../support/processes.ts';

const soon = { timeout: 120_000, interval: 100 };
type Job = { state: string; problem: { code: string } | null };
type Bank = { url: string; planId: number; client: Client };

/** Every state a stream of events tells, until it is closed. */
async function statesOf(stream: Response): Promise<string[]> {
  const blocks = (await stream.text()).split('\n\n').filter((text) => text.startsWith('data: '));
  return blocks.map((text) => (JSON.parse(text.slice(6)) as Job).state);
}

/** Keeps every settlement waiting until the answer is called. */
async function holdSettlements(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin; lock table ledger_line in access exclusive mode');
  return () => client.end();
}

describe.skipIf(!server)('几个进程', { timeout: 300_000 }, () => {
  const test = testApp('empty');
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-processes-'));
  const bank = {} as Bank;
  const started: Running[] = [];
  const start = async (more: Record<string, string> = {}) => {
    const one = await startProcess(bank.url, folder, more);
    started.push(one);
    return one;
  };
  const settle = async (at: Running): Promise<number> => {
    const answer = await bank.client.post(at.address, '/api/settlements', { planId: bank.planId });
    return ((await answer.json()) as { jobId: number }).jobId;
  };
  const jobAt = async (at: Running, id: number) =>
    (await (await bank.client.get(at.address, `/api/jobs/${id}`)).json()) as Job;

  beforeAll(async () => {
    await loadDemo(test.services, () => undefined, 60);
    const { pool } = test.services.database;
    const { rows } = await pool.query<{ name: string }>('select current_database() as name');
    bank.url = urlOf(rows[0]!.name);
    const [first] = await Promise.all([start(), start()]);
    bank.client = await signIn(first.address, 'service', demoPassword);
    const plans = await (await bank.client.get(first.address, '/api/plans')).json();
    bank.planId = (plans as { rows: { id: number }[] }).rows[0]!.id;
  }, 300_000);

  afterAll(async () => {
    await Promise.all(started.map((one) => one.end('SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  });

  it('轮流转发的代理后面：在一个进程登录，在另一个进程读，退出后两个都不认', async () => {
    const proxy = await takingTurns(started.map(({ address }) => address));
    const user = await signIn(proxy.address, 'head', demoPassword);
    for (let n = 0; n < 6; n += 1)
      expect((await user.get(proxy.address, '/api/dashboard')).status).toBe(200);
    const cookie = await signIn(started[0]!.address, 'staff', demoPassword);
    expect((await cookie.get(started[1]!.address, '/api/session')).status).toBe(200);
    proxy.server.close();
  });

  it('在一个进程开始的结算，从另一个进程看到它做完', async () => {
    const [first, second] = started as [Running, Running];
    const release = await holdSettlements(bank.url);
    const id = await settle(first);
    const stream = await bank.client.get(second.address, `/api/jobs/${id}/events`);
    await release();
    const states = await statesOf(stream);
    expect(states.at(-1)).toBe('done');
    expect(states[0]).toBe('running');
    expect(await jobAt(second, id)).toMatchObject({ state: 'done' });
  });

  it('新启动的进程不动别人正在做的作业；进程被 kill -9，只有它的作业失败', async () => {
    const [, second] = started as [Running, Running];
    const victim = await start();
    const release = await holdSettlements(bank.url);
    const [lost, kept] = [await settle(victim), await settle(second)];
    const newcomer = await start();
    expect(await jobAt(newcomer, lost)).toMatchObject({ state: 'running' });
    const watching = bank.client.get(newcomer.address, `/api/jobs/${lost}/events`);
    const stream = await watching;
    await victim.end('SIGKILL');
    expect((await statesOf(stream)).at(-1)).toBe('failed');
    const failed = { state: 'failed', problem: { code: 'job-interrupted' } };
    expect(await jobAt(second, lost)).toMatchObject(failed);
    expect(await jobAt(newcomer, kept)).toMatchObject({ state: 'running' });
    await release();
    const states = await statesOf(
      await bank.client.get(newcomer.address, `/api/jobs/${kept}/events`),
    );
    expect(states.at(-1)).toBe('done');
    await newcomer.end('SIGTERM');
  });

  it('输错密码五次，轮流在两个进程上：两个进程都锁定', async () => {
    const [first, second] = started as [Running, Running];
    const wrong = { username: 'inspector', password: '不是这个密码' };
    const attempt = async (at: Running, body: object) => {
      const answer = await clientOf().post(at.address, '/api/session', body);
      return ((await answer.json()) as { code?: string }).code;
    };
    for (let n = 0; n < 5; n += 1)
      expect(await attempt(n % 2 ? first : second, wrong)).toBe('sign-in-failed');
    for (const at of [first, second]) {
      const right = { username: 'inspector', password: demoPassword };
      await vi.waitFor(async () => expect(await attempt(at, right)).toBe('sign-in-locked'), soon);
    }
  });

  it('两个进程同时在空库上启动：都起得来，迁移只做一遍', async () => {
    const name = `mingchuang_two_${randomBytes(5).toString('hex')}`;
    await administer(`create database ${name}`);
    const place = mkdtempSync(join(tmpdir(), 'mingchuang-two-'));
    const two = await Promise.all([
      startProcess(urlOf(name), place),
      startProcess(urlOf(name), place),
    ]);
    const client = new pg.Client({ connectionString: urlOf(name) });
    await client.connect();
    const { rows } = await client.query<{ all: number; different: number }>(
      'select count(*)::int as all, count(distinct hash)::int as different from drizzle.__drizzle_migrations',
    );
    await client.end();
    expect(rows[0]!.all).toBeGreaterThan(10);
    expect(rows[0]!.different).toBe(rows[0]!.all);
    for (const one of two) {
      expect((await clientOf().get(one.address, '/api/health')).status).toBe(200);
      expect(await one.end('SIGTERM')).toBe(0);
    }
    rmSync(place, { recursive: true, force: true });
    await administer(`drop database ${name} with (force)`);
  });
});

describe.skipIf(!server)(
  '一个端口后面的几个进程（MINGCHUANG_PROCESSES）',
  { timeout: 300_000 },
  () => {
    const test = testApp('bank');
    const folder = mkdtempSync(join(tmpdir(), 'mingchuang-cluster-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const two = { MINGCHUANG_PROCESSES: '2' };
    const url = async () => {
      const { pool } = test.services.database;
      const { rows } = await pool.query<{ name: string }>('select current_database() as name');
      return urlOf(rows[0]!.name);
    };

    it('死了一个重新启动，其间照常应答；SIGTERM 全部好好结束', async () => {
      const all = await startProcess(await url(), folder, two);
      try {
        const before = childrenOf(all.child.pid!);
        expect(before).toHaveLength(2);
        process.kill(before[0]!, 'SIGKILL');
        await vi.waitFor(() => expect(all.said()).toContain(`进程 ${before[0]} 意外结束`), soon);
        expect((await clientOf().get(all.address, '/api/health')).status).toBe(200);
        await vi.waitFor(() => expect(childrenOf(all.child.pid!)).toHaveLength(2), soon);
        expect(childrenOf(all.child.pid!)).not.toEqual(before);
        expect(await all.end('SIGTERM')).toBe(0);
        for (const pid of before) expect(() => process.kill(pid, 0)).toThrow();
      } finally {
        await all.end('SIGKILL');
      }
    });

    it('数据库连不上：说明后结束，不一再重试', async () => {
      const nowhere = 'postgres://nobody@127.0.0.1:1/none';
      await expect(startProcess(nowhere, folder, two)).rejects.toThrow(/ECONNREFUSED/);
    });
  },
);
