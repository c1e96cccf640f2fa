/** 检查批次: from a draft to visits given out, and what keeps it from opening. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';

const test = testApp();
const base = { standardId: 0, unitIds: [] as number[], inspectors: [] as string[] };
const admin = () => test.as('县行服务管理员');
const message = (answer: { json: <T>() => T }) => answer.json<{ message: string }>().message;

beforeAll(async () => {
  base.standardId = await addStandard(test);
  base.unitIds = [await test.unitId('330328')];
  base.inspectors = [await accountId(test, 'wai.jian'), await accountId(test, 'xian.svc')];
});

describe('检查批次', () => {
  it('没有这个批次', async () => {
    expect((await (await admin()).get('/api/rounds/999999')).statusCode).toBe(404);
    expect((await (await admin()).post('/api/rounds/999999/open')).statusCode).toBe(404);
  });

  it('网点负责人和检查人员不能看批次，复核人不能建批次', async () => {
    for (const persona of ['网点负责人', '神秘人', '外部检查员'] as const)
      expect((await (await test.as(persona)).get('/api/rounds')).statusCode).toBe(403);
    const reviewer = await test.as('上一级复核人');
    expect((await reviewer.post('/api/rounds', roundOf(base))).statusCode).toBe(403);
  });

  it.each([
    ['结束日期', { startsOn: '2026-09-01' }],
    ['暗访', { kind: '非现场检查', covert: true }],
    ['自查', { kind: '自查', covert: true }],
    ['波次', { kind: '省行神秘人', wave: '八月' }],
    ['检查标准', { startsOn: '2025-01-01', endsOn: '2025-02-01' }],
    ['非现场', { settings: { remote: { slots: [], dueAt: '2026-08-20T18:00:00+08:00' } } }],
  ])('填错时说明：%s', async (word, over) => {
    const answer = await (await admin()).post('/api/rounds', roundOf({ ...base, over }));
    expect(answer.statusCode).toBe(400);
    expect(message(answer)).toContain(word);
  });

  it('预演：两家两人各一家，工作量说清楚', async () => {
    const answer = await (await admin()).post('/api/rounds/preview', roundOf(base));
    expect(answer.json()).toMatchObject({
      outlets: 2,
      visits: 2,
      doubles: 0,
      errors: 0,
      load: [
        { name: '韩一四', visits: 1, open: 0 },
        { name: '周四', visits: 1, open: 0 },
      ],
    });
  });

  it('建立、修改、开始、派出检查单；开始以后不能再改', async () => {
    const caller = await admin();
    const body = roundOf({ ...base, over: { wave: '2026-08a' } });
    const { id } = (await caller.post('/api/rounds', body)).json<{ id: number }>();
    const renamed = { ...body, version: 1, name: '改名后的批次' };
    expect((await caller.put(`/api/rounds/${id}`, renamed)).statusCode).toBe(200);
    const late = await caller.put(`/api/rounds/${id}`, { ...body, version: 1, name: '另一个名字' });
    expect([late.statusCode, late.json()]).toMatchObject([
      409,
      { code: 'conflict', findings: [{ path: ['name'], theirs: '改名后的批次' }] },
    ]);
    expect((await caller.post(`/api/rounds/${id}/open`)).json()).toEqual({ visits: 2 });
    expect((await caller.get(`/api/rounds/${id}`)).json()).toMatchObject({
      name: '改名后的批次',
      state: 'open',
      counts: { draft: 2, total: 2, locked: 0 },
      inspectors: [{ total: 1 }, { total: 1 }],
      abilities: { edit: true, review: true },
    });
    expect(message(await caller.put(`/api/rounds/${id}`, renamed))).toContain('进行中');
    expect((await caller.post(`/api/rounds/${id}/open`)).statusCode).toBe(409);
    expect((await caller.post(`/api/rounds/${id}/close`)).json()).toEqual({ withdrawn: 2 });
    expect((await caller.get(`/api/rounds/${id}`)).json()).toMatchObject({
      state: 'closed',
      counts: { total: 0 },
    });
  });

  it('双评：同一家派给两个不同的人，第二张指向第一张', async () => {
    const caller = await admin();
    const over = { wave: '2026-08b', settings: { doubleShare: 1 } };
    const id = await openRound(caller, roundOf({ ...base, over }));
    const { rows } = await test.services.database.pool.query<{
      unit: number;
      owners: number;
      seconds: number;
    }>(
      `select unit_id as unit, count(distinct owner_id) as owners, count(second_of) as seconds
       from visit where round_id = $1 group by unit_id`,
      [id],
    );
    expect(rows.map(({ owners, seconds }) => [owners, seconds])).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it('锁定期：刚去过的人不能再去，说出是谁、哪一家', async () => {
    const caller = await admin();
    const only = { ...base, inspectors: [base.inspectors[0]!] };
    await openRound(
      caller,
      roundOf({ ...only, over: { wave: '2026-08c', settings: { lockOutDays: 0 } } }),
    );
    const again = roundOf({ ...only, over: { wave: '2026-08d' } });
    const { id } = (await caller.post('/api/rounds', again)).json<{ id: number }>();
    const refused = await caller.post(`/api/rounds/${id}/open`);
    expect(refused.statusCode).toBe(409);
    expect(
      refused.json<{ findings: { code: string }[] }>().findings.map(({ code }) => code),
    ).toEqual(['nobody-free', 'nobody-free']);
    const byHand = {
      settings: {
        choices: [{ unitId: await test.unitId('33032801'), inspectors: only.inspectors }],
      },
    };
    const shown = await caller.post(
      '/api/rounds/preview',
      roundOf({ ...only, over: { wave: 'x', ...byHand } }),
    );
    expect(shown.json<{ findings: { message: string }[] }>().findings[0]!.message).toMatch(
      /韩一四.*文成大峃网点.*锁定期|韩一四在锁定期内去过文成大峃网点/,
    );
  });

  it('工作量超过每人上限：派不出去', async () => {
    const over = { wave: '2026-08e', settings: { capacity: 1, lockOutDays: 0 } };
    const only = { ...base, inspectors: [base.inspectors[0]!] };
    const answer = await (await admin()).post('/api/rounds/preview', roundOf({ ...only, over }));
    expect(answer.json()).toMatchObject({ errors: 1, findings: [{ code: 'nobody-free' }] });
  });

  it('自查：派给各网点的负责人；没有负责人的网点说明', async () => {
    const over = { kind: '自查', wave: '2026-08f' };
    const answer = await (await admin()).post('/api/rounds/preview', roundOf({ ...base, over }));
    expect(answer.json()).toMatchObject({
      visits: 1,
      rows: [{ inspectors: [{ name: '王七' }] }, { inspectors: [] }],
      findings: [{ code: 'nobody-free' }],
    });
  });

  it('列表可搜索、筛选、导出；别县看不到', async () => {
    const caller = await admin();
    const all = (await caller.get('/api/rounds')).json<{ total: number }>().total;
    expect(all).toBeGreaterThan(2);
    expect((await caller.get('/api/rounds?search=改名')).json()).toMatchObject({ total: 1 });
    expect((await caller.get('/api/rounds?state=draft')).json()).toMatchObject({ total: 1 });
    expect((await caller.get('/api/rounds.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    const other = await test.as('他县服务管理员');
    expect((await other.get('/api/rounds')).json()).toMatchObject({ total: 0 });
  });

  it('可选项：有效标准、检查人员与其未完成数', async () => {
    const answer = await (
      await admin()
    ).get('/api/rounds/choices?startsOn=2026-08-01&endsOn=2026-08-31');
    expect(answer.json()).toMatchObject({
      standards: [{ name: '测试标准', version: 1 }],
      inspectors: [{ name: '韩一四', role: 'outside-inspector' }, { name: '周四' }],
    });
  });
});
