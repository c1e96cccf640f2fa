/** 《感想和体会》: asked of everybody, handed in by each, read by the head of the outlet and above. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { EssayOrdersPage, EssayRollRow } from '../../src/contract/training-essay.ts';
import type { MyTraining } from '../../src/contract/training.ts';
import { plusDays } from '../../src/domain/calendar/index.ts';
import { bankToday } from '../../src/server/rectification/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();
const today = bankToday();
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const body = (over: object = {}) => ({
  title: '如何参加优质文明服务竞赛的感想和体会',
  dueOn: plusDays(today, 7),
  ...over,
});
async function ask(caller: Caller, over: object = {}): Promise<string> {
  const answer = await caller.post('/api/essay-orders', body(over));
  expect(answer.statusCode, answer.body).toBe(200);
  return `/api/essay-orders/${answer.json<{ id: number }>().id}`;
}
const rollOf = async (caller: Caller, path: string, query = '') =>
  (await caller.get(`${path}/roll${query}`)).json<{ rows: EssayRollRow[]; total: number }>();

describe('心得', () => {
  it('没有这次征集；别县的人、不在岗位之内的人没有要交的', async () => {
    const service = await test.as('县行服务管理员');
    const clerk = await test.as('柜员');
    expect((await service.get('/api/essay-orders/999999')).statusCode).toBe(404);
    const path = await ask(service, { posts: ['保安'] });
    expect((await clerk.put(`${path}/mine`, { body: '我的体会' })).statusCode).toBe(404);
    const outsider = await test.as('他县服务管理员');
    expect((await outsider.get(path)).statusCode).toBe(404);
    expect((await outsider.put(`${path}/mine`, { body: '我的体会' })).statusCode).toBe(404);
    expect((await outsider.post(`${path}/cancel`)).statusCode).toBe(404);
  });

  it('员工不能征集、不能看名单、不能读别人的；网点负责人不能取消县行的', async () => {
    const service = await test.as('县行服务管理员');
    const clerk = await test.as('柜员');
    const path = await ask(service);
    expect((await clerk.post('/api/essay-orders', body())).statusCode).toBe(403);
    expect((await clerk.get(`${path}/roll`)).statusCode).toBe(403);
    expect((await clerk.get(`${path}/essays/1`)).statusCode).toBe(403);
    const head = await test.as('网点负责人');
    expect((await head.post(`${path}/cancel`)).statusCode).toBe(404);
  });

  it('没有题目、日期不对、空的心得、不认识的文件都不收', async () => {
    const service = await test.as('县行服务管理员');
    const clerk = await test.as('柜员');
    const path = await ask(service);
    for (const wrong of [{ title: '' }, { dueOn: '2023-02-30' }])
      expect(codeOf(await service.post('/api/essay-orders', body(wrong)))).toBe('invalid');
    expect(codeOf(await clerk.put(`${path}/mine`, { body: ' ' }))).toBe('invalid');
    const word = await clerk.upload(`${path}/mine/file`, '心得.docx', Buffer.from('PK'));
    expect(codeOf(word)).toBe('file-refused');
  });

  it('交文字、再交文件；名单分已交、未交、迟交；负责人能读；导出', async () => {
    const service = await test.as('县行服务管理员');
    const clerk = await test.as('柜员');
    const head = await test.as('网点负责人');
    const path = await ask(service, { dueOn: plusDays(today, -1) });
    const before = await rollOf(head, path, '?state=missing');
    expect(before.rows.map(({ name }) => name).toSorted()).toEqual(['王七', '褚十']);
    expect((await clerk.put(`${path}/mine`, { body: '微笑要发自内心。' })).statusCode).toBe(200);
    const pdf = Buffer.from('%PDF-1.4 心得');
    expect((await clerk.upload(`${path}/mine/file`, '心得.pdf', pdf)).statusCode).toBe(200);
    expect((await clerk.put(`${path}/mine`, { body: '' })).statusCode).toBe(200);
    expect((await clerk.put(`${path}/mine`, { body: '改过的体会' })).statusCode).toBe(200);
    const { rows } = await rollOf(head, path, '?state=late');
    expect(rows).toMatchObject([{ name: '褚十', late: true, characters: 5, file: '心得.pdf' }]);
    const one = `${path}/essays/${rows[0]!.personId}`;
    expect((await head.get(one)).json()).toMatchObject({ name: '褚十', body: '改过的体会' });
    expect((await service.get(`${one}/file`)).statusCode).toBe(200);
    expect((await clerk.get(`${path}/mine/file`)).statusCode).toBe(200);
    expect((await (await test.as('他县服务管理员')).get(one)).statusCode).toBe(404);
    const list = (await service.get('/api/essay-orders?when=due')).json<EssayOrdersPage>();
    expect(list.rows[0]).toMatchObject({ handed: 1, overdue: true, canEdit: true });
    expect(list.rows[0]!.audience).toBeGreaterThan(2);
    const words = async (address: string) => {
      const { rawPayload } = await service.get(address);
      return strFromU8(unzipSync(rawPayload)['xl/sharedStrings.xml']!);
    };
    const roll = await words(`${path}/roll.xlsx`);
    expect(['迟交', '未交', '褚十'].every((word) => roll.includes(word))).toBe(true);
    const { title } = list.rows[0]!;
    expect(await words('/api/essay-orders.xlsx?when=due')).toContain(title);
    expect(await words('/api/essay-orders.xlsx?when=cancelled')).not.toContain(title);
  });

  it('自己的页面列出要交的；取消后不再要，也交不了', async () => {
    const service = await test.as('县行服务管理员');
    const clerk = await test.as('柜员');
    const path = await ask(service, { title: '取消的征集' });
    const titles = async () =>
      (await clerk.get('/api/my-training')).json<MyTraining>().essays.map(({ title }) => title);
    expect(await titles()).toContain('取消的征集');
    expect((await service.post(`${path}/cancel`)).statusCode).toBe(200);
    expect(await titles()).not.toContain('取消的征集');
    expect(codeOf(await clerk.put(`${path}/mine`, { body: '晚了' }))).toBe('wrong-state');
  });
});
