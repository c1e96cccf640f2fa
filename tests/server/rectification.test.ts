/** 整改: what each may do with it over HTTP, and that only the data verify a problem. */
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RectificationDetail, RectificationsPage } from '../../src/contract/rectification.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { followInspections, updateEscalations } from '../../src/server/rectification/index.ts';
import type { Db } from '../../src/server/db/open.ts';
import { dayOf } from '../../src/domain/calendar/index.ts';
import { testApp, type Caller } from '../support/app.ts';

const test = testApp();
const today = dayOf(new Date().toISOString());
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000', 'hex');
const wide = <T>(work: (db: Db) => Promise<T>) =>
  withinScope(test.services.database, { role: 'wide' }, work);

async function followAll(): Promise<void> {
  await wide(async (db) => {
    const { rows } = await db.execute<{ unitId: number; inspectionId: number }>(
      sql`select unit_id as "unitId", id as "inspectionId" from inspection`,
    );
    await followInspections(db, rows, '周四');
  });
}
beforeAll(followAll);

const listOf = async (caller: Caller, query = '') =>
  (await caller.get(`/api/rectifications${query}`)).json<RectificationsPage>();
/** The live one of the head's outlet: of 2023Q2, which repeats 2023Q1. */
async function ours(): Promise<{ path: string; detail: RectificationDetail }> {
  const head = await test.as('网点负责人');
  const { rows } = await listOf(head, '?kind=item&repeated=yes');
  const { id, unit } = rows[0]!;
  const path = `/api/rectifications/${unit.id}/${id}`;
  return { path, detail: (await head.get(path)).json() };
}
const codeOf = (answer: { json: <T>() => T }) => answer.json<{ code: string }>().code;

describe('列表与一张整改单', () => {
  it('没有这一张；别县的看不到', async () => {
    const caller = await test.as('县行服务管理员');
    expect((await caller.get('/api/rectifications/1/999999')).statusCode).toBe(404);
    const { path } = await ours();
    expect((await (await test.as('他县服务管理员')).get(path)).statusCode).toBe(404);
  });

  it('员工不能看；审计员能看不能改', async () => {
    const { path } = await ours();
    expect((await (await test.as('柜员')).get('/api/rectifications')).statusCode).toBe(403);
    const auditor = await test.as('审计员');
    expect((await auditor.get(path)).json()).toMatchObject({ can: { edit: false, steps: [] } });
    expect((await auditor.patch(path, { version: 1 })).statusCode).toBe(403);
  });

  it('筛选写错时说明', async () => {
    const caller = await test.as('县行服务管理员');
    expect((await caller.get('/api/rectifications?state=closed')).statusCode).toBe(400);
  });

  it('按状态、重复、搜索筛选，各状态有数；导出 Excel', async () => {
    const caller = await test.as('县行服务管理员');
    const all = await listOf(caller);
    const of = (state: string) => all.states.find((one) => one.state === state)?.n ?? 0;
    expect([of('failed'), of('open')].every((n) => n >= 2)).toBe(true);
    expect((await listOf(caller, '?kind=item&repeated=yes')).total).toBe(2);
    expect((await listOf(caller, '?kind=item&search=珊溪')).total).toBe(2);
    expect((await listOf(caller, '?state=unfinished&kind=item')).rows).toHaveLength(2);
    const book = await caller.get('/api/rectifications.xlsx?kind=item');
    expect(strFromU8(unzipSync(book.rawPayload)['xl/sharedStrings.xml']!)).toContain('着装规范');
  });

  it('打开：来源、链、还缺什么；检查页也连过来', async () => {
    const { detail } = await ours();
    expect(detail).toMatchObject({
      state: 'open',
      repeats: 1,
      ownerName: '王七',
      source: {
        kind: 'inspection',
        text: '省行神秘人 2023Q2 · 2023-06-12 · 得分 93.00 · 扣 2.00 分',
      },
      progress: { verdict: 'waiting', looks: [] },
      can: { edit: true, due: false, steps: ['start'] },
    });
    expect(detail.can.missing).toContain('原因');
    expect(detail.chain.map(({ wave, state }) => [wave, state])).toEqual([
      ['2023Q1', 'failed'],
      ['2023Q2', 'open'],
    ]);
    const head = await test.as('网点负责人');
    const visit = await head.get(`/api/inspections/${detail.unit.id}/${detail.source.id}`);
    expect(visit.json()).toMatchObject({
      deductions: [{ rectification: { id: detail.id, before: { id: detail.chain[0]!.id } } }],
    });
  });
});

describe('从待整改到已验证', () => {
  it('没有原因、措施、证据都不能报告完成；期限只有县行能改', async () => {
    const { path } = await ours();
    const head = await test.as('网点负责人');
    const finish = (version: number) => head.post(`${path}/step`, { version, step: 'finish' });
    expect(codeOf(await finish(1))).toBe('rectification-incomplete');
    expect(codeOf(await head.patch(path, { version: 1, dueOn: '2030-01-01' }))).toBe('forbidden');
    const words = { causeCode: 'people', cause: '新员工未培训', measure: '班前互查着装' };
    expect((await head.patch(path, { version: 1, ...words })).json()).toMatchObject({ version: 2 });
    const refused = (await finish(2)).json<{ message: string }>();
    expect(refused.message).toContain('证据');
  });

  it('别人改过之后再存，说出改了什么', async () => {
    const { path } = await ours();
    const admin = await test.as('县行服务管理员');
    const answer = await admin.patch(path, { version: 1, measure: '另一种措施' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'conflict']);
    expect(answer.json()).toMatchObject({
      params: { by: '王七', version: '2', field: 'version' },
    });
    const { findings } = answer.json<{ findings: { path: string[] }[] }>();
    expect(findings.find(({ path: [name] }) => name === 'measure')).toMatchObject({
      before: '',
      mine: '另一种措施',
      theirs: '班前互查着装',
      by: '王七',
    });
  });

  it('有证据即可报告完成；任何人都不能验收；退回要理由', async () => {
    const { path, detail } = await ours();
    const head = await test.as('网点负责人');
    const at = `/api/evidence/rectification/${detail.unit.id}/${detail.id}`;
    expect((await head.upload(at, '整改后.png', png)).statusCode).toBe(200);
    expect((await head.post(`${path}/step`, { version: 2, step: 'finish' })).statusCode).toBe(200);
    const admin = await test.as('县行服务管理员');
    const accept = await admin.post(`${path}/step`, { version: 3, step: 'accept' });
    expect(accept.json<{ message: string }>().message).toContain('不能由人认定');
    const bare = await admin.post(`${path}/step`, { version: 3, step: 'return' });
    expect(codeOf(bare)).toBe('rectification-incomplete');
    expect(codeOf(await head.patch(path, { version: 3, measure: '改' }))).toBe('wrong-state');
  });

  it('之后的检查无扣分即已验证，再扣即未见效并连着新的一张', async () => {
    const { path, detail } = await ours();
    const visit = (n: number, lost: boolean) =>
      wide(async (db) => {
        const { rows } = await db.execute<{ id: number }>(sql`
          insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
          select id, unit_no, ${`后${n}`}, '省行神秘人', current_date + ${n}::int, ${lost ? 98 : 100} from unit
          where id = ${detail.unit.id} returning id`);
        const inspectionId = rows[0]!.id;
        if (lost)
          await db.execute(sql`
            insert into deduction (unit_id, unit_no, inspection_id, item_code, item_name, category, points, is_key)
            select id, unit_no, ${inspectionId}, 'A01', '着装规范', '软件', 2, false from unit where id = ${detail.unit.id}`);
        return followInspections(db, [{ unitId: detail.unit.id, inspectionId }], '周四');
      });
    const head = await test.as('网点负责人');
    const now = async () => (await head.get(path)).json<RectificationDetail>();
    await visit(2, false);
    await visit(3, false);
    expect(await now()).toMatchObject({ state: 'done', progress: { clean: 2 } });
    await visit(4, false);
    expect(await now()).toMatchObject({ state: 'verified', progress: { verdict: 'verified' } });
    expect((await now()).history.map(({ action }) => action)).toContain('data');
    await visit(5, true);
    const { chain, state } = await now();
    expect([state, chain.at(-1)!.state, chain.length]).toEqual(['verified', 'open', 3]);
  });
});

describe('硬件报修', () => {
  const repair = { device: '叫号机', fault: '不出号', place: '大堂', urgency: 'urgent' };

  it('别的机构、没写故障', async () => {
    const head = await test.as('网点负责人');
    const other = await test.unitId('33032802');
    expect((await head.post('/api/repairs', { ...repair, unitId: other })).statusCode).toBe(404);
    const unitId = await test.unitId('33032801');
    expect((await head.post('/api/repairs', { unitId, device: '叫号机' })).statusCode).toBe(400);
  });

  it('报修、受理、派修、修复、验收，一步不能跳，报修复的不能自己验收；Word 可打印', async () => {
    const head = await test.as('网点负责人');
    const admin = await test.as('县行服务管理员');
    const unitId = await test.unitId('33032801');
    const made = (await head.post('/api/repairs', { ...repair, unitId })).json<{ id: number }>();
    const path = `/api/rectifications/${unitId}/${made.id}`;
    const go = (caller: Caller, version: number, stage: string) =>
      caller.post(`${path}/stage`, { version, stage });
    expect((await go(head, 1, 'accepted')).statusCode).toBe(403);
    expect(codeOf(await go(admin, 1, 'repaired'))).toBe('wrong-state');
    expect((await go(admin, 1, 'accepted')).statusCode).toBe(200);
    expect((await go(admin, 2, 'assigned')).statusCode).toBe(200);
    expect(codeOf(await go(head, 3, 'repaired'))).toBe('rectification-incomplete');
    await head.upload(`/api/evidence/rectification/${unitId}/${made.id}`, '修好.png', png);
    expect((await go(head, 3, 'repaired')).statusCode).toBe(200);
    expect((await go(head, 4, 'inspected')).statusCode).not.toBe(200);
    expect((await go(admin, 4, 'inspected')).json()).toMatchObject({ version: 5 });
    const word = await head.get(`${path}/document.docx`);
    const text = strFromU8(unzipSync(word.rawPayload)['word/document.xml']!);
    for (const part of ['硬件报修单', '叫号机', '验收', '周四']) expect(text).toContain(part);
  });

  it('关口：到那天还没修好的网点', async () => {
    const head = await test.as('网点负责人');
    const unitId = await test.unitId('33032801');
    await head.post('/api/repairs', { ...repair, device: '点钞机', unitId });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const answer = await (
      await test.as('县行服务管理员')
    ).get(`/api/rectifications/gate?day=${day}`);
    expect(answer.json()).toMatchObject({
      outlets: 2,
      total: 1,
      rows: [{ unit: { code: '33032801' }, items: [{ kind: 'repair', age: 0 }] }],
    });
    const searched = async (word: string) =>
      (await head.get(`/api/rectifications/gate?day=${day}&search=${word}&sort=unit`)).json<{
        total: number;
        rows: unknown[];
      }>();
    expect(await searched('33032801')).toMatchObject({ total: 1, rows: [{}] });
    expect(await searched('33032802')).toMatchObject({ total: 0, rows: [] });
    const before = await head.get('/api/rectifications/gate?day=2020-01-01');
    expect(before.json()).toMatchObject({ total: 0 });
  });
});

describe('未达标：通报、当晚演练、次日晨会', () => {
  it('网点不能给自己发；同一天发两次只有一次', async () => {
    const unitIds = [await test.unitId('33032801'), await test.unitId('33032802')];
    const body = { unitIds, note: '重点演练着装' };
    expect((await (await test.as('网点负责人')).post('/api/drills', body)).statusCode).toBe(403);
    const admin = await test.as('县行服务管理员');
    expect((await admin.post('/api/drills', body)).json()).toEqual({ outlets: 2, tasks: 4 });
    expect((await admin.post('/api/drills', body)).json()).toEqual({ outlets: 0, tasks: 0 });
    const outside = { unitIds: [await test.unitId('33032901')] };
    expect((await admin.post('/api/drills', outside)).statusCode).toBe(404);
  });

  it('演练当天 24:00、晨会下一工作日 9:00；做的人不能自己验收；通报可打印', async () => {
    const head = await test.as('网点负责人');
    const { rows } = await listOf(head, '?kind=drill');
    const { id, unit, dueAt } = rows[0]!;
    expect(new Date(dueAt).toLocaleTimeString('sv', { timeZone: 'Asia/Shanghai' })).toBe(
      '00:00:00',
    );
    const morning = (await listOf(head, '?kind=morning')).rows[0]!;
    const clock = new Date(morning.dueAt).toLocaleTimeString('sv', { timeZone: 'Asia/Shanghai' });
    expect(clock).toBe('09:00:00');
    const path = `/api/rectifications/${unit.id}/${id}`;
    await head.upload(`/api/evidence/rectification/${unit.id}/${id}`, '演练.png', png);
    const bare = await head.post(`${path}/step`, { version: 1, step: 'finish' });
    expect(bare.json<{ message: string }>().message).toContain('演练时间和参加人员');
    const held = { from: `${today}T00:00:00+08:00`, to: `${today}T00:00:01+08:00` };
    const recorded = await head.put(`${path}/held`, { version: 1, ...held, others: ['褚十'] });
    expect(recorded.statusCode).toBe(200);
    expect((await head.post(`${path}/step`, { version: 2, step: 'finish' })).statusCode).toBe(200);
    const admin = await test.as('县行服务管理员');
    expect((await admin.post(`${path}/step`, { version: 3, step: 'accept' })).statusCode).toBe(200);
    const word = strFromU8(
      unzipSync((await admin.get(`${path}/document.docx`)).rawPayload)['word/document.xml']!,
    );
    for (const part of ['通报', '晨会讲评', '着装规范', '重点演练着装'])
      expect(word).toContain(part);
  });
});

describe('查摆的问题', () => {
  it('成功标准不能只凭验收；要有条目或投诉', async () => {
    const head = await test.as('网点负责人');
    const unitId = await test.unitId('33032801');
    const body = { unitId, title: '排队时无人分流' };
    const accepted = { ...body, criterion: { kind: 'accepted' } };
    expect((await head.post('/api/rectifications', accepted)).statusCode).toBe(400);
    const visits = { ...body, criterion: { kind: 'clean-visits', visits: 2 } };
    expect((await head.post('/api/rectifications', visits)).statusCode).toBe(400);
    const made = await head.post('/api/rectifications', { ...body, itemCode: 'B02' });
    expect(made.statusCode).toBe(200);
    const again = await head.post('/api/rectifications', { ...body, title: '另一个问题' });
    expect(again.statusCode).toBe(200);
  });
});

describe('逾期提级', () => {
  it('过一步告知一级，只记一次，工作台看得到', async () => {
    const { rows } = await listOf(await test.as('网点负责人'), '?state=unfinished&kind=repair');
    const { id } = rows[0]!;
    const late = (days: number) =>
      wide((db) =>
        db.execute(
          sql`update rectification set due_at = now() - ${days}::int * interval '1 day' where id = ${id}`,
        ),
      );
    await late(1);
    expect(await wide(updateEscalations)).toBe(1);
    expect(await wide(updateEscalations)).toBe(0);
    const tasks = async (persona: '网点负责人' | '县行服务管理员' | '县行领导小组') =>
      (await (await test.as(persona)).get('/api/dashboard'))
        .json<{ tasks: { code: string; count: number }[] }>()
        .tasks.find(({ code }) => code === 'rectify-overdue')?.count ?? 0;
    expect([await tasks('网点负责人'), await tasks('县行服务管理员')]).toEqual([1, 0]);
    await late(8);
    expect(await wide(updateEscalations)).toBe(1);
    expect([await tasks('县行服务管理员'), await tasks('县行领导小组')]).toEqual([1, 1]);
  });
});

/** The events of an .ics as a plain reader sees them: unfolded lines, by name. */
const eventsOf = (text: string) =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((part) =>
      Object.fromEntries(
        part
          .split('\r\n')
          .filter((line) => line.includes(':'))
          .map((line) => [
            line.slice(0, line.indexOf(':')).split(';')[0]!,
            line.slice(line.indexOf(':') + 1),
          ]),
      ),
    );

describe('日历订阅', () => {
  it('凭地址读到自己的到期日；换新后旧地址失效；没有人名', async () => {
    const head = await test.as('网点负责人');
    expect((await head.get('/api/calendar-feed')).json()).toEqual({ since: null });
    const { path } = (await head.post('/api/calendar-feed')).json<{ path: string }>();
    const answer = await test.nobody().get(path);
    expect(answer.headers['content-type']).toContain('text/calendar');
    const events = eventsOf(answer.body);
    const { total } = await listOf(head, '?state=unfinished');
    expect(events).toHaveLength(total);
    expect(events.every((event) => event['LOCATION'] === '文成大峃网点')).toBe(true);
    expect(events.map((event) => event['SUMMARY'])).toContain('到期：点钞机：不出号');
    expect(answer.body).not.toMatch(/王七|周四/);
    const renewed = (await head.post('/api/calendar-feed')).json<{ path: string }>();
    expect((await test.nobody().get(path)).statusCode).toBe(404);
    expect((await test.nobody().get(renewed.path)).statusCode).toBe(200);
    await head.delete('/api/calendar-feed');
    expect((await test.nobody().get(renewed.path)).statusCode).toBe(404);
  });
});

describe('设置与帕累托', () => {
  it('网点不能改设置；县行改后下级适用；旧版本不能覆盖', async () => {
    const unitId = await test.unitId('330328');
    const admin = await test.as('县行服务管理员');
    const path = `/api/rectification-settings/${unitId}`;
    const { version, settings, from } = (await admin.get(path)).json<{
      version: number;
      settings: Record<string, unknown>;
      from: null;
    }>();
    expect([version, from, settings['cleanVisits']]).toEqual([0, null, 3]);
    const body = { version, settings: { ...settings, cleanVisits: 2 } };
    expect((await (await test.as('网点负责人')).put(path, body)).statusCode).toBe(403);
    expect(
      (await admin.put(path, { version, settings: { ...settings, cleanVisits: 0 } })).statusCode,
    ).toBe(400);
    expect((await admin.put(path, body)).statusCode).toBe(200);
    expect((await admin.put(path, body)).statusCode).toBe(409);
    const outlet = await test.unitId('33032801');
    const below = await (await test.as('网点负责人')).get(`/api/rectification-settings/${outlet}`);
    expect(below.json()).toMatchObject({ from: { code: '330328' }, settings: { cleanVisits: 2 } });
  });

  it('按条目、原因、网点各有次序与累计；有效性带区间', async () => {
    const admin = await test.as('县行服务管理员');
    const answer = (await admin.get('/api/rectifications/pareto?by=item')).json<{
      rows: { key: string; n: number; cumulative: number }[];
      total: { n: number };
    }>();
    expect(answer.rows[0]).toMatchObject({ key: 'A01', n: 5 });
    expect(answer.rows.at(-1)!.cumulative).toBeCloseTo(1, 10);
    expect(answer).toMatchObject({
      effect: { reopened: { n: 0, of: 1 }, without: { of: 2, n: 2 } },
    });
    for (const by of ['cause', 'post', 'unit', 'category'])
      expect((await admin.get(`/api/rectifications/pareto?by=${by}`)).statusCode).toBe(200);
  });
});
