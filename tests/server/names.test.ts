/** 姓名掩码：不能查看人员的角色，走遍全部读取接口（连同 Excel），看不到他网点人员的全名。 */
import { beforeAll, describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { countyPlan } from '../support/county-plan.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';
import { addresses } from '../support/sweep.ts';

const test = testApp();
const plan = countyPlan(test);
/** People of outlets: their head, a clerk named on a ticket and in a good deed. */
const names = ['王七', '褚十', '尤二一'];

function textOf(answer: Answer): string {
  const bytes = answer.rawPayload;
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return answer.body;
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

beforeAll(async () => {
  const { pool } = test.services.database;
  await pool.query(
    `update ticket t set offender = '尤二一' from unit u where u.id = t.unit_id and u.code = '33032801'`,
  );
  const head = await test.as('网点负责人');
  const unitId = await test.unitId('33032801');
  const deed = { unitId, happenedOn: '2023-05-01', person: '褚十', title: '扶老人', story: '雨天' };
  await head.post('/api/deeds', deed);
  const thing = await head.post('/api/placements', { unitId, name: '花镜', state: 'missing' });
  await head.post(`/api/placements/${unitId}/${thing.json<{ id: number }>().id}/request`, {
    reason: '坏了',
  });
  await plan.begin();
}, 120_000);

/** Every answer in which a whole name stands. */
async function leaks(caller: Caller) {
  const found: string[] = [];
  let opened = 0;
  for (const address of await addresses(test)) {
    const answer = await caller.get(address);
    if (answer.statusCode !== 200) continue;
    opened += 1;
    const text = textOf(answer);
    const name = names.find((one) => text.includes(one));
    if (name) found.push(`${address} ${name}`);
  }
  return { found, opened };
}

describe('走遍读取接口', () => {
  it('检查人员：一个全名也没有', { timeout: 240_000 }, async () => {
    const { found, opened } = await leaks(await test.as('神秘人'));
    expect(found).toEqual([]);
    expect(opened).toBeGreaterThan(50);
  });

  it('别的网点的负责人：一个全名也没有', { timeout: 240_000 }, async () => {
    const { found } = await leaks(await test.as('他县服务管理员'));
    expect(found).toEqual([]);
  });
});

describe('看得到的人', () => {
  const offenders = async (caller: Caller) =>
    (await caller.get('/api/tickets?limit=200'))
      .json<{ rows: { offender: string }[] }>()
      .rows.map((row) => row.offender);

  it('检查人员看到“尤*”；有权查看人员的看到全名；银行关掉掩码以后人人看得到', async () => {
    expect(await offenders(await test.as('神秘人'))).toContain('尤*');
    expect(await offenders(await test.as('县行服务管理员'))).toContain('尤二一');
    const head = await test.as('网点负责人');
    expect(await offenders(head)).toContain('尤二一');
    const top = await test.as('省行服务管理员');
    const { settings } = (await top.get('/api/personal/retention')).json<{ settings: object }>();
    const saved = await top.put('/api/personal/settings', {
      ...settings,
      version: 0,
      maskNames: false,
    });
    expect(saved.statusCode, saved.body).toBe(200);
    expect(await offenders(await test.as('神秘人'))).toContain('尤二一');
  });
});

describe('点名的公布', () => {
  it('没有批准的影响评估，涉及个人的台账行不能公布，并说明去哪里做', async () => {
    const { pool } = test.services.database;
    await pool.query('delete from impact_assessment');
    await pool.query(`update ledger_line set state = 'draft' where fact_kind = 'ticket'`);
    const admin = await test.as('县行服务管理员');
    const [line] = await plan.rows<{ plan_id: number }>(
      `select plan_id from ledger_line where fact_kind = 'ticket' limit 1`,
    );
    const body = { planId: line!.plan_id, step: 'publish' };
    const refused = await admin.post('/api/ledger/advance', body);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'assessment-missing', params: { planId: String(line!.plan_id) } },
    ]);
    // What a unit below has had approved for itself says nothing of the plan above it.
    await pool.query(
      `insert into impact_assessment (unit_id, unit_no, last_no, title, uses, purpose, lawfulness, effect,
         measures, created_by, created_by_id, approved_by, approved_at)
       select id, unit_no, last_no, '网点的', '["ledger"]', '', '', '', '', '', '', '负责人', now()
       from unit where code = '33032801'`,
    );
    expect((await admin.post('/api/ledger/advance', body)).statusCode).toBe(409);
    const text = '评估';
    const given = {
      title: text,
      uses: ['ledger'],
      planId: line!.plan_id,
      purpose: text,
      lawfulness: text,
      effect: text,
      measures: text,
    };
    const { id } = (await admin.post('/api/personal/assessments', given)).json<{ id: number }>();
    expect((await admin.post('/api/ledger/advance', body)).statusCode).toBe(409);
    await (
      await test.as('县行领导小组')
    ).post(`/api/personal/assessments/${id}/approve`, { version: 1 });
    expect((await admin.post('/api/ledger/advance', body)).statusCode).toBe(200);
  });
});
