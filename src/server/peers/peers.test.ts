/** 进程之间：名字只有一个进程拿得到，话传得到，连接断了会再连上。 */
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { createLockOut } from '../access/lock-out.ts';
import { joinPeers, nobodyElse, sharedLimits, type Peers } from './index.ts';

const url = process.env.DATABASE_URL_TEST;
const soon = { timeout: 20_000, interval: 50 };

/** The next count of one caller, as the plugin asks for it. */
const counter = (peers: Peers) => {
  const store = new (sharedLimits(peers))({});
  return (key: string) => {
    let count = 0;
    store.incr(key, (_, result) => (count = result!.current), 60 * 60_000, 20);
    return count;
  };
};

describe('只有一个进程', () => {
  it('名字同时只给一处；放手后别处拿得到', async () => {
    const peers = nobodyElse();
    expect(await peers.hold('a')).toBe(true);
    expect(await peers.hold('a')).toBe(false);
    await peers.letGo('a');
    expect(await peers.hold('a')).toBe(true);
  });

  it('同一件事一件接一件，不做的跳过', async () => {
    const peers = nobodyElse();
    const order: string[] = [];
    const first = peers.inTurn('a', async () => {
      await peers.unlessHeld('a', () => Promise.resolve(void order.push('skipped')));
      order.push('first');
    });
    await Promise.all([first, peers.inTurn('a', () => Promise.resolve(order.push('second')))]);
    expect(order).toEqual(['first', 'second']);
  });

  it('请求按调用者各数各的', () => {
    const count = counter(nobodyElse());
    expect([count('a'), count('a'), count('b')]).toEqual([1, 2, 1]);
  });
});

describe.skipIf(!url)('两个进程', () => {
  const join = () => Promise.all([joinPeers(url!), joinPeers(url!)]);

  it('一个拿着，另一个拿不到，等得到；连接没了，名字也放手', async () => {
    const [one, other] = await join();
    expect(await one.hold('name')).toBe(true);
    expect(await one.hold('name')).toBe(false);
    expect(await other.hold('name')).toBe(false);
    const waited = other.inTurn('name', () => Promise.resolve('到我了'));
    await one.close();
    expect(await waited).toBe('到我了');
    await other.close();
  });

  it('数据库断开连接：再连上，仍拿着原来的名字，仍听得到', async () => {
    const [one, other] = await join();
    const heard: unknown[] = [];
    one.hear('subject', (message) => heard.push(message));
    await one.hold('kept');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`,
    );
    await client.end();
    await vi.waitFor(() => {
      other.tell('subject', '听到了吗');
      expect(heard).toContain('听到了吗');
    }, soon);
    expect(await other.hold('kept')).toBe(false);
    await Promise.all([one.close(), other.close()]);
  });

  it('别人说的不是明窗的话、听的人出错：谁也不倒下，接着听', async () => {
    const [one, other] = await join();
    const heard: unknown[] = [];
    one.hear('subject', (message) => {
      heard.push(message);
      throw new Error('听不懂');
    });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const text of ['你好', 'null', ''])
      await client.query(`select pg_notify('mingchuang', $1)`, [text]);
    await client.end();
    other.tell('subject', 1);
    other.tell('subject', 2);
    await vi.waitFor(() => expect(heard).toEqual([1, 2]), soon);
    await Promise.all([one.close(), other.close()]);
  });

  it('再连上时别人正试那个名字：等他放手，再拿回来', async () => {
    const [one, other] = await join();
    await one.hold('tried');
    const number = `hashtextextended('mingchuang:tried', 0)`;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`,
    );
    await client.query(`select pg_advisory_lock(${number})`);
    await new Promise((done) => setTimeout(done, 1400));
    await client.query(`select pg_advisory_unlock(${number})`);
    await new Promise((done) => setTimeout(done, 1000));
    expect(await other.hold('tried')).toBe(false);
    await client.end();
    await Promise.all([one.close(), other.close()]);
  });

  it('次数合起来数', async () => {
    const [one, other] = await join();
    const [here, there] = [counter(one), counter(other)];
    for (let n = 0; n < 15; n += 1) here('10.0.0.1 zhang');
    await vi.waitFor(() => expect(there('10.0.0.1 zhang')).toBeGreaterThan(15), soon);
    expect(there('10.0.0.2 zhang')).toBe(1);
    await Promise.all([one.close(), other.close()]);
  });

  it('连错的次数合起来数，地址与名字各数各的', async () => {
    const [one, other] = await join();
    const [here, there] = [createLockOut(Date.now, one), createLockOut(Date.now, other)];
    const addresses = createLockOut(Date.now, other, 'address');
    const rule = { lockAfter: 10, lockMinutes: 15 };
    for (let n = 0; n < 9; n += 1) here.failed('zhang', rule);
    there.failed('Zhang', rule);
    await vi.waitFor(() => expect(there.minutesLeft('zhang', rule)).toBe(15), soon);
    expect(addresses.minutesLeft('zhang', rule)).toBe(0);
    await Promise.all([one.close(), other.close()]);
  });
});
