/** 现场处罚单 over HTTP: issued once, inside its range, first and again; and what it becomes in the ledger. */
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  TicketClauses,
  TicketDetail,
  TicketPack,
  TicketPreview,
} from '../../src/contract/ticket.ts';
import { findVersion, toSettleable } from '../../src/server/plan/index.ts';
import { settle } from '../../src/server/settlement/index.ts';
import { applyBook } from '../../src/server/inspection/take-over.ts';
import { book } from '../support/bank.ts';
import { jpeg } from '../support/pictures.ts';
import { testApp, type Answer } from '../support/app.ts';
import { planOfThisYear, putInForce } from '../support/plan-in-force.ts';
import { ticketOf } from '../support/tickets.ts';

const test = testApp();
const year = new Date().getFullYear();
let [outlet, elsewhere] = [0, 0];
let versionId = 0;

const draft = (change: object = {}) => ticketOf(outlet, change);
const inspector = () => test.as('神秘人');
const issue = async (change: object = {}) =>
  (await inspector()).post('/api/tickets', draft(change));
const preview = async (change: object = {}) =>
  (await (await inspector()).post('/api/tickets/preview', draft(change))).json<TicketPreview>();
const message = (answer: Answer) => answer.json<{ message: string }>().message;
const detailOf = async (answer: Answer) => {
  const { id } = answer.json<{ id: number }>();
  return (await (await inspector()).get(`/api/tickets/${outlet}/${id}`)).json<TicketDetail>();
};

beforeAll(async () => {
  outlet = await test.unitId('33032801');
  elsewhere = await test.unitId('33032901');
  const inForce = await test.services.wide((db) => putInForce(db, '330328', planOfThisYear()));
  versionId = inForce.id;
});

describe('开单', () => {
  it('网点不存在，或在管辖范围以外', async () => {
    expect((await issue({ unitId: 999_999_999 })).statusCode).toBe(404);
    const head = await test.as('网点负责人');
    expect((await head.post('/api/tickets', draft({ unitId: elsewhere }))).statusCode).toBe(404);
  });

  it('柜员、审计员不能开单', async () => {
    for (const persona of ['柜员', '审计员'] as const) {
      const caller = await test.as(persona);
      expect((await caller.post('/api/tickets', draft())).statusCode).toBe(403);
    }
  });

  it('填得不对时，说明什么、为什么、怎么办', async () => {
    const outside = await issue({ clause: 'R11', points: null, amount: '250' });
    expect([outside.statusCode, message(outside)]).toEqual([
      400,
      expect.stringContaining('核定金额 250 元超出条款的范围，请改在 100—200 元之间'),
    ]);
    expect(message(await issue({ reason: '' }))).toContain('没有写明理由');
    expect(message(await issue({ points: null }))).toContain('没有填写扣几分');
    const future = new Date(Date.now() + 3_600_000).toISOString();
    expect(message(await issue({ happenedAt: future }))).toContain('处罚时间在将来');
    const old = new Date(Date.now() - 40 * 86_400_000).toISOString();
    expect(message(await issue({ happenedAt: old }))).toContain('超过 31 天');
    expect(message(await issue({ offender: '冯八' }))).toContain('不能给自己开处罚单');
    const county2 = await issue({ unitId: elsewhere });
    expect(message(county2)).toContain('没有生效的方案');
  });

  it('初犯每分 200 元并参加演练，再犯每分 500 元并参加培训', async () => {
    expect(await preview()).toEqual({ amount: '-400', earlier: 0, order: 'drill', fault: null });
    const first = await detailOf(await issue());
    expect(first).toMatchObject({ charge: '-400', earlier: 0, order: 'drill', issuerName: '冯八' });
    expect(await preview()).toMatchObject({ amount: '-1000', earlier: 1, order: 'training' });
    const again = await detailOf(await issue());
    expect(again).toMatchObject({ charge: '-1000', earlier: 1, order: 'training' });
    expect(again.rule?.text).toContain('初犯的必须参加晚间的演练');
    const orders = await test.services.database.pool.query<{ title: string; kind: string }>(
      `select title, kind from rectification where source_kind = 'ticket' and unit_id = $1 order by id`,
      [outlet],
    );
    expect(orders.rows).toEqual([
      { title: '现场处罚后当晚演练：R16 刘一五', kind: 'drill' },
      { title: '现场处罚再犯，培训半天以上：R16 刘一五', kind: 'drill' },
    ]);
    // 后来的单子不改变先前那张
    const answer = await (await inspector()).get(`/api/tickets/${outlet}/${first.id}`);
    expect(answer.json()).toMatchObject({ charge: '-400', earlier: 0 });
  });

  it('同一张重复提交只开一次', async () => {
    const same = draft({ offender: '赵一六' });
    const caller = await inspector();
    const [one, two] = [
      await caller.post('/api/tickets', same),
      await caller.post('/api/tickets', same),
    ];
    expect(one.json()).toMatchObject({ isNew: true });
    expect(two.json()).toEqual({ id: one.json<{ id: number }>().id, isNew: false });
    const { rows } = await test.services.database.pool.query(
      `select 1 from audit where action = 'ticket.issue' and detail ->> 'ticketId' = $1`,
      [String(one.json<{ id: number }>().id)],
    );
    expect(rows).toHaveLength(1);
  });

  it('结算后成为台账上的一行', async () => {
    await test.services.wide(async (db) =>
      settle(db, toSettleable((await findVersion(db, versionId))!), {}, '测试'),
    );
    const { rows } = await test.services.database.pool.query<{ amount: string }>(
      `select amount::text from ledger_line where rule_id = 'C3-R16' and unit_id = $1 order by amount desc`,
      [outlet],
    );
    expect(rows.map(({ amount }) => amount)).toEqual(['-400.00', '-400.00', '-1000.00']);
  });
});

describe('导入同一天的处罚单', () => {
  it('不会占掉现场开的那张；导出的再导回来不会多出一张', async () => {
    const made = await detailOf(await issue({ offender: '钱一八', points: '1' }));
    const imported = (rows: object[]) =>
      test.services.wide((db) =>
        applyBook(
          db,
          { ...book, tickets: rows as typeof book.tickets },
          { importId: null, scope: null },
        ),
      );
    const row = (offender: string, points: string) => ({
      happenedOn: made.happenedOn,
      unitCode: '33032801',
      offender,
      clause: 'R16' as const,
      times: 1,
      points,
      amount: null,
    });
    await imported([row('钱一八', '1.00'), row('周一九', '3.00')]);
    await imported([row('钱一八', '1.00'), row('周一九', '3.00')]);
    const { rows } = await test.services.database.pool.query<{ offender: string; points: string }>(
      `select offender, points::text from ticket where unit_id = $1 and offender in ('钱一八', '周一九') order by offender`,
      [outlet],
    );
    expect(rows).toEqual([
      { offender: '周一九', points: '3.00' },
      { offender: '钱一八', points: '1.00' },
    ]);
    expect(await detailOf({ json: () => ({ id: made.id }) } as Answer)).toMatchObject({
      issuerName: '冯八',
    });
  });
});

describe('可开的条款', () => {
  const read = async (unitId: number) =>
    (await (await inspector()).get(`/api/ticket-clauses?unitId=${unitId}`)).json<TicketClauses>();

  it('出自本网点生效的方案，带原文和范围', async () => {
    const { plan, clauses } = await read(outlet);
    expect(plan).toMatchObject({ inPeriod: true });
    expect(clauses.map((one) => one.clause)).toEqual(['R11', 'R12', 'R13', 'R16']);
    expect(clauses[0]).toMatchObject({ amount: { from: '100', to: '200' }, enters: 'amount' });
  });

  it('没有方案的县没有', async () => {
    expect(await read(elsewhere)).toEqual({ plan: null, clauses: [], things: [] });
  });
});

describe('手机离线开单', () => {
  it('带走可开单的网点、条款和原文；没有方案的网点也列出来', async () => {
    const answer = await (await inspector()).get('/api/capture/tickets');
    const { outlets, plans } = answer.json<TicketPack>();
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({ versionId, inPeriod: true });
    expect(plans[0]!.clauses.map((one) => one.clause)).toEqual(['R11', 'R12', 'R13', 'R16']);
    expect(outlets.find(({ code }) => code === '33032801')).toMatchObject({ versionId });
    expect(outlets.find(({ code }) => code === '33032901')).toMatchObject({ versionId: null });
    const own = (
      await (await test.as('网点负责人')).get('/api/capture/tickets')
    ).json<TicketPack>();
    expect(own.outlets.map(({ code }) => code)).toEqual(['33032801']);
  });

  it('照片分段补上，只有开单人可以，重发不会多出一份', async () => {
    const made = draft({ offender: '吴二十' });
    const caller = await inspector();
    await caller.post('/api/tickets', made);
    const photo = jpeg(64, 48);
    const path = `/api/capture/tickets/${outlet}/${made.clientId}/evidence/${randomUUID()}`;
    const piece = {
      offset: '0',
      total: String(photo.length),
      sha256: createHash('sha256').update(photo).digest('hex'),
      name: '现场.jpg',
      capturedAt: made.happenedAt,
    };
    const send = (cookie: string) =>
      test.app.inject({
        method: 'POST',
        url: `${path}?${new URLSearchParams(piece)}`,
        headers: {
          cookie,
          'x-mingchuang': '1',
          'content-type': 'application/octet-stream',
        },
        payload: photo,
      });
    expect((await send((await test.as('网点负责人')).cookie)).statusCode).toBe(404);
    expect((await send(caller.cookie)).json()).toMatchObject({ complete: true });
    expect((await send(caller.cookie)).json()).toMatchObject({ complete: true });
    expect((await caller.get(path)).json()).toEqual({ received: photo.length, complete: true });
    const { rows } = await test.services.database.pool.query<{ n: number }>(
      `select count(*)::int as n from evidence where fact_kind = 'ticket' and name = '现场.jpg'`,
    );
    expect(rows[0]!.n).toBe(1);
  });
});

describe('通知单与金额分布', () => {
  it('Word 通知单写明条款、金额和申诉权', async () => {
    const { id } = (await issue({ offender: '孙一七' })).json<{ id: number }>();
    const file = await (await inspector()).get(`/api/tickets/${outlet}/${id}/notice.docx`);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const others = await (await test.as('他县服务管理员')).get(`/api/tickets/${outlet}/${id}`);
    expect(others.statusCode).toBe(404);
  });

  it('看得到每个开单人怎样用这个区间', async () => {
    for (const amount of ['100', '180', '200'])
      await issue({ clause: 'R11', points: null, amount, offender: '' });
    const answer = await (await test.as('县行服务管理员')).get(`/api/ticket-amounts?year=${year}`);
    expect(answer.json()).toEqual([
      {
        issuer: '冯八',
        clause: 'R11',
        tickets: 3,
        lowest: '100.00',
        mean: '160.00',
        highest: '200.00',
      },
    ]);
  });
});
