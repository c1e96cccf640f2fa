/** 未达标名单、演练登记与工时：名单自动得出，工时按人、按网点、按月。 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OvertimePage, TargetsPage } from '../../src/contract/drill.ts';
import type { RectificationsPage } from '../../src/contract/rectification.ts';
import { dayOf } from '../../src/domain/calendar/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';
import { countyPlan } from '../support/county-plan.ts';
import type { Persona } from '../support/personas.ts';

const bank = testApp();
const county = countyPlan(bank);
const today = dayOf(new Date().toISOString());
const code = (answer: Answer) => [answer.statusCode, answer.json<{ code?: string }>().code];
const call = async (who: Persona, path: string) => (await bank.as(who)).get(path);
const targetsOf = async (who: Persona, query = '') =>
  (await call(who, `/api/drills/targets${query}`)).json<TargetsPage>();
const overtimeOf = async (who: Persona, query = '') =>
  (await call(who, `/api/drills/overtime${query}`)).json<OvertimePage>();

type Task = { path: string; version: number };
async function drillOf(caller: Caller): Promise<Task> {
  const { rows } = (await caller.get('/api/rectifications?kind=drill')).json<RectificationsPage>();
  const { id, unit, version } = rows[0]!;
  return { path: `/api/rectifications/${unit.id}/${id}`, version };
}

describe('未达标名单', () => {
  it('没有方案时是空的；员工不能看', async () => {
    expect(await targetsOf('县行服务管理员')).toMatchObject({ rows: [], phase: '', phases: [] });
    expect(code(await call('柜员', '/api/drills/targets'))).toEqual([403, 'forbidden']);
  });

  it('没有这个阶段、没有这个机构、排序写错', async () => {
    await county.begin();
    expect(code(await call('县行服务管理员', '/api/drills/targets?phase=没有'))).toEqual([
      404,
      'not-found',
    ]);
    expect(code(await call('县行服务管理员', '/api/drills/targets?unitId=999999'))).toEqual([
      404,
      'not-found',
    ]);
    expect(code(await call('县行服务管理员', '/api/drills/targets?sort=x'))).toEqual([
      400,
      'invalid',
    ]);
  });

  it('阶段内最近一次低于目标的网点，差得最多的在前；网点只看到自己；导出', async () => {
    const [phase] = (await targetsOf('县行服务管理员')).phases;
    const page = await targetsOf('县行服务管理员', `?phase=${encodeURIComponent(phase!.name)}`);
    const expected = await county.rows<{ code: string; gap: string }>(
      `with plan as (select document from plan_version where state = 'published'), p as (
         select x ->> 'name' as name, (x ->> 'target')::numeric as target, (x ->> 'from')::date as "from", (x ->> 'to')::date as "to"
         from plan, jsonb_array_elements(plan.document -> 'phases') x where x ->> 'name' = $1)
       select u.code, (p.target - i.score)::text as gap from p, unit u join inspection i on i.unit_id = u.id
       where i.kind = '省行神秘人' and i.visited_on between p."from" and p."to" and i.score < p.target and u.code like '330328%'
         and not exists (select 1 from inspection j, p q where j.unit_id = u.id and j.kind = i.kind
           and j.visited_on > i.visited_on and j.visited_on <= q."to")
       order by i.score, u.unit_no`,
      [phase!.name],
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(page.rows.map(({ unit, gap }) => ({ code: unit.code, gap }))).toEqual(expected);
    expect(page.total).toBe(expected.length);
    expect(page.visited).toBeGreaterThanOrEqual(page.total);
    const own = await targetsOf('网点负责人', `?phase=${encodeURIComponent(phase!.name)}`);
    expect(own.rows.every(({ unit }) => unit.code === '33032801')).toBe(true);
    expect(
      (await targetsOf('他县服务管理员')).rows.every(({ unit }) => unit.code.startsWith('330329')),
    ).toBe(true);
    const file = await call('县行服务管理员', '/api/drills/targets.xlsx');
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('发了通报以后，名单上看得到演练', async () => {
    const unitId = await bank.unitId('33032801');
    const admin = await bank.as('县行服务管理员');
    expect((await admin.post('/api/drills', { unitIds: [unitId] })).json()).toEqual({
      outlets: 1,
      tasks: 2,
    });
    const all: TargetsPage['rows'] = [];
    for (const { name } of (await targetsOf('县行服务管理员')).phases)
      all.push(...(await targetsOf('县行服务管理员', `?phase=${encodeURIComponent(name)}`)).rows);
    const ours = all.filter(({ unit }) => unit.id === unitId);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.every(({ drill }) => drill?.state === 'open' && drill.on === today)).toBe(true);
    expect(all.some(({ drill }) => drill === null)).toBe(true);
  });
});

describe('演练的登记', () => {
  const at = (time: string, day = today) => `${day}T${time}+08:00`;
  const held = (over: object = {}) => ({
    from: at('00:00:00'),
    to: at('00:00:01'),
    others: ['保安老周'],
    ...over,
  });

  it('没有这一张；别县的、员工；不是演练', async () => {
    const head = await bank.as('网点负责人');
    const { path, version } = await drillOf(head);
    const put = async (who: Persona, url: string) =>
      code(await (await bank.as(who)).put(url, { version, ...held() }));
    expect(await put('网点负责人', '/api/rectifications/1/999999/held')).toEqual([
      404,
      'not-found',
    ]);
    expect(await put('他县服务管理员', `${path}/held`)).toEqual([404, 'not-found']);
    expect(await put('审计员', `${path}/held`)).toEqual([403, 'forbidden']);
    const meeting = (await head.get('/api/rectifications?kind=morning')).json<RectificationsPage>();
    const { id, unit } = meeting.rows[0]!;
    expect(await put('网点负责人', `/api/rectifications/${unit.id}/${id}/held`)).toEqual([
      409,
      'wrong-state',
    ]);
  });

  it('结束不晚于开始、太长、没有人、将来、通报之前、别的网点的人、旧版本，都不收', async () => {
    const head = await bank.as('网点负责人');
    const { path, version } = await drillOf(head);
    const put = async (over: object, of = version) =>
      code(await head.put(`${path}/held`, { version: of, ...held(over) }));
    expect(await put({ to: at('00:00:00') })).toEqual([400, 'drill-held']);
    expect(await put({ others: [] })).toEqual([400, 'drill-held']);
    expect(await put({ to: at('00:00:00', '2099-01-01') })).toEqual([400, 'drill-held']);
    expect(
      await put({ from: at('18:00:00', '2020-01-01'), to: at('19:00:00', '2020-01-01') }),
    ).toEqual([400, 'drill-held']);
    expect(await put({ to: '晚上八点' })).toEqual([400, 'invalid']);
    expect(await put({ personIds: [999_999] })).toEqual([400, 'drill-people']);
    expect(await put({}, version + 5)).toEqual([409, 'conflict']);
  });

  it('登记后可以报告完成，详情里有时间与人员，经过里写明', async () => {
    const head = await bank.as('网点负责人');
    const { path, version } = await drillOf(head);
    expect((await head.put(`${path}/held`, { version, ...held() })).statusCode).toBe(200);
    expect((await head.get(path)).json()).toMatchObject({
      version: version + 1,
      form: { held: { from: at('00:00:00'), people: [{ id: null, name: '保安老周' }] } },
      history: expect.arrayContaining([
        expect.objectContaining({
          action: 'held',
          detail: expect.objectContaining({ people: '保安老周' }),
        }),
      ]),
    });
  });
});

describe('演练工时', () => {
  type Made = {
    code: string;
    day: string;
    from: string;
    to: string;
    state: string;
    people: string[];
  };
  const made: Made[] = [
    {
      code: '33032801',
      day: '2026-05-06',
      from: '18:00',
      to: '19:30',
      state: 'verified',
      people: ['甲', '乙'],
    },
    {
      code: '33032801',
      day: '2026-05-06',
      from: '20:00',
      to: '21:45',
      state: 'done',
      people: ['甲'],
    },
    {
      code: '33032801',
      day: '2026-05-31',
      from: '23:00',
      to: '23:59',
      state: 'done',
      people: ['乙'],
    },
    {
      code: '33032802',
      day: '2026-05-07',
      from: '18:00',
      to: '19:00',
      state: 'verified',
      people: ['甲'],
    },
    {
      code: '33032802',
      day: '2026-05-08',
      from: '18:00',
      to: '20:00',
      state: 'cancelled',
      people: ['甲'],
    },
    {
      code: '33032801',
      day: '2026-06-01',
      from: '18:00',
      to: '20:00',
      state: 'done',
      people: ['甲'],
    },
    {
      code: '33032901',
      day: '2026-05-07',
      from: '18:00',
      to: '19:00',
      state: 'done',
      people: ['丙'],
    },
  ];
  beforeAll(async () => {
    for (const [at, one] of made.entries()) {
      const people = one.people.map((name) => ({ id: null, name, post: '柜员' }));
      const form = {
        held: {
          from: `${one.day}T${one.from}:00+08:00`,
          to: `${one.day}T${one.to}:00+08:00`,
          people,
        },
      };
      await county.rows(
        `insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, due_at, criterion, form, created_by, state)
         select id, unit_no, 'drill', '演练', 'day', $1, now(), '{"kind": "accepted"}', $2, '', $3 from unit where code = $4`,
        [at + 1, JSON.stringify(form), one.state, one.code],
      );
    }
  });
  const month = '?month=2026-05';

  it('没有这个机构；员工不能看；月份写错', async () => {
    expect(
      code(await call('县行服务管理员', `/api/drills/overtime${month}&unitId=999999`)),
    ).toEqual([404, 'not-found']);
    expect(code(await call('柜员', '/api/drills/overtime'))).toEqual([403, 'forbidden']);
    expect(code(await call('县行服务管理员', '/api/drills/overtime?month=2026-13'))).toEqual([
      400,
      'invalid',
    ]);
  });

  it('按人：同名不同网点各算各的；取消的不算；一天超过三小时标出', async () => {
    const page = await overtimeOf('县行服务管理员', month);
    const shown = page.rows.map(({ unit, name, drills, accepted, hours, dayMost, over }) => [
      unit.code,
      name,
      drills,
      accepted,
      hours,
      dayMost,
      over,
    ]);
    expect(shown).toEqual([
      ['33032801', '甲', 2, 1, '3.25', '3.25', true],
      ['33032801', '乙', 2, 1, '2.48', '1.50', false],
      ['33032802', '甲', 1, 1, '1.00', '1.00', false],
    ]);
    expect(page).toMatchObject({ month: '2026-05', total: 3, hours: '6.73' });
    expect(page.months).toEqual(expect.arrayContaining(['2026-06', '2026-05']));
  });

  it('按网点：一次演练两个人只算一次，工时是两个人的', async () => {
    const page = await overtimeOf('县行服务管理员', `${month}&by=unit&sort=unit`);
    expect(page.rows).toMatchObject([
      {
        unit: { code: '33032801' },
        name: '',
        people: 2,
        drills: 3,
        accepted: 1,
        hours: '5.73',
        monthMost: '3.25',
        over: true,
      },
      { unit: { code: '33032802' }, people: 1, drills: 1, accepted: 1, hours: '1.00', over: false },
    ]);
  });

  it('网点负责人只看到本网点；按姓名找；别县看不到；导出', async () => {
    const own = await overtimeOf('网点负责人', month);
    expect(own.rows.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect((await overtimeOf('县行服务管理员', `${month}&search=乙`)).total).toBe(1);
    const other = await overtimeOf('他县服务管理员', month);
    expect(other.rows.map(({ name }) => name)).toEqual(['丙']);
    const file = await call('县行服务管理员', `/api/drills/overtime.xlsx${month}&by=unit`);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});
