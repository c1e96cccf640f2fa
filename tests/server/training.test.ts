/** 培训安排、到训、未参加名单: each in the order missing, forbidden, invalid, works. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type {
  GapsPage,
  MyTraining,
  RollRow,
  SessionDetail,
  SessionsPage,
} from '../../src/contract/training.ts';
import { plusDays } from '../../src/domain/calendar/index.ts';
import { bankToday } from '../../src/server/rectification/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();
const today = bankToday();
const yesterday = plusDays(today, -1);
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const sheetText = (answer: Answer) =>
  strFromU8(unzipSync(answer.rawPayload)['xl/sharedStrings.xml']!);

const body = (over: object = {}) => ({
  title: '规范服务礼仪培训',
  kind: 'training',
  heldOn: yesterday,
  startsAt: '18:30',
  hours: '4',
  place: '县行三楼会议室',
  tags: ['着装', '迎送分流'],
  required: true,
  ...over,
});
async function plan(caller: Caller, over: object = {}): Promise<number> {
  const answer = await caller.post('/api/trainings', body(over));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: number }>().id;
}
const rollOf = async (caller: Caller, id: number, query = '') =>
  (await caller.get(`/api/trainings/${id}/roll${query}`)).json<{
    rows: RollRow[];
    total: number;
  }>();
const idOf = (rows: RollRow[], name: string) => rows.find((row) => row.name === name)!.personId;

describe('安排培训', () => {
  it('没有这一次；别县看不到，也改不了', async () => {
    const service = await test.as('县行服务管理员');
    expect((await service.get('/api/trainings/999999')).statusCode).toBe(404);
    const id = await plan(service);
    const outsider = await test.as('他县服务管理员');
    expect((await outsider.get(`/api/trainings/${id}`)).statusCode).toBe(404);
    const edit = { ...body(), version: 1 };
    expect((await outsider.patch(`/api/trainings/${id}`, edit)).statusCode).toBe(404);
  });

  it('员工不能看全部，审计员不能安排，网点看得到却改不了县行的', async () => {
    const id = await plan(await test.as('县行服务管理员'));
    expect((await (await test.as('柜员')).get('/api/trainings')).statusCode).toBe(403);
    expect((await (await test.as('审计员')).post('/api/trainings', body())).statusCode).toBe(403);
    const head = await test.as('网点负责人');
    expect((await head.get(`/api/trainings/${id}`)).json()).toMatchObject({
      can: { edit: false, record: true },
    });
    const edit = { ...body(), version: 1 };
    expect((await head.patch(`/api/trainings/${id}`, edit)).statusCode).toBe(404);
  });

  it('时间、学时、类型、链接写错时说明；补训不能再补训', async () => {
    const service = await test.as('县行服务管理员');
    for (const wrong of [
      { startsAt: '25:00' },
      { hours: '-1' },
      { hours: '0' },
      { kind: 'party' },
      { materialUrl: 'javascript:alert(1)' },
      { title: '' },
    ])
      expect([wrong, codeOf(await service.post('/api/trainings', body(wrong)))]).toEqual([
        wrong,
        'invalid',
      ]);
    const first = await plan(service);
    const second = await plan(service, { makeupOf: first });
    expect(codeOf(await service.post('/api/trainings', body({ makeupOf: second })))).toBe(
      'invalid',
    );
  });

  it('改、取消；别人改过再存会冲突；筛选、导出', async () => {
    const service = await test.as('县行服务管理员');
    const id = await plan(service, { title: '齐鲁银行服务视频观看', kind: 'video' });
    const edit = { ...body({ title: '看齐鲁银行服务视频', kind: 'video' }), version: 1 };
    expect((await service.patch(`/api/trainings/${id}`, edit)).statusCode).toBe(200);
    expect(codeOf(await service.patch(`/api/trainings/${id}`, edit))).toBe('conflict');
    const found = (
      await service.get(`/api/trainings?kind=video&search=${encodeURIComponent('齐鲁')}`)
    ).json<SessionsPage>();
    expect(found.rows.map(({ title }) => title)).toEqual(['看齐鲁银行服务视频']);
    const book = await service.get('/api/trainings.xlsx?kind=video');
    expect(sheetText(book)).toContain('看齐鲁银行服务视频');
    const cancelled = { ...edit, version: 2, cancelled: true };
    expect((await service.patch(`/api/trainings/${id}`, cancelled)).statusCode).toBe(200);
    const coming = (await service.get('/api/trainings?when=cancelled')).json<SessionsPage>();
    expect(coming.rows.map((row) => row.id)).toContain(id);
  });

  it('教材：员工打得开，文件类型不对被拒绝', async () => {
    const service = await test.as('县行服务管理员');
    const id = await plan(service);
    const path = `/api/trainings/${id}/material`;
    expect(codeOf(await service.upload(path, '教材.exe', Buffer.from('MZ')))).toBe('file-refused');
    const sent = await service.upload(path, '礼仪.pdf', Buffer.from('%PDF-1.4 礼仪'));
    expect(sent.statusCode).toBe(200);
    const opened = await (await test.as('柜员')).get(path);
    expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, 'application/pdf']);
  });
});

describe('到训与未参加', () => {
  it('别县的人、没到日子、缺席没写原因都不能登记', async () => {
    const service = await test.as('县行服务管理员');
    const outsider = await test.as('他县服务管理员');
    const id = await plan(service);
    const put = (caller: Caller, at: number, rows: object[]) =>
      caller.put(`/api/trainings/${at}/attendance`, { rows });
    expect((await put(outsider, id, [{ personId: 1, state: 'present' }])).statusCode).toBe(404);
    const { rows } = await rollOf(service, id);
    const personId = idOf(rows, '褚十');
    expect(
      (await put(await test.as('柜员'), id, [{ personId, state: 'present' }])).statusCode,
    ).toBe(403);
    expect(codeOf(await put(service, id, [{ personId, state: 'absent' }]))).toBe('invalid');
    expect(codeOf(await put(service, id, [{ personId: 999_999, state: 'present' }]))).toBe(
      'not-found',
    );
    const later = await plan(service, { heldOn: plusDays(today, 3) });
    expect(codeOf(await put(service, later, [{ personId, state: 'present' }]))).toBe('invalid');
  });

  it('按岗位定对象；登记到、迟到、缺席；未参加名单认补训', async () => {
    const service = await test.as('县行服务管理员');
    const head = await test.as('网点负责人');
    const title = '收费标准必修课';
    const id = await plan(service, { title, posts: ['柜员', '网点负责人'] });
    const roll = await rollOf(service, id);
    expect(roll.rows.map(({ name }) => name).toSorted()).toEqual(['王七', '褚十']);
    const missing = async () =>
      (await service.get(`/api/training-gaps?sessionId=${id}`)).json<GapsPage>().rows;
    expect(await missing()).toHaveLength(2);
    const clerk = idOf(roll.rows, '褚十');
    const rows = [
      { personId: clerk, state: 'absent', reason: '公休' },
      { personId: idOf(roll.rows, '王七'), state: 'late' },
    ];
    const done = await head.put(`/api/trainings/${id}/attendance`, { rows });
    expect(done.json()).toEqual({ recorded: 2, fulfilled: 0, reopened: 0 });
    expect(await missing()).toMatchObject([
      { person: { name: '褚十' }, state: 'absent', reason: '公休' },
    ]);
    expect(sheetText(await service.get(`/api/training-gaps.xlsx?sessionId=${id}`))).toContain(
      '公休',
    );
    const makeup = await plan(service, { title: '收费标准补训', makeupOf: id });
    await head.put(`/api/trainings/${makeup}/attendance`, {
      rows: [{ personId: clerk, state: 'present' }],
    });
    expect(await missing()).toEqual([]);
    const detail = (await service.get(`/api/trainings/${id}`)).json<SessionDetail>();
    expect(detail).toMatchObject({ audience: 2, late: 1, absent: 1, makeups: [{ id: makeup }] });
    expect(sheetText(await service.get(`/api/trainings/${id}/roll.xlsx`))).toContain('迟到');
  });

  it('员工在“我的”里看到自己的，取消的不再出现', async () => {
    const service = await test.as('县行服务管理员');
    const id = await plan(service, { title: '只给保安的培训', posts: ['保安'] });
    const coming = await plan(service, { title: '明天的演练', heldOn: plusDays(today, 1) });
    const mine = (await (await test.as('柜员')).get('/api/my-training')).json<MyTraining>();
    expect(mine.person).toEqual({ name: '褚十', post: '柜员' });
    const ids = mine.sessions.map((one) => one.id);
    expect([ids.includes(coming), ids.includes(id)]).toEqual([true, false]);
    expect(mine.sessions.find(({ title }) => title === '收费标准必修课')).toMatchObject({
      state: 'absent',
      reason: '公休',
    });
  });
});

describe('日历订阅', () => {
  it('员工也能订阅，其中有将来的培训', async () => {
    const clerk = await test.as('柜员');
    const feed = (await clerk.post('/api/calendar-feed')).json<{ path: string }>();
    const text = (await test.nobody().get(feed.path)).body;
    expect(text).toContain('SUMMARY:明天的演练');
    expect(text).not.toContain('只给保安的培训');
  });
});
