/** 整改 as lists: orders, pages, bars. */
import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { RectificationsPage } from '../../src/contract/rectification.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { followInspections } from '../../src/server/rectification/index.ts';
import { testApp, type Caller } from '../support/app.ts';

const test = testApp();

beforeAll(() =>
  withinScope(test.services.database, { role: 'wide' }, async (db) => {
    const { rows } = await db.execute<{ unitId: number; inspectionId: number }>(
      sql`select unit_id as "unitId", id as "inspectionId" from inspection`,
    );
    await followInspections(db, rows, '周四');
  }),
);

const listOf = async (caller: Caller, query = '') =>
  (await caller.get(`/api/rectifications${query}`)).json<RectificationsPage>();

it('一个顺序与它的反向互为逆序，翻页不重不漏；岗位只列有的', async () => {
  const caller = await test.as('县行服务管理员');
  const idsOf = async (query: string) =>
    (await listOf(caller, `?${query}`)).rows.map(({ id }) => id);
  const created = await idsOf('sort=created');
  expect(created.length).toBeGreaterThan(3);
  expect(await idsOf('sort=-created')).toEqual(created.toReversed());
  const { rows, posts } = await listOf(caller, '?sort=-due');
  const days = rows.map(({ dueAt }) => dueAt);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(rows).toHaveLength(created.length);
  expect(await idsOf('sort=-due&limit=2&offset=1')).toEqual(rows.slice(1, 3).map(({ id }) => id));
  await test.services.database.pool.query(
    `update rectification set state = 'done', due_at = '2020-01-01' where state = 'failed'`,
  );
  const first = (await listOf(caller)).rows.map(({ state }) => state);
  expect(first.indexOf('done')).toBe(first.filter((state) => state === 'open').length);
  const open = await listOf(caller, '?sort=-due&state=open');
  expect(open.rows).toEqual(rows.filter(({ state }) => state === 'open'));
  expect(posts).toEqual([...new Set(rows.map(({ post }) => post))].filter(Boolean).toSorted());
});

it('按条目有名称，按网点有编号和名称；年份是发现那天的', async () => {
  const admin = await test.as('县行服务管理员');
  const bars = async (query: string) =>
    (await admin.get(`/api/rectifications/pareto?${query}`)).json<{
      rows: { key: string; name: string; n: number }[];
    }>().rows;
  expect((await bars('by=item'))[0]).toMatchObject({ key: 'A01', name: '着装规范' });
  const outlets = await bars('by=unit');
  const id = String(await test.unitId('33032801'));
  expect(outlets.find(({ key }) => key === id)!.name).toContain('大峃');
  expect((await bars('by=item&year=2023')).find(({ key }) => key === 'A01')!.n).toBeGreaterThan(3);
  expect(await bars('by=item&year=2022')).toEqual([]);
});
