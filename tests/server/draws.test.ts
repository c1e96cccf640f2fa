/** 抽取 over HTTP: from the draft to the reserve, each step in order and none out of it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction, withinScope } from '../../src/server/http/transaction.ts';
import { findDrawResult } from '../../src/server/draw/index.ts';
import { testApp } from '../support/app.ts';
import {
  detailOf,
  drawIt,
  drawnOn,
  freeze,
  frozenOn,
  makeDraft,
  makeDrawn,
  pastDay,
  seedValues,
  setClock,
  source,
  spec,
} from '../support/draws.ts';

const test = testApp();
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: frozenOn }));
afterAll(() => void vi.useRealTimers());

const code = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;
const message = (answer: { json: <T>() => T }) => answer.json<{ message: string }>().message;
const accountOf = async (username: string) => {
  const { rows } = await test.services.database.pool.query<{ id: string }>(
    'select id from "user" where username = $1',
    [username],
  );
  return rows[0]!.id;
};

describe('每一步：没有、不许、不对、可以', () => {
  it('没有的抽取：404', async () => {
    const caller = await test.as('省行服务管理员');
    expect((await caller.get('/api/draws/99999')).statusCode).toBe(404);
    expect((await caller.post('/api/draws/99999/run')).statusCode).toBe(404);
  });

  it('网点和检查人员看不到抽取；领导小组能看不能办', async () => {
    for (const persona of ['网点负责人', '神秘人', '外部检查员', '柜员', '省行系统管理员'] as const)
      expect((await (await test.as(persona)).get('/api/draws')).statusCode).toBe(403);
    const id = await makeDraft(await test.as('县行服务管理员'));
    const leader = await test.as('县行领导小组');
    expect((await leader.get(`/api/draws/${id}`)).statusCode).toBe(200);
    expect((await leader.post(`/api/draws/${id}/freeze`, { revision: 2 })).statusCode).toBe(403);
    expect((await detailOf(leader, id)).can).toMatchObject({ freeze: false, save: false });
    expect((await (await test.as('他县服务管理员')).get(`/api/draws/${id}`)).statusCode).toBe(404);
  });

  it('内容不对：写清哪里不对；被别人改过：409', async () => {
    const caller = await test.as('省行服务管理员');
    setClock(frozenOn);
    const id = await makeDraft(caller, { sources: [], objection: { until: null, contact: '' } });
    const refused = await freeze(caller, id);
    expect([refused.statusCode, code(refused)]).toEqual([400, 'draw-not-ready']);
    expect(message(refused)).toContain('还没有指定公开种子的来源');
    const body = { name: '甲', purpose: 'outlets', covert: false, spec: spec(), revision: 1 };
    expect(code(await caller.put(`/api/draws/${id}`, body))).toBe('conflict');
    const wrong = { ...body, revision: 2, spec: { ...spec(), cuts: ['九十'] } };
    expect((await caller.put(`/api/draws/${id}`, wrong)).statusCode).toBe(400);
    expect((await caller.delete(`/api/draws/${id}`)).statusCode).toBe(200);
    expect((await caller.get(`/api/draws/${id}`)).statusCode).toBe(404);
  });

  it('种子已经公布过的来源不能用：承诺被拒绝', async () => {
    const caller = await test.as('省行服务管理员');
    const past = source({ publishedAt: '2026-01-22T21:15:00+08:00' });
    const id = await makeDraft(caller, { sources: [past] });
    expect(message(await freeze(caller, id))).toContain('公布时间不晚于现在');
  });
});

describe('从草稿到备选', () => {
  it('草稿说出名单、签数和还缺什么', async () => {
    const id = await makeDraft(await test.as('省行服务管理员'));
    const { preview, can } = await detailOf(await test.as('省行服务管理员'), id);
    expect(preview).toMatchObject({ size: 4, inspectors: 0, faults: [] });
    expect(preview!.classes).toEqual([
      { tickets: 3, members: 3, example: expect.stringContaining('低于目标 95 分') },
      { tickets: 1, members: 1, example: '' },
    ]);
    expect(can).toMatchObject({ save: true, freeze: true, run: false, 'open-reserve': false });
    const members = await (
      await test.as('省行服务管理员')
    ).get(`/api/draws/${id}/members?search=珊溪`);
    expect(members.json()).toMatchObject({ total: 1, rows: [{ number: 2, tickets: 1 }] });
  });

  it('承诺以后不能再改；时间未到不能录种子；自己不能确认自己', async () => {
    const caller = await test.as('省行服务管理员');
    const id = await makeDraft(caller);
    expect((await freeze(caller, id)).statusCode).toBe(200);
    const body = { name: '甲', purpose: 'outlets', covert: false, spec: spec(), revision: 2 };
    expect(code(await caller.put(`/api/draws/${id}`, body))).toBe('wrong-state');
    expect(code(await caller.delete(`/api/draws/${id}`))).toBe('wrong-state');
    const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
    expect(code(await caller.post(`/api/draws/${id}/seeds`, seed))).toBe('seed-too-early');
    const early = await caller.post(`/api/draws/${id}/run`);
    expect(code(early)).toBe('draw-hindered');
    expect(message(early)).toContain('异议期还没有结束');
    setClock(drawnOn);
    const short = { ...seed, values: ['1'] };
    expect(message(await caller.post(`/api/draws/${id}/seeds`, short))).toContain(
      '应录入 7 个整数',
    );
    const { n } = (await caller.post(`/api/draws/${id}/seeds`, seed)).json<{ n: number }>();
    expect(code(await caller.post(`/api/draws/${id}/seeds/${n}/confirm`))).toBe('own-seed');
    expect(message(await caller.post(`/api/draws/${id}/run`))).toContain('另一个人核对确认');
  });

  it('录错了可以重录，旧的一条留着，确认只对最新的一条', async () => {
    const caller = await test.as('省行服务管理员');
    const auditor = await test.as('审计员');
    const id = await makeDraft(caller);
    await freeze(caller, id);
    setClock(drawnOn);
    const seed = { source: 'ssq', state: 'published', values: seedValues, note: '' };
    await caller.post(`/api/draws/${id}/seeds`, {
      ...seed,
      values: ['1', '2', '3', '4', '5', '6', '7'],
    });
    await caller.post(`/api/draws/${id}/seeds`, seed);
    expect(code(await auditor.post(`/api/draws/${id}/seeds/1/confirm`))).toBe('conflict');
    expect((await auditor.post(`/api/draws/${id}/seeds/2/confirm`)).statusCode).toBe(200);
    expect(code(await auditor.post(`/api/draws/${id}/seeds/2/confirm`))).toBe('duplicate');
    expect((await caller.post(`/api/draws/${id}/run`)).statusCode).toBe(200);
    expect((await detailOf(caller, id)).result).toMatchObject({
      key: '3.5.8.12.19.27.33./',
      picks: 2,
    });
    expect(code(await caller.post(`/api/draws/${id}/run`))).toBe('wrong-state');
  });

  it('异议没有答复不能抽，成立则只能作废重来；照旧的一次再准备', async () => {
    const caller = await test.as('省行服务管理员');
    const auditor = await test.as('审计员');
    const id = await makeDraft(caller);
    await freeze(caller, id);
    const objection = { from: '泰顺县支行', text: '新开的网点不在名单里' };
    expect((await auditor.post(`/api/draws/${id}/objections`, objection)).json()).toEqual({ n: 1 });
    expect(message(await drawIt(caller, auditor, id))).toContain('还有异议没有答复');
    const answer = { upheld: true, text: '属实，补入后重新承诺' };
    expect((await auditor.post(`/api/draws/${id}/objections/1/answer`, answer)).statusCode).toBe(
      403,
    );
    expect((await caller.post(`/api/draws/${id}/objections/2/answer`, answer)).statusCode).toBe(
      404,
    );
    expect((await caller.post(`/api/draws/${id}/objections/1/answer`, answer)).statusCode).toBe(
      200,
    );
    expect(message(await caller.post(`/api/draws/${id}/run`))).toContain('有异议成立');
    expect((await caller.post(`/api/draws/${id}/cancel`, { reason: '' })).statusCode).toBe(400);
    expect((await caller.post(`/api/draws/${id}/cancel`, { reason: '名单漏列' })).statusCode).toBe(
      200,
    );
    const again = { name: '重新抽取', purpose: 'outlets', covert: false, fromId: id };
    const copy = (await caller.post('/api/draws', again)).json<{ id: number }>();
    const made = await detailOf(caller, copy.id);
    expect(made.spec.quotaRule).toEqual({ kind: 'proportional', total: 2, atLeast: 0 });
    expect(Date.parse(made.spec.sources[0]!.publishedAt)).toBeGreaterThan(drawnOn.getTime());
  });

  it('抽中的、算式、备选、导出；给检查批次的结果随备选更新', async () => {
    const caller = await test.as('省行服务管理员');
    const inspectors = [{ accountId: await accountOf('shenmi'), capacity: null }];
    const id = await makeDrawn(test, { inspectors });
    type Row = { number: number; code: string; visits: { inspector: { name: string } }[] };
    const { rows } = (await caller.get(`/api/draws/${id}/picks`)).json<{ rows: Row[] }>();
    expect(rows).toHaveLength(2);
    expect(rows[0]!.visits[0]!.inspector.name).toBe('冯八');
    const replayed = (await caller.get(`/api/draws/${id}/replay/${rows[0]!.number}`)).json<{
      digest: string;
      left: number;
      ticket: number;
    }>();
    expect(Number(BigInt(`0x${replayed.digest}`) % BigInt(replayed.left))).toBe(replayed.ticket);
    const fallen = { replaces: rows[0]!.number, reason: '停业装修' };
    expect(
      (await caller.post(`/api/draws/${id}/reserves`, { ...fallen, replaces: 99 })).statusCode,
    ).toBe(400);
    expect((await caller.post(`/api/draws/${id}/reserves`, fallen)).statusCode).toBe(200);
    expect(message(await caller.post(`/api/draws/${id}/reserves`, fallen))).toContain(
      '备选已经用完',
    );
    const result = await withinScope(test.services.database, { role: 'wide' }, (db) =>
      findDrawResult(db, id),
    );
    expect(result!.visits).toHaveLength(2);
    expect(result!.visits.map(({ unit }) => unit.code)).not.toContain(rows[0]!.code);
    expect(result!.visits[1]).toMatchObject({
      reserve: true,
      inspector: { username: 'shenmi', name: '冯八' },
    });
    expect(
      (await caller.get(`/api/draws/${id}/picks.xlsx`)).rawPayload.subarray(0, 2).toString(),
    ).toBe('PK');
    expect((await caller.get('/api/draws?state=drawn&search=四季度')).json()).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id, pool: 4, quota: 2 })]),
    });
  });

  it('锁定期：去过的不再派同一个人，从检查单算出来；回避也不派', async () => {
    const caller = await test.as('省行服务管理员');
    const [shenmi, other] = [await accountOf('shenmi'), await accountOf('sheng.svc')];
    const outlets = ['33032801', '33032802', '33032901', '33032902'];
    const { pool } = test.services.database;
    await pool.query(
      `insert into standard (unit_id, unit_no, last_no, name, valid_from) select id, unit_no, last_no, '锁定期用', '2026-01-01' from unit where code = '33'`,
    );
    await pool.query(
      `insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, due_on, visited_on)
       select u.id, u.unit_no, 1, s.id, '省行神秘人', '2026Q4', true, $1, '冯八', '${pastDay}', '${pastDay}'
       from unit u, standard s where s.name = '锁定期用' and u.code = any($2)`,
      [shenmi, outlets.slice(0, 3)],
    );
    const unitId = await test.unitId(outlets[3]!);
    const inspectors = [
      { accountId: shenmi, capacity: null },
      { accountId: other, capacity: null },
    ];
    const quotaRule = { kind: 'proportional' as const, total: 4, atLeast: 0 };
    const avoid = [{ accountId: other, unitId, reason: '亲属任职' }];
    const id = await makeDrawn(test, { inspectors, quotaRule, avoid, reserves: 0 });
    const result = await withinScope(test.services.database, { role: 'wide' }, (db) =>
      findDrawResult(db, id),
    );
    const who = new Map(result!.visits.map((one) => [one.unit.code, one.inspector!.username]));
    expect(outlets.map((one) => who.get(one))).toEqual([...Array(3).fill('sheng.svc'), 'shenmi']);
    const file = await caller.get(`/api/draws/${id}/draw.json`);
    expect(file.body).toContain(`${pastDay} 去过，锁定 90 天`);
    const simulated = (await caller.get(`/api/draws/${id}/simulation`)).json();
    expect(simulated).toMatchObject({
      conflicts: 0,
      inspectors: [
        { name: '冯八', least: 1, most: 1 },
        { name: '李三', least: 3, most: 3 },
      ],
    });
  });

  it('公布过的一步谁也改不了，承诺过的删不掉：数据库也这样守着', async () => {
    const id = await makeDrawn(test);
    const scope = { role: 'wide' } as const;
    for (const change of [
      `update draw_step set document = '{}' where draw_id = ${id}`,
      `delete from draw_step where draw_id = ${id}`,
    ])
      await expect(
        withinScope(test.services.database, scope, (db) => db.execute(change)),
      ).rejects.toThrow();
    await inTransaction(test.services.database, async (db) => {
      const { rows } = await db.execute<{ sealed: string }>(
        `select sealed_chain as sealed from draw where id = ${id}`,
      );
      expect(rows[0]!.sealed).not.toMatch(/[0-9a-f]{64}/);
    });
  });
});
