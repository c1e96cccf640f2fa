/** 查摆 over HTTP: only the outlet itself lists what it found; proved solved like any other problem. */
import { beforeAll, expect, it } from 'vitest';
import type {
  RectificationDetail,
  RectificationsPage,
  SelfFound,
} from '../../src/contract/rectification.ts';
import { testApp, type Answer } from '../support/app.ts';

const test = testApp();
let outlet = 0;
const head = () => test.as('网点负责人');
const service = () => test.as('县行服务管理员');
const code = (answer: Answer) => answer.json<{ code: string }>().code;
const problem = {
  title: '午间只开一个窗口，客户等得久',
  measure: '午间由大堂经理兼一个快办窗口',
  sourceKind: 'self',
  ownerName: '王七',
};
const list = async (change: object = {}, caller = head) =>
  (await caller()).post('/api/rectifications', { unitId: outlet, ...problem, ...change });

beforeAll(async () => {
  outlet = await test.unitId('33032801');
});

it('范围以外的网点、没有权限的角色', async () => {
  expect((await list({ unitId: await test.unitId('33032901') })).statusCode).toBe(404);
  expect((await list({}, () => test.as('神秘人'))).statusCode).toBe(403);
});

it('县行不能替网点查摆；没有措施不收；不能只凭验收算解决', async () => {
  expect(code(await list({}, service))).toBe('self-found-elsewhere');
  const bare = await list({ measure: ' ' });
  expect(bare.json<{ message: string }>().message).toContain('措施');
  expect((await list({ criterion: { kind: 'accepted' } })).statusCode).toBe(400);
});

it('登记后是一张整改单：带措施和责任人，由之后的检查证明解决；按来源筛选和导出', async () => {
  const byItem = await list({ itemCode: 'A01', title: '着装不统一' });
  expect(byItem.statusCode).toBe(200);
  expect((await list()).statusCode).toBe(200);
  const { id } = byItem.json<{ id: number }>();
  const caller = await head();
  const one = (await caller.get(`/api/rectifications/${outlet}/${id}`)).json<RectificationDetail>();
  expect(one).toMatchObject({
    kind: 'problem',
    sourceKind: 'self',
    measure: problem.measure,
    ownerName: '王七',
    criterion: { kind: 'clean-visits', visits: 3 },
  });
  expect(one.can.steps).not.toContain('accept');
  const page = async (query: string) =>
    (await caller.get(`/api/rectifications?${query}`)).json<RectificationsPage>();
  const own = await page('source=self');
  expect(own.rows.map(({ title }) => title).toSorted()).toEqual(
    ['着装不统一', problem.title].toSorted(),
  );
  expect((await page('source=other')).total).toBe(0);
  const book = await caller.get('/api/rectifications.xlsx?source=self');
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
});

it('数得出几个网点查摆过、哪些还没有', async () => {
  const year = new Date().getFullYear();
  const found = (
    await (await service()).get(`/api/rectifications/self-found?year=${year}`)
  ).json<SelfFound>();
  expect(found).toMatchObject({ outlets: 2, listed: 1, problems: 2, verified: 0 });
  expect(found.without.map((unit) => unit.code)).toEqual(['33032802']);
  const none = (
    await (await service()).get(`/api/rectifications/self-found?year=${year - 1}`)
  ).json<SelfFound>();
  expect(none).toMatchObject({ listed: 0, problems: 0 });
});
