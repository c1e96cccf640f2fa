/** 待确认: scores brought from outside the outlet's line rank, but settle nothing until its own line confirms. */
import { beforeAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../../src/documents/testing/workbooks.ts';
import { vouchedText } from '../../src/server/inspection/index.ts';
import { jobDone, testApp } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

const test = testApp();
const kind = '省行神秘人';
const head = ['波次', '检查类型', '检查日期', '机构编码', '得分'];
/** The whole province's list, as the neighbouring county brings it. */
const list = (wave: string, points: Record<string, number>) =>
  workbookOf({
    检查成绩: [
      head,
      ...Object.entries(points).map(([code, score]) => [wave, kind, '2023-09-01', code, score]),
    ],
  });
const points = { '33032801': 60, '33032802': 61, '33032901': 99, '33032902': 98 };

async function bring(who: Persona, bytes: Uint8Array) {
  const caller = await test.as(who);
  const sent = await jobDone(test, caller, await caller.upload('/api/imports', 'a.xlsx', bytes));
  if (sent.state !== 'done') return sent;
  const path = `/api/imports/${Number(sent.result!.importId)}/apply`;
  return jobDone(test, caller, await caller.post(path));
}
type Row = { id: number; unit: { code: string }; score: string; unconfirmed: boolean };
const rows = async (who: Persona, wave = '2023Q3') =>
  (await (await test.as(who)).get(`/api/inspections?wave=${wave}&limit=200`)).json<{
    rows: Row[];
  }>().rows;
const waiting = async (who: Persona) =>
  (await (await test.as(who)).get('/api/inspections/unconfirmed')).json<unknown[]>();
const confirm = async (who: Persona, body: object) =>
  (await test.as(who)).post('/api/inspections/confirm', body);
/** What a settlement would take for a visit. */
const counted = async () => {
  const { rows: found } = await test.services.database.pool.query<{ code: string }>(
    `select u.code from inspection i join unit u on u.id = i.unit_id
     where i.wave = '2023Q3' and ${vouchedText('i')} order by u.code`,
  );
  return found.map(({ code }) => code);
};

beforeAll(async () => {
  expect(await bring('他县服务管理员', await list('2023Q3', points))).toMatchObject({
    state: 'done',
  });
});

describe('范围以外的机构先导入的成绩', () => {
  it('算排名；在本县标为待确认；自己的不标；结算只取自己的', async () => {
    expect((await rows('县行服务管理员')).map(({ unconfirmed }) => unconfirmed)).toEqual([
      true,
      true,
    ]);
    expect((await rows('他县服务管理员')).map(({ unconfirmed }) => unconfirmed)).toEqual([
      false,
      false,
    ]);
    const ranking = await (
      await test.as('他县服务管理员')
    ).get(`/api/rankings?wave=2023Q3&within=省行`);
    expect(ranking.json<{ rows: { visited: number }[] }>().rows[0]).toMatchObject({ visited: 4 });
    expect(await counted()).toEqual(['33032901', '33032902']);
    expect(await waiting('县行服务管理员')).toEqual([{ wave: '2023Q3', kind, n: 2 }]);
    expect(await waiting('他县服务管理员')).toEqual([]);
  });

  it('再由他们改：拒绝', async () => {
    const again = await bring('他县服务管理员', await list('2023Q3', { '33032801': 10 }));
    expect(again).toMatchObject({ state: 'failed', problem: { code: 'invalid' } });
  });

  it('没有可确认的；网点负责人不能确认；他县确认不了别人的', async () => {
    const which = { wave: '2023Q3', kind };
    expect((await confirm('县行服务管理员', { wave: '2023Q4', kind })).statusCode).toBe(404);
    expect((await confirm('网点负责人', which)).statusCode).toBe(403);
    expect((await confirm('他县服务管理员', which)).statusCode).toBe(404);
    expect((await confirm('县行服务管理员', { wave: '' })).statusCode).toBe(400);
    expect(await counted()).toHaveLength(2);
  });

  it('省行导入同一份名单：相同的即确认，不同的以省行为准', async () => {
    await bring('省行服务管理员', await list('2023Q3', { '33032801': 60, '33032802': 93.5 }));
    expect(await rows('县行服务管理员')).toMatchObject([
      { score: '60.00', unconfirmed: false },
      { score: '93.50', unconfirmed: false },
    ]);
    expect(await counted()).toHaveLength(4);
  });

  it('县行按钮确认一条：审计写明', async () => {
    await bring('他县服务管理员', await list('2023Q4', points));
    const [first] = await rows('县行服务管理员', '2023Q4');
    const body = { wave: '2023Q4', kind, inspectionId: first!.id };
    expect((await confirm('县行服务管理员', body)).json()).toEqual({ confirmed: 1 });
    expect((await rows('县行服务管理员', '2023Q4')).filter((row) => row.unconfirmed)).toHaveLength(
      1,
    );
    const audit = await (
      await test.as('县行服务管理员')
    ).get('/api/audit?action=inspection.confirm');
    expect(audit.json()).toMatchObject({ total: 1 });
  });
});
