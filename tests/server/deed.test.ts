/** 好人好事 over HTTP: reported by a head, confirmed or returned above, counted by outlet. */
import { beforeAll, expect, it } from 'vitest';
import type { DeedCounts, DeedDetail, DeedsPage } from '../../src/contract/deed.ts';
import { jpeg } from '../support/pictures.ts';
import { testApp, type Answer } from '../support/app.ts';

const test = testApp();
let [outlet, elsewhere] = [0, 0];
const head = () => test.as('网点负责人');
const service = () => test.as('县行服务管理员');
const code = (answer: Answer) => answer.json<{ code: string }>().code;
const words = {
  happenedOn: '2023-05-20',
  person: '褚十',
  title: '拾金不昧',
  story: '客户把装有两万元的袋子忘在填单台上，褚十追到车站送还。',
};
const report = async (change: object = {}) =>
  (await head()).post('/api/deeds', { unitId: outlet, ...words, ...change });
const idOf = (answer: Answer) => answer.json<{ id: number }>().id;
const detail = async (id: number, caller = head) =>
  (await (await caller()).get(`/api/deeds/${outlet}/${id}`)).json<DeedDetail>();
const step = async (id: number, body: object, caller = service) =>
  (await caller()).post(`/api/deeds/${outlet}/${id}/step`, body);

beforeAll(async () => {
  outlet = await test.unitId('33032801');
  elsewhere = await test.unitId('33032901');
});

it('不存在的、范围以外的', async () => {
  expect((await (await head()).get(`/api/deeds/${outlet}/999999`)).statusCode).toBe(404);
  expect((await report({ unitId: elsewhere })).statusCode).toBe(404);
});

it('只有网点负责人能上报；上报的人和员工都不能确认', async () => {
  for (const persona of ['县行服务管理员', '柜员', '神秘人'] as const)
    expect(
      (await (await test.as(persona)).post('/api/deeds', { unitId: outlet, ...words })).statusCode,
    ).toBe(403);
  const id = idOf(await report());
  const confirm = { version: 1, step: 'confirm' };
  expect((await step(id, confirm, head)).statusCode).toBe(403);
  expect((await step(id, confirm, () => test.as('柜员'))).statusCode).toBe(403);
});

it('日期在将来、没有写经过，都不收；退回要有理由', async () => {
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  expect((await report({ happenedOn: tomorrow })).statusCode).toBe(400);
  expect((await report({ story: ' ' })).statusCode).toBe(400);
  const id = idOf(await report());
  const answer = await step(id, { version: 1, step: 'return', reason: ' ' });
  expect(answer.json<{ message: string }>().message).toContain('理由');
});

it('上报、退回、改好再报、确认；确认后不能再改，列表和统计跟着变', async () => {
  const id = idOf(await report({ title: '雨天护送老人' }));
  const jpg = await (
    await head()
  ).upload(`/api/evidence/deed/${outlet}/${id}`, '锦旗.jpg', Buffer.from(jpeg(8, 8)));
  expect(jpg.statusCode).toBe(200);
  expect((await detail(id)).evidence).toMatchObject([{ name: '锦旗.jpg' }]);
  expect((await step(id, { version: 1, step: 'return', reason: '请写明日期' })).statusCode).toBe(
    200,
  );
  const returned = await detail(id);
  expect(returned).toMatchObject({ state: 'returned', reason: '请写明日期', decidedBy: '周四' });
  expect(returned.can.steps).toEqual(['report']);
  const caller = await head();
  await caller.patch(`/api/deeds/${outlet}/${id}`, { version: 2, happenedOn: '2023-05-21' });
  expect((await step(id, { version: 3, step: 'report' }, head)).statusCode).toBe(200);
  expect(code(await step(id, { version: 3, step: 'confirm' }))).toBe('conflict');
  expect((await step(id, { version: 4, step: 'confirm' })).statusCode).toBe(200);
  const patched = await caller.patch(`/api/deeds/${outlet}/${id}`, { version: 5, title: '改名' });
  expect(code(patched)).toBe('wrong-state');
  expect(await detail(id)).toMatchObject({ state: 'confirmed', happenedOn: '2023-05-21' });

  const list = async (query: string) =>
    (await (await service()).get(`/api/deeds?${query}`)).json<DeedsPage>();
  const confirmed = await list('state=confirmed');
  expect(confirmed.rows).toMatchObject([{ title: '雨天护送老人', evidence: 1 }]);
  expect((await list(`search=${encodeURIComponent('追到车站')}&state=reported`)).total).toBe(2);
  const everything = await list('');
  expect((await list('search=33032801')).states).toEqual(everything.states);
  expect((await list('search=33032802')).total).toBe(0);
  const counts = (
    await (await service()).get('/api/deeds/counts?from=2023-05-21')
  ).json<DeedCounts>();
  expect(counts).toMatchObject({
    outlets: 1,
    rows: [{ confirmed: 1, reported: 0, people: 1, unit: { code: '33032801' } }],
  });
  const book = await (await service()).get('/api/deeds.xlsx');
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

it('员工看得到本网点的好人好事，外县的人看不到', async () => {
  const clerk = (await (await test.as('柜员')).get('/api/deeds')).json<DeedsPage>();
  expect(clerk.total).toBeGreaterThan(1);
  expect(clerk.abilities).toEqual({ report: false, confirm: false });
  const other = (await (await test.as('他县服务管理员')).get('/api/deeds')).json<DeedsPage>();
  expect(other.total).toBe(0);
});
