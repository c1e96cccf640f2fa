/** 晨会: the record, what it settles elsewhere, the days without one; and training orders of tickets. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { RectificationDetail } from '../../src/contract/rectification.ts';
import type {
  MorningDaysPage,
  MorningDetail,
  MorningsPage,
  Prepared,
} from '../../src/contract/training-morning.ts';
import type { RollRow } from '../../src/contract/training.ts';
import { calendarWith, plusDays } from '../../src/domain/calendar/index.ts';
import { missedOf, morningsOf } from '../../src/domain/training/index.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { bankToday, openTicketOrder } from '../../src/server/rectification/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';
import { personas } from '../support/personas.ts';

const test = testApp();
const today = bankToday();
const from = plusDays(today, -30);
const outlet = () => test.unitId('33032801');
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const sheetText = (answer: Answer) =>
  strFromU8(unzipSync(answer.rawPayload)['xl/sharedStrings.xml']!);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const prepare = async (caller: Caller, day = today) =>
  (await caller.get(`/api/mornings/prepare?unitId=${await outlet()}&day=${day}`)).json<Prepared>();

async function bodyOf(caller: Caller, day: string, over: object = {}) {
  const { people } = await prepare(caller);
  const personIds = people.map(({ id }) => id);
  return { unitId: await outlet(), day, drill: '着装规范', itemCode: 'A01', personIds, ...over };
}
async function record(caller: Caller, day: string, over: object = {}) {
  const answer = await caller.post('/api/mornings', await bodyOf(caller, day, over));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ unitId: number; id: number }>();
}
const daysOf = async (caller: Caller, query = '') =>
  (await caller.get(`/api/morning-days?from=${from}&to=${today}${query}`)).json<MorningDaysPage>();

describe('晨会记录', () => {
  it('没有这一条；别县的网点不在范围内', async () => {
    const outsider = await test.as('他县服务管理员');
    expect((await outsider.get(`/api/mornings/${await outlet()}/1`)).statusCode).toBe(404);
    const path = `/api/mornings/prepare?unitId=${await outlet()}`;
    expect((await outsider.get(path)).statusCode).toBe(404);
    const head = await test.as('网点负责人');
    const body = await bodyOf(head, today);
    expect((await outsider.post('/api/mornings', body)).statusCode).toBe(404);
  });

  it('员工与审计员不能记录', async () => {
    const body = await bodyOf(await test.as('网点负责人'), today);
    expect((await (await test.as('柜员')).post('/api/mornings', body)).statusCode).toBe(403);
    expect((await (await test.as('审计员')).post('/api/mornings', body)).statusCode).toBe(403);
  });

  it('明天的、太久以前的、没有人参加的、别处的人、县行的晨会都不收', async () => {
    const head = await test.as('网点负责人');
    const service = await test.as('县行服务管理员');
    const send = async (day: string, over: object = {}) =>
      codeOf(await head.post('/api/mornings', await bodyOf(head, day, over)));
    expect(await send(plusDays(today, 1))).toBe('invalid');
    expect(await send(plusDays(today, -60))).toBe('invalid');
    expect(await send(today, { personIds: [] })).toBe('invalid');
    expect(await send(today, { personIds: [999_999] })).toBe('not-found');
    const county = { ...(await bodyOf(head, today)), unitId: await test.unitId('330328') };
    expect(codeOf(await service.post('/api/mornings', county))).toBe('invalid');
    expect(codeOf(await head.get('/api/morning-days?from=2020-01-01'))).toBe('invalid');
  });

  it('推荐近 90 天扣分最多的条目；久未受检按最近一次检查前 90 天', async () => {
    const head = await test.as('网点负责人');
    const prepared = await prepare(head, '2023-06-15');
    expect(prepared.suggestions).toEqual([
      { itemCode: 'A01', name: '着装规范', tag: '着装', points: '2.00', times: 1 },
    ]);
    expect(prepared.span).toEqual({ from: '2023-03-18', to: '2023-06-15' });
    expect((await prepare(head)).span).toEqual({ from: '2023-03-15', to: '2023-06-12' });
    expect(prepared.people.map(({ name }) => name).toSorted()).toEqual(['王七', '褚十']);
  });

  it('一天一条，可改，改过的再存会冲突；列表与导出', async () => {
    const head = await test.as('网点负责人');
    const made = await record(head, plusDays(today, -1));
    expect(codeOf(await head.post('/api/mornings', await bodyOf(head, plusDays(today, -1))))).toBe(
      'duplicate',
    );
    const path = `/api/mornings/${made.unitId}/${made.id}`;
    const detail = (await head.get(path)).json<MorningDetail>();
    expect(detail).toMatchObject({ tag: '着装', afterwards: true, evidence: [], files: 0 });
    const personIds = [detail.participants[0]!.id];
    const edit = { drill: '当面点清', personIds, note: '两人一组', version: 1 };
    expect((await head.patch(path, edit)).statusCode).toBe(200);
    expect(codeOf(await head.patch(path, edit))).toBe('conflict');
    const service = await test.as('县行服务管理员');
    const found = await service.get(`/api/mornings?tag=${encodeURIComponent('提醒点钞')}`);
    expect(found.json()).toMatchObject({ total: 1, rows: [{ note: '两人一组' }] });
    expect(sheetText(await service.get('/api/mornings.xlsx?files=no'))).toContain('当面点清');
    const searched = async (words: string) =>
      (await service.get(`/api/mornings?search=${encodeURIComponent(words)}`)).json();
    expect(await searched('两人一组')).toMatchObject({ total: 1, more: false });
    expect(await searched('33032801')).toMatchObject({ total: 1, rows: [{ id: made.id }] });
    expect(await searched('33032802')).toMatchObject({ total: 0, rows: [] });
  });

  it('新的在前、旧的在前、按网点，都是同样的几条', async () => {
    const head = await test.as('网点负责人');
    const days = [-3, -1, -2].map((ago) => plusDays(today, ago));
    for (const day of [days[0]!, days[2]!]) await record(head, day);
    const sorted = async (sort: string) => {
      const { rows } = (await head.get(`/api/mornings?sort=${sort}`)).json<MorningsPage>();
      return rows.map(({ day }) => day);
    };
    expect(await sorted('day')).toEqual(days.toSorted());
    expect(await sorted('-day')).toEqual(days.toSorted().toReversed());
    expect(await sorted('unit')).toEqual(days.toSorted().toReversed());
    const second = (await head.get('/api/mornings?offset=1&limit=1')).json<MorningsPage>();
    expect([second.rows[0]!.day, second.total]).toEqual([days[2], 3]);
  });
});

describe('缺晨会记录的日子', () => {
  it('与逐日数工作日的结果一致；缺得多的在前；网点自己录入的休息日不算', async () => {
    const head = await test.as('网点负责人');
    const service = await test.as('县行服务管理员');
    const yesterday = plusDays(today, -1);
    const working = morningsOf(from, yesterday, calendarWith()).filter((one) => one.working);
    const off = working.at(-3)!.day;
    await test.services.database.pool.query(
      `insert into calendar_day (unit_id, unit_no, last_no, day, working, name)
       select id, unit_no, last_no, $1, false, '装修停业' from unit where code = '33032801'`,
      [off],
    );
    const page = await daysOf(service);
    const ours = page.rows.find(({ unit }) => unit.code === '33032801')!;
    const own = { day: off, working: false, name: '装修停业', source: '' };
    const mornings = morningsOf(from, today, calendarWith([own]));
    const over = mornings.filter(({ day }) => day < today);
    const held = new Set(ours.days.filter(({ id }) => id !== null).map(({ day }) => day));
    expect(ours.missed).toBe(missedOf(over, held).length);
    expect(ours.days.map(({ day, working: is }) => [day, is])).toEqual(
      mornings.map(({ day, working: is }) => [day, is]),
    );
    const other = page.rows.find(({ unit }) => unit.code === '33032802')!;
    expect([other.missed, other.expected]).toEqual([working.length, working.length]);
    expect(page.rows[0]!.unit.code).toBe('33032802');
    expect([page.total, page.missing]).toEqual([2, 2]);
    expect((await daysOf(head)).rows.map(({ unit }) => unit.code)).toEqual(['33032801']);
    const searched = await daysOf(service, '&search=33032802&sort=unit');
    expect([searched.total, searched.missing, searched.rows[0]!.missed]).toEqual([
      1,
      1,
      other.missed,
    ]);
    const beyond = await daysOf(service, '&offset=2');
    expect([beyond.total, beyond.rows.length]).toEqual([2, 0]);
    const book = await service.get(`/api/morning-days.xlsx?from=${from}&missing=yes`);
    expect(sheetText(book)).toContain(working[0]!.day);
  });
});

const wide = <T>(work: Parameters<typeof withinScope<T>>[2]) =>
  withinScope(test.services.database, { role: 'wide' }, work);

describe('网点自己的日历', () => {
  it('休息日开的晨会不抵缺；周末改为工作日，那天的记录就算', async () => {
    const service = await test.as('县行服务管理员');
    const counted = async () =>
      (await daysOf(service, '&search=33032801')).rows.map((row) => [row.expected, row.held])[0]!;
    const enter = (day: string, working: boolean) =>
      test.services.database.pool.query(
        `insert into calendar_day (unit_id, unit_no, last_no, day, working, name)
         select id, unit_no, last_no, $1, $2, '自定' from unit where code = '33032801'`,
        [day, working],
      );
    const over = morningsOf(from, plusDays(today, -1), calendarWith());
    const rest = over.filter(({ working }) => !working).at(-2)!.day;
    const kept = over.filter(({ working }) => working).at(-6)!.day;
    const head = await test.as('网点负责人');
    const [expected, held] = await counted();
    await record(head, rest);
    await record(head, kept);
    expect(await counted()).toEqual([expected, held! + 1]);
    await enter(rest, true);
    expect(await counted()).toEqual([expected! + 1, held! + 2]);
    await enter(kept, false);
    expect(await counted()).toEqual([expected, held! + 1]);
  });
});

describe('一次记录，两处算数', () => {
  it('当天的晨会讲评：有了证据才算完成，由另一人验收', async () => {
    const head = await test.as('网点负责人');
    const service = await test.as('县行服务管理员');
    const { pool } = test.services.database;
    await service.post('/api/drills', { unitIds: [await outlet()] });
    await pool.query(`update rectification set due_at = $1 where kind = 'morning'`, [
      `${today}T09:00:00+08:00`,
    ]);
    const [task] = (await prepare(head)).tasks;
    expect(task).toMatchObject({ state: 'open' });
    const made = await record(head, today);
    const path = `/api/rectifications/${made.unitId}/${task!.id}`;
    expect((await head.get(path)).json()).toMatchObject({ state: 'open' });
    const sent = await head.upload(
      `/api/evidence/meeting/${made.unitId}/${made.id}`,
      '晨会.png',
      png,
    );
    expect(sent.statusCode).toBe(200);
    const done = (await head.get(path)).json<RectificationDetail>();
    expect(done).toMatchObject({ state: 'done', form: { meetingId: made.id } });
    expect(done.evidence.map(({ name }) => name)).toEqual(['晨会.png']);
    expect(done.history.at(-1)).toMatchObject({ action: 'finish', by: '王七' });
    const accept = { version: done.version, step: 'accept' };
    expect((await service.post(`${path}/step`, accept)).statusCode).toBe(200);
    expect((await head.get(`/api/mornings/${made.unitId}/${made.id}`)).json()).toMatchObject({
      tasks: [{ id: task!.id, state: 'verified' }],
    });
  });

  it('再犯的培训令：参加半天以上的培训即完成，不够半天不算', async () => {
    const service = await test.as('县行服务管理员');
    const { pool } = test.services.database;
    const { rows: tickets } = await pool.query<{ id: number; unit_no: number; last_no: number }>(
      `update ticket t set offender = $1 from unit u where u.id = t.unit_id and u.code = '33032801'
       returning t.id, u.unit_no, u.last_no`,
      [personas.柜员.name],
    );
    const { id: ticketId, unit_no: unitNo, last_no: lastNo } = tickets[0]!;
    const unit = { id: await outlet(), unitNo, lastNo };
    const subject = `R11 ${personas.柜员.name}`;
    const order = { unit, ticketId, subject, order: 'training' as const, clause: 'R11' };
    await wide((db) => openTicketOrder(db, { userId: 'x', name: '周四' }, order));
    const attend = async (hours: string) => {
      const session = {
        title: `${hours} 小时培训`,
        kind: 'training',
        heldOn: today,
        startsAt: '08:00',
        hours,
      };
      const made = (await service.post('/api/trainings', session)).json<{ id: number }>();
      const roll = await service.get(`/api/trainings/${made.id}/roll?limit=200`);
      const person = roll.json<{ rows: RollRow[] }>().rows.find(({ name }) => name === '褚十')!;
      const rows = [{ personId: person.personId, state: 'present' }];
      const put = await service.put(`/api/trainings/${made.id}/attendance`, { rows });
      return { ...made, ...person, ...put.json<{ fulfilled: number }>() };
    };
    expect(await attend('2')).toMatchObject({ fulfilled: 0 });
    const fulfilling = await attend('4');
    expect(fulfilling.fulfilled).toBe(1);
    const longer = await attend('8');
    expect(longer).toMatchObject({ fulfilled: 0 });
    const list = await service.get('/api/rectifications?kind=drill&state=done');
    const row = list.json<{ rows: { id: number }[] }>().rows[0]!;
    const path = `/api/rectifications/${unit.id}/${row.id}`;
    const done = (await service.get(path)).json<RectificationDetail>();
    expect(done).toMatchObject({ state: 'done', form: { sessionId: fulfilling.id } });
    const accept = { version: done.version, step: 'accept' };
    expect((await service.post(`${path}/step`, accept)).statusCode).toBe(200);
    const correct = async ({ id, personId }: typeof longer, state: string) => {
      const rows = [{ personId, state, reason: '登记有误' }];
      const put = await service.put(`/api/trainings/${id}/attendance`, { rows });
      return put.json<{ fulfilled: number; reopened: number }>();
    };
    const found = async () => (await service.get(path)).json<RectificationDetail>();
    // The longer session takes its place; without that one too the order is open again.
    expect(await correct(fulfilling, 'absent')).toMatchObject({ fulfilled: 0, reopened: 0 });
    expect(await found()).toMatchObject({ state: 'done', form: { sessionId: longer.id } });
    expect(await correct(longer, 'absent')).toMatchObject({ fulfilled: 0, reopened: 1 });
    const open = await found();
    expect(open).toMatchObject({ state: 'doing', doneAt: null });
    expect(open.form.sessionId).toBeUndefined();
    expect(open.history.map(({ action }) => action).slice(-5)).toEqual([
      'finish',
      'accept',
      'reopen',
      'finish',
      'reopen',
    ]);
    expect(await correct(longer, 'absent')).toMatchObject({ reopened: 0 });
    expect(await correct(longer, 'late')).toMatchObject({ fulfilled: 1, reopened: 0 });
    expect(await found()).toMatchObject({ state: 'done', form: { sessionId: longer.id } });
  });
});
