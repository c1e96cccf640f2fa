/** 工作日历：录入、导入、导出、推导；上级录入的对下级有效，近的机构优先。 */
import { describe, expect, it } from 'vitest';
import type { CalendarYear, ClockShown } from '../../src/contract/calendar.ts';
import { testApp, type Answer } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

const test = testApp();
const code = (answer: Answer) => [answer.statusCode, answer.json<{ code?: string }>().code];
const yearOf = async (who: Persona, year: number) =>
  (await (await test.as(who)).get(`/api/calendar?year=${year}`)).json<CalendarYear>();
const dayOf = async (who: Persona, day: string) =>
  (await yearOf(who, Number(day.slice(0, 4)))).days.find((one) => one.day === day);
const set = async (who: Persona, day: string, body: object) =>
  (await test.as(who)).put(`/api/calendar/${day}`, body);
const count = async (who: Persona, query: string) =>
  (await (await test.as(who)).get(`/api/calendar/count?${query}`)).json<
    ClockShown & { words: string }
  >();
const take = async (who: Persona, name: string, text: string) =>
  (await test.as(who)).upload('/api/calendar/import', name, Buffer.from(text));
const audit = {
  version: 0,
  working: false,
  name: '系统升级停业',
  source: '文成支行通知〔2026〕3 号',
};

describe('没有、不能、不对', () => {
  it('没有录入过的一天不能取消；别的机构录入的也不能', async () => {
    const admin = await test.as('县行服务管理员');
    expect(code(await admin.delete('/api/calendar/2026-05-06'))).toEqual([404, 'not-found']);
    await set('省行服务管理员', '2026-05-06', audit);
    expect(code(await admin.delete('/api/calendar/2026-05-06'))).toEqual([404, 'not-found']);
    expect(
      (await (await test.as('省行服务管理员')).delete('/api/calendar/2026-05-06')).statusCode,
    ).toBe(200);
  });

  it('未登录、网点、员工、审计员都不能录入和导入；看是可以的', async () => {
    expect(code(await test.nobody().get('/api/calendar?year=2026'))).toEqual([401, 'signed-out']);
    for (const who of ['网点负责人', '柜员', '审计员', '上一级复核人'] as const) {
      expect(code(await set(who, '2026-05-06', audit)), who).toEqual([403, 'forbidden']);
      expect(code(await take(who, 'a.csv', '日期,是否上班')), who).toEqual([403, 'forbidden']);
      expect(await yearOf(who, 2026)).toMatchObject({ year: 2026, abilities: { edit: false } });
    }
  });

  it('年份、日期、来源、天数不对', async () => {
    const admin = await test.as('县行服务管理员');
    expect(code(await admin.get('/api/calendar?year=1999'))).toEqual([400, 'invalid']);
    expect(code(await admin.get('/api/calendar'))).toEqual([400, 'invalid']);
    expect(code(await set('县行服务管理员', '2026-02-30', audit))).toEqual([400, 'invalid']);
    expect(code(await set('县行服务管理员', '2026-05-06', { ...audit, source: ' ' }))).toEqual([
      400,
      'invalid',
    ]);
    for (const query of [
      'from=2026-05-06&days=0',
      'from=昨天&days=3',
      'from=2026-05-06&days=251',
      'from=9999-12-31&days=200',
    ])
      expect(code(await admin.get(`/api/calendar/count?${query}`)), query).toEqual([
        400,
        'invalid',
      ]);
  });

  it.each([
    ['没有表头', '2027-01-01,休息', '没有找到表头'],
    ['缺一列', '日期,名称\n2027-01-01,元旦', '缺少'],
    ['看不懂的日期', '日期,是否上班\n2027-01-01,休息\n二月三十,休息', '第 3 行的日期“二月三十”'],
    ['没有这一天', '日期,是否上班\n2027-02-30,休息', '第 2 行的日期“2027-02-30”'],
    ['看不懂是否上班', '日期,是否上班\n2027-01-01,也许', '第 2 行的是否上班“也许”'],
    ['两年', '日期,是否上班\n2027-01-01,休息\n2028-01-01,休息', '一个文件只能有一年'],
    ['同一天两次', '日期,是否上班\n2027-01-01,休息\n2027/1/1,上班', '2027-01-01 出现了两次'],
    ['没有元旦', '日期,是否上班\n2027-05-01,休息', '没有 2027 年元旦'],
    ['只有表头', '日期,是否上班', '没有任何日期'],
  ])('导入：%s，说明是哪里，什么也不留', async (_, text, said) => {
    const answer = await take('县行服务管理员', '安排.csv', text);
    expect(code(answer)).toEqual([400, 'calendar-file']);
    expect(answer.json<{ message: string }>().message).toContain(said);
    expect((await yearOf('县行服务管理员', 2027)).published).toBe(false);
  });
});

describe('录入', () => {
  it('国务院安排内置：2026 年春节放假，调休的周末上班', async () => {
    const year = await yearOf('县行服务管理员', 2026);
    expect(year).toMatchObject({ published: true, abilities: { edit: true } });
    const of = (day: string) => year.days.find((one) => one.day === day);
    expect(of('2026-02-17')).toMatchObject({ working: false, reason: 'holiday', unit: null });
    expect(year.days.some(({ reason, working }) => reason === 'makeup' && working)).toBe(true);
    expect(year.days.every(({ mine }) => !mine)).toBe(true);
  });

  it('县行录入的对本县网点有效，对别县无效；期限随之推后一天，取消后复原', async () => {
    const query = 'from=2026-05-11&days=3';
    expect((await count('网点负责人', query)).due).toBe('2026-05-14');
    expect((await set('县行服务管理员', '2026-05-13', audit)).statusCode).toBe(200);
    expect(await dayOf('县行服务管理员', '2026-05-13')).toMatchObject({
      reason: 'set',
      mine: true,
    });
    expect(await dayOf('网点负责人', '2026-05-13')).toMatchObject({
      working: false,
      name: '系统升级停业',
      unit: { code: '330328' },
      mine: false,
    });
    expect(await dayOf('他县服务管理员', '2026-05-13')).toBeUndefined();
    const moved = await count('网点负责人', query);
    expect(moved).toMatchObject({ due: '2026-05-15', dueAt: '2026-05-16T00:00:00+08:00' });
    expect(moved.words).toContain('系统升级停业');
    expect((await count('他县服务管理员', query)).due).toBe('2026-05-14');
    expect((await count('网点负责人', `${query}&unit=calendar`)).due).toBe('2026-05-14');
    await (await test.as('县行服务管理员')).delete('/api/calendar/2026-05-13');
    expect((await count('网点负责人', query)).due).toBe('2026-05-14');
  });

  it('近的机构优先：省行说休息，县行说上班，本县上班', async () => {
    const day = '2026-06-10';
    await set('省行服务管理员', day, { ...audit, source: '省行通知' });
    expect(await dayOf('网点负责人', day)).toMatchObject({ working: false, unit: { code: '33' } });
    const open = { version: 0, working: true, name: '照常营业', source: '县行通知' };
    await set('县行服务管理员', day, open);
    expect(await dayOf('网点负责人', day)).toMatchObject({
      working: true,
      unit: { code: '330328' },
    });
    expect(await dayOf('他县服务管理员', day)).toMatchObject({ working: false });
  });

  it('录入、取消、导入都记入审计', async () => {
    const { rows } = await test.services.database.pool.query<{ action: string }>(
      `select distinct action from audit where action like 'calendar.%' order by action`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['calendar.delete', 'calendar.edit']);
  });
});

describe('导入与导出', () => {
  const table = (rows: string[]) => ['名称,来源,日期,是否上班', ...rows].join('\n');

  it('列可任意次序；再导入替换该年原有的；只替换本机构的', async () => {
    await set('省行服务管理员', '2027-07-01', audit);
    const first = table([
      '元旦,国办发明电,2027-1-1,休',
      '春节,,2027年2月6日,放假',
      '调休,,2027/2/14,上班',
    ]);
    const done = await take('县行服务管理员', '2027.csv', first);
    expect(done.json()).toEqual({ year: 2027, days: 3, off: 2, on: 1 });
    expect(await yearOf('网点负责人', 2027)).toMatchObject({ published: true });
    expect(await dayOf('网点负责人', '2027-02-14')).toMatchObject({ working: true });
    expect(await dayOf('网点负责人', '2027-02-06')).toMatchObject({ source: '2027.csv' });
    await take('县行服务管理员', '2027.csv', table(['元旦,国办发明电,2027-01-01,0']));
    const days = (await yearOf('网点负责人', 2027)).days.filter(({ reason }) => reason === 'set');
    expect(days.map(({ day }) => day)).toEqual(['2027-01-01', '2027-07-01']);
  });

  it('导出的可以原样导入', async () => {
    const admin = await test.as('他县服务管理员');
    const file = await admin.get('/api/calendar.xlsx?year=2026');
    const before = await yearOf('他县服务管理员', 2026);
    const taken = await admin.upload('/api/calendar/import', '2026.xlsx', file.rawPayload);
    expect(taken.json()).toMatchObject({ year: 2026, days: before.days.length });
    const after = await yearOf('他县服务管理员', 2026);
    const plain = (year: CalendarYear) => year.days.map(({ day, working }) => [day, working]);
    expect(plain(after)).toEqual(plain(before));
    expect(after.workingDays).toBe(before.workingDays);
  });
});
