/** 定置定位 over HTTP: an outlet's list, asking for a replacement, import and export, and R13's ticket. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlacementDetail, PlacementsPage } from '../../src/contract/placement.ts';
import type { TicketClauses, TicketDetail, TicketPack } from '../../src/contract/ticket.ts';
import { writeTables } from '../../src/documents/index.ts';
import { testApp, type Answer } from '../support/app.ts';
import { planOfThisYear, putInForce } from '../support/plan-in-force.ts';

const test = testApp();
let [outlet, elsewhere, county] = [0, 0, 0];
const head = () => test.as('网点负责人');
const service = () => test.as('县行服务管理员');
const code = (answer: Answer) => answer.json<{ code: string }>().code;
const message = (answer: Answer) => answer.json<{ message: string }>().message;
const add = async (change: object = {}) =>
  (await head()).post('/api/placements', {
    unitId: outlet,
    name: '老花镜',
    place: '填单台左侧',
    ...change,
  });
const idOf = (answer: Answer) => answer.json<{ id: number }>().id;
const detail = async (id: number, caller = head) =>
  (await (await caller()).get(`/api/placements/${outlet}/${id}`)).json<PlacementDetail>();
const ask = async (id: number, caller = head) =>
  (await caller()).post(`/api/placements/${outlet}/${id}/request`, { reason: '镜片碎了' });
const sheet = (rows: (string | number | null)[][]) =>
  writeTables([
    {
      name: '清单',
      columns: ['网点编码', '编码', '物品', '位置', '数量', '状态', '自何日起'].map((title) => ({
        title,
      })),
      rows,
    },
  ]);

beforeAll(async () => {
  outlet = await test.unitId('33032801');
  elsewhere = await test.unitId('33032901');
  county = await test.unitId('330328');
});

describe('清单', () => {
  it('不存在的物品、范围以外的网点', async () => {
    expect((await (await head()).get(`/api/placements/${outlet}/999999`)).statusCode).toBe(404);
    expect((await add({ unitId: elsewhere })).statusCode).toBe(404);
  });

  it('检查人员、员工不能改清单；服务管理员不能替网点申请', async () => {
    const given = { unitId: outlet, name: '水杯' };
    for (const persona of ['神秘人', '柜员', '上一级复核人'] as const)
      expect((await (await test.as(persona)).post('/api/placements', given)).statusCode).toBe(403);
    const id = idOf(await add());
    expect((await ask(id, service)).statusCode).toBe(403);
  });

  it('编码重复、登记到县行、数量为零，都说明为什么', async () => {
    expect((await add({ code: 'DZ-90' })).statusCode).toBe(200);
    expect(code(await add({ code: 'DZ-90' }))).toBe('duplicate');
    const atCounty = await (
      await service()
    ).post('/api/placements', { unitId: county, name: '水杯' });
    expect(message(atCounty)).toContain('请选择网点');
    expect((await add({ quantity: 0 })).statusCode).toBe(400);
  });

  it('加上一件给它下一个编码；改状态自当天起；别人先改了就报冲突', async () => {
    const id = idOf(await add({ name: '签字笔', since: '2023-03-01' }));
    const first = await detail(id);
    expect(first).toMatchObject({ code: 'DZ-91', state: 'present', since: '2023-03-01' });
    const caller = await head();
    const patch = (body: object) => caller.patch(`/api/placements/${outlet}/${id}`, body);
    expect((await patch({ version: 1, state: 'missing' })).statusCode).toBe(200);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(await detail(id)).toMatchObject({ state: 'missing', since: today, version: 2 });
    expect(code(await patch({ version: 1, note: '旧的' }))).toBe('conflict');
  });
});

describe('申请补充', () => {
  it('提出一次，时刻由服务器定；再提就重复；记为已补后物品回到在位', async () => {
    const id = idOf(await add({ name: '防暑药箱', state: 'damaged' }));
    expect((await ask(id)).statusCode).toBe(200);
    expect(code(await ask(id))).toBe('duplicate');
    const asked = await detail(id);
    expect(Date.now() - Date.parse(asked.request!.askedAt)).toBeLessThan(60_000);
    expect(asked.request).toMatchObject({ askedBy: '王七', reason: '镜片碎了' });
    expect(asked.can).toMatchObject({ request: false, close: true, remove: false });
    const close = async (as: string) =>
      (await service()).post(`/api/placements/${outlet}/${id}/close`, { as });
    expect(code(await close('withdrawn'))).toBe('placement-not-yours');
    expect((await close('supplied')).statusCode).toBe(200);
    const done = await detail(id);
    expect(done).toMatchObject({ state: 'present', request: null });
    expect(done.requests).toMatchObject([{ state: 'supplied', closedBy: '周四' }]);
    expect(code(await close('supplied'))).toBe('wrong-state');
  });

  it('申请过的不能从清单上删去，没有申请过的可以', async () => {
    const asked = idOf(await add({ name: '茶水桶' }));
    await ask(asked);
    const remove = async (id: number) => (await head()).delete(`/api/placements/${outlet}/${id}`);
    expect(code(await remove(asked))).toBe('placement-in-use');
    const plain = idOf(await add({ name: '花架' }));
    expect((await remove(plain)).statusCode).toBe(200);
    expect((await remove(plain)).statusCode).toBe(404);
  });

  it('列表按“有申请”“缺而没有申请”筛选，并数出各种状态', async () => {
    const page = async (query: string) =>
      (await (await service()).get(`/api/placements?${query}`)).json<PlacementsPage>();
    const asked = await page('requested=yes');
    expect(asked.rows.every(({ request }) => request !== null)).toBe(true);
    expect(asked.total).toBe(asked.counts.requested);
    const unasked = await page('requested=no');
    expect(unasked.rows.map(({ name }) => name)).toEqual(['签字笔']);
    const found = await page(`search=${encodeURIComponent('填单台')}&sort=-since`);
    expect(found.total).toBe(found.counts.present + found.counts.missing + found.counts.damaged);
    const whole = await page('state=wanting');
    expect(whole.total).toBe(whole.counts.missing + whole.counts.damaged);
    expect((await page('search=33032801')).counts).toEqual(whole.counts);
    const elsewhere = await page('search=33032802');
    expect([elsewhere.total, elsewhere.counts.requested]).toEqual([0, 0]);
    const oldest = (await page('sort=asked&requested=yes')).rows.map((row) => row.request!.askedAt);
    expect(oldest).toEqual(oldest.toSorted());
  });
});

describe('导入导出', () => {
  it('认不出的行逐条指出；别的县的网点不收', async () => {
    const bad = await sheet([['33032801', 'A-1', '', '', 0, '丢了', '']]);
    const answer = await (await service()).upload('/api/placements/import', '清单.xlsx', bad);
    expect(code(answer)).toBe('placement-file');
    expect(message(answer)).toContain('第 2 行');
    expect(message(answer)).toContain('状态“丢了”不是在位、缺失或损坏');
    const foreign = await sheet([['33032901', 'A-1', '长椅', '大厅', 2, '在位', '']]);
    const refused = await (await service()).upload('/api/placements/import', 'x.xlsx', foreign);
    expect(message(refused)).toContain('33032901');
  });

  it('导出的表原样导入，什么都不变；改一格只改一件', async () => {
    const caller = await service();
    const bytes = (await caller.get('/api/placements.xlsx')).rawPayload;
    const same = (await caller.upload('/api/placements/import', '清单.xlsx', bytes)).json<{
      added: number;
      changed: number;
      same: number;
    }>();
    expect(same).toMatchObject({ added: 0, changed: 0 });
    expect(same.same).toBeGreaterThan(3);
    const change = await sheet([
      ['33032801', 'DZ-90', '老花镜', '填单台右侧', 3, '在位', '2023-05-01'],
      ['33032802', 'A-1', '长椅', '大厅', 2, '', ''],
    ]);
    const done = await caller.upload('/api/placements/import', '清单.xlsx', change);
    expect(done.json()).toEqual({ outlets: 2, added: 1, changed: 1, same: 0 });
  });

  it('网点负责人导入自己的表可以不写网点编码', async () => {
    const own = await sheet([['', 'B-1', '防滑垫', '门口', 1, '缺失', '2023-06-01']]);
    const done = await (await head()).upload('/api/placements/import', '清单.xlsx', own);
    expect(done.json()).toMatchObject({ outlets: 1, added: 1 });
  });
});

describe('R13 的处罚单：检查前有申请就不能开', () => {
  const issue = async (change: object) =>
    (await test.as('神秘人')).post('/api/tickets', {
      clientId: randomUUID(),
      unitId: outlet,
      clause: 'R13',
      offender: '王七',
      amount: '100',
      reason: '填单台上没有老花镜',
      happenedAt: new Date().toISOString(),
      ...change,
    });
  const thing = async (name: string) => {
    const id = idOf(await add({ name, state: 'missing' }));
    return { id, itemCode: (await detail(id)).code };
  };

  beforeAll(async () => {
    await test.services.wide((db) => putInForce(db, '330328', planOfThisYear()));
  });

  it('条款和手机包里带着清单', async () => {
    const caller = await test.as('神秘人');
    const { clauses, things } = (
      await caller.get(`/api/ticket-clauses?unitId=${outlet}`)
    ).json<TicketClauses>();
    expect(clauses.find(({ clause }) => clause === 'R13')?.unless).toBe('requested');
    expect(things.length).toBeGreaterThan(3);
    const pack = (await caller.get('/api/capture/tickets')).json<TicketPack>();
    expect(pack.things.filter(({ unitId }) => unitId === outlet)).toEqual(things);
  });

  it('有清单就要指明是哪一件，清单上没有的不行', async () => {
    expect(message(await issue({}))).toContain('没有指明是哪一件');
    expect(message(await issue({ itemCode: 'ZZ-1' }))).toContain('ZZ-1');
  });

  it('检查前申请过：拒绝，说明何时申请的；预览也这样说', async () => {
    const { id, itemCode } = await thing('老花镜二');
    await ask(id);
    const later = new Date(Date.now() + 60_000).toISOString();
    const refused = await issue({ itemCode, happenedAt: later });
    expect([refused.statusCode, code(refused)]).toEqual([409, 'ticket-requested']);
    expect(message(refused)).toContain('“老花镜二”在检查之前已经申请补充');
    const { rows } = await test.services.database.pool.query(
      'select 1 from ticket where unit_id = $1 and item_code = $2',
      [outlet, itemCode],
    );
    expect(rows).toEqual([]);
  });

  it('检查以后才申请的照样考核 100 元；单子上写着检查前没有、检查后何时申请', async () => {
    const { id, itemCode } = await thing('签字笔二');
    const before = new Date(Date.now() - 3_600_000).toISOString();
    await ask(id);
    const issued = await issue({ itemCode, happenedAt: before });
    expect(issued.statusCode).toBe(200);
    const shown = (
      await (await head()).get(`/api/tickets/${outlet}/${idOf(issued)}`)
    ).json<TicketDetail>();
    expect(shown).toMatchObject({ charge: '-100', thing: { name: '签字笔二', before: null } });
    expect(shown.thing!.after).not.toBeNull();
    const notice = await (await head()).get(`/api/tickets/${outlet}/${shown.id}/notice.docx`);
    expect(notice.statusCode).toBe(200);
  });

  it('检查前已经补上、又缺了而没有再申请的，可以考核', async () => {
    const { id, itemCode } = await thing('长椅');
    await ask(id);
    await (await service()).post(`/api/placements/${outlet}/${id}/close`, { as: 'supplied' });
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await issue({ itemCode, happenedAt: later })).statusCode).toBe(200);
  });
});
