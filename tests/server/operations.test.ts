/** 运维接口：health, readiness, figures with a token, request numbers, and a log without personal data. */
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { createBackups } from '../../src/server/backup/index.ts';
import { createLifecycle } from '../../src/server/http/lifecycle.ts';
import { createMetrics } from '../../src/server/http/metrics.ts';
import { tellError } from '../../src/server/http/log.ts';
import { knownSteps } from '../../src/server/db/migrations.ts';
import { cookieOf, testApp } from '../support/app.ts';
import { password, personas } from '../support/personas.ts';

const test = testApp();

describe('健康与就绪', () => {
  it('活着：不问数据库也能回答', async () => {
    const answer = await test.nobody().get('/api/health');
    expect(answer.json()).toMatchObject({ ok: true, version: '测试' });
  });

  it('就绪：数据库能回答、结构是最新的、磁盘有空间；结构不一致时说明', async () => {
    expect((await test.nobody().get('/api/ready')).json()).toEqual({ ok: true });
    const { pool } = test.services.database;
    const later = knownSteps().at(-1)!.when + 1;
    await pool.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', $1)`,
      [later],
    );
    const answer = await test.nobody().get('/api/ready');
    await pool.query(`delete from drizzle.__drizzle_migrations where created_at = $1`, [later]);
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'not-ready',
      params: { what: expect.stringContaining('结构') },
    });
  });

  it('停止过程中：存活照答，其余 503 并说明，就绪说正在停止', async () => {
    const { lifecycle } = test.services;
    lifecycle.stopping = true;
    const [alive, ready, other] = [
      await test.nobody().get('/api/health'),
      await test.nobody().get('/api/ready'),
      await test.nobody().get('/api/units'),
    ];
    lifecycle.stopping = false;
    expect([alive.statusCode, ready.statusCode, other.statusCode]).toEqual([200, 503, 503]);
    expect(ready.json<{ message: string }>().message).toContain('正在停止');
    expect(other.json()).toMatchObject({ code: 'stopping' });
    expect(other.headers['retry-after']).toBe('5');
  });
});

it('每个回答带请求编号，错误的正文里也有', async () => {
  const answer = await test.nobody().get('/api/units');
  const id = answer.headers['x-request-id'];
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(answer.json()).toMatchObject({ code: 'signed-out', requestId: id });
});

describe('指标要口令', () => {
  const token = 'a-token-of-some-length';
  const made: { app?: Awaited<ReturnType<typeof createApp>> } = {};
  beforeAll(async () => {
    const { services } = test;
    const { database, files, dataFolder } = services;
    const from = { database, files, dataFolder, secret: 'x', version: '测试' };
    const settings = {
      folder: dataFolder,
      at: null,
      keep: 1,
      passphrase: null,
      beforeUpgrade: true,
    };
    const metrics = createMetrics(services, createBackups(from, settings));
    // Its end is not the end of the server that the other tests ask.
    const own = { ...services, lifecycle: createLifecycle() };
    made.app = await createApp(own, { metrics, metricsToken: token });
    return () => made.app?.close();
  });
  const read = (authorization?: string) =>
    made.app!.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });

  it.each([undefined, 'Bearer x', `Basic ${token}`, token])('%s：没有这个地址', async (given) => {
    expect((await read(given)).statusCode).toBe(404);
  });
  it('口令对：给出指标', async () => {
    const answer = await read(`Bearer ${token}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('mingchuang_pool_connections{state="open"} ');
  });
});

describe('日志里没有个人信息', () => {
  it('走一遍登录、查人、查询、出错，日志逐行是 JSON，没有姓名、电话、口令、令牌', async () => {
    const lines: string[] = [];
    const logStream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().trim().split('\n'));
        done();
      },
    });
    const app = await createApp(test.services, { logLevel: 'trace', logStream, perMinute: 10_000 });
    const headers = { 'x-mingchuang': '1' };
    const username = personas.县行系统管理员.username;
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers,
      payload: { username, password },
    });
    const cookie = cookieOf(signedIn);
    const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
      app.inject({ method, url, headers: { ...headers, cookie }, ...(payload ? { payload } : {}) });
    const phone = '13812345678';
    const answers = [
      await call('POST', '/api/session', { username, password: 'falsches-Passwort' }),
      await call('GET', `/api/people?search=${encodeURIComponent('王七')}`),
      await call('GET', `/api/calendar/feed/${'t'.repeat(43)}.ics`),
      await call('GET', `/api/${encodeURIComponent('褚十')}/${phone}`),
      await call('POST', '/api/people', { staffNo: 'S-9', name: '许某某', phone, post: '柜员' }),
      await call('GET', '/api/units'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toContain(200);
    // A defect: the database refuses a value that somebody entered.
    await test.services.database.pool
      .query(`select $1::bigint`, ['赵六的电话 13900001111'])
      .catch((error: unknown) => app.log.error({ err: error }, 'request failed'));
    await app.close();
    expect(lines.length).toBeGreaterThan(answers.length);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    const all = lines.join('\n');
    const names = Object.values(personas).map(({ name }) => name);
    for (const secret of [
      ...names,
      '许某某',
      '赵六',
      phone,
      '13900001111',
      password,
      'falsches-Passwort',
      cookie.split('=')[1]!.slice(0, 20),
      't'.repeat(43),
      encodeURIComponent('褚十'),
      username,
    ])
      expect(all).not.toContain(secret);
    expect(all).toContain('"path":"/api/people"');
  });

  it('缺陷的日志有类型、位置和 SQLSTATE，没有参数', () => {
    const failure = Object.assign(new Error('invalid input syntax for type date: "张三"'), {
      code: '22007',
      table: 'person',
      detail: '张三',
    });
    const outer = new Error('Failed query: select $1\nparams: 张三', { cause: failure });
    const told = tellError(outer);
    expect(JSON.stringify(told)).not.toContain('张三');
    expect(told).toMatchObject({
      message: 'Failed query: select $1',
      cause: { code: '22007', table: 'person', message: '' },
      stack: expect.stringContaining('operations.test.ts'),
    });
  });
});
