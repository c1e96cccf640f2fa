/** 请求外壳: rollback, whitelisting, constraint texts, headers, documentation. */
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problem } from '../../src/contract/problem.ts';
import { routes } from '../../src/server/app.ts';
import { constraintProblems } from '../../src/server/http/database-errors.ts';
import { endpoint, type Endpoint } from '../../src/server/http/endpoint.ts';
import { testApp } from '../support/app.ts';

let started = 0;
const insert = sql`insert into person (unit_id, unit_no, staff_no, name)
  select id, unit_no, 'HTTP-1', '外壳' from unit where code = '33032801'`;
const part = {
  method: 'POST' as const,
  summary: '试验',
  tag: '试验',
  ability: 'signed-in' as const,
};

const failsAfterWriting = endpoint({
  ...part,
  path: '/api/test/fails',
  body: z.object({ how: z.enum(['problem', 'defect', 'answer', 'constraint']) }),
  answer: z.object({ n: z.number() }),
  handler: async ({ db, body, audit, after }) => {
    await db.execute(insert);
    audit({ action: 'test.write', subject: '不该留下' });
    after(() => (started += 1));
    if (body.how === 'problem') throw problem('conflict', { what: '方案' });
    if (body.how === 'defect') throw new TypeError('secret detail');
    if (body.how === 'constraint') await db.execute(insert);
    return { n: '不是数字' as unknown as number };
  },
});
const leaks = endpoint({
  ...part,
  path: '/api/test/leaks',
  answer: z.object({ name: z.string() }),
  handler: async ({ actor }) => ({ ...actor, password: '不该出去' }),
});
const own: Endpoint[] = [failsAfterWriting, leaks];
routes.push(...own);
// Files share their worker: the next one finds the product's own interface.
afterAll(() => void routes.splice(routes.indexOf(failsAfterWriting), own.length));
const test = testApp();

const written = async () => {
  const { rows } = await test.services.database.pool.query<{ n: number }>(
    `select (select count(*) from person where staff_no = 'HTTP-1')
      + (select count(*) from audit where action = 'test.write') as n`,
  );
  return rows[0]!.n;
};

describe('请求外壳', () => {
  it.each([
    ['problem', 409, 'conflict'],
    ['defect', 500, 'internal'],
    ['answer', 500, 'internal'],
    ['constraint', 409, 'duplicate'],
  ])('处理中途失败（%s）：写入、审计、后续作业全部作废', async (how, status, code) => {
    const answer = await (await test.as('县行服务管理员')).post('/api/test/fails', { how });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.body).not.toContain('secret');
    expect(answer.body).not.toMatch(/insert|select|at \w+ \(/);
    expect(await written()).toBe(0);
    expect(started).toBe(0);
  });

  it('回答里没有声明的字段不会出去', async () => {
    const answer = await (await test.as('柜员')).post('/api/test/leaks');
    expect(answer.json()).toEqual({ name: '褚十' });
  });

  it('不是 JSON、太大的正文各有说明', async () => {
    const headers = { 'x-mingchuang': '1', 'content-type': 'application/json' };
    const send = (payload: string) =>
      test.app.inject({ method: 'POST', url: '/api/session', headers, payload });
    expect((await send('{')).json()).toMatchObject({ code: 'invalid' });
    expect((await send(JSON.stringify('x'.repeat(5_000_000)))).json()).toMatchObject({
      code: 'too-large',
    });
  });

  it('没有的地址', async () => {
    expect((await test.nobody().get('/api/nothing')).json()).toMatchObject({ code: 'not-found' });
  });

  it('安全头：脚本只能来自本站，没有内联', async () => {
    const { headers } = await test.nobody().get('/api/health');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('每个唯一与检查约束都有说明文字', async () => {
    const { rows } = await test.services.database.pool.query<{ name: string }>(
      `select conname as name from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('u', 'c')`,
    );
    const missing = rows.map((row) => row.name).filter((name) => !(name in constraintProblems));
    expect(missing).toEqual([]);
  });
});

describe('接口文档', () => {
  it('OpenAPI 3.1，每个接口都有中文说明和标签', async () => {
    const document = (await test.nobody().get('/api/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; tags?: string[] }>>;
    }>();
    expect(document.openapi).toMatch(/^3\.1/);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBe(routes.length);
    for (const { summary, tags } of operations) {
      expect(summary).toMatch(/[\u4e00-\u9fff]/);
      expect(tags).toHaveLength(1);
    }
  });

  it('文档页可以打开', async () => {
    const page = await test.nobody().get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
  });
});
