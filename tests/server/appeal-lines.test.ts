/** 申诉台账行与处罚单：豁免、二审、回避、沉默、列表。 */
import { Decimal } from 'decimal.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AppealDetail } from '../../src/contract/appeal.ts';
import { sweepSilence } from '../../src/server/appeal/index.ts';
import { testApp, type Answer } from '../support/app.ts';
import { countyPlan } from '../support/county-plan.ts';
import type { Persona } from '../support/personas.ts';

const bank = testApp();
const county = countyPlan(bank);
let planId = 0;
let unitId = 0;
type Line = {
  id: number;
  unit_id: number;
  rule_id: string;
  fact_id: number;
  amount: string;
  state: string;
  reverses_id: number | null;
  reason: string;
  inputs: Record<string, string>;
};
const lines = () => county.rows<Line>('select * from ledger_line order by id');
const sum = (rows: Line[]) => rows.reduce((t, l) => t.plus(l.amount), new Decimal(0)).toFixed(2);
const code = (answer: Answer) => [answer.statusCode, answer.json<{ code: string }>().code];

beforeAll(async () => {
  planId = await county.begin();
  unitId = await bank.unitId('33032801');
});

const claim = '录像显示当班柜员着装符合规范，请复核。';
const file = async (who: Persona, body: object) =>
  (await bank.as(who)).post('/api/appeals', { unitId, reasonCode: 'recording', claim, ...body });
const at = async (who: Persona, id: number) =>
  (await (await bank.as(who)).get(`/api/appeals/${unitId}/${id}`)).json<AppealDetail>();
const step = async (who: Persona, id: number, name: string, body: object = {}) =>
  (await bank.as(who)).post(`/api/appeals/${unitId}/${id}/${name}`, body);
const idOf = (answer: Answer) => answer.json<{ id: number }>().id;
const aLine = async (where = 'amount < 0') => {
  const [line] = await county.rows<Line>(
    `select * from ledger_line l where unit_id = $1 and state = 'published' and reverses_id is null and ${where}
      and not exists (select 1 from ledger_line r where r.reverses_id = l.id)
      and not exists (select 1 from appeal a where a.subject_kind = 'line' and a.subject_id = l.id) order by id limit 1`,
    [unitId],
  );
  return line!;
};

describe('台账行', () => {
  test('申诉中的行不能确认；撤回后回到已公布，只能申诉一次', async () => {
    const line = await aLine();
    const id = idOf(await file('网点负责人', { kind: 'line', id: line.id, reasonCode: 'data' }));
    const state = async () => (await lines()).find((one) => one.id === line.id)!.state;
    expect(await state()).toBe('appealed');
    const lead = await bank.as('县行领导小组');
    expect(
      code(await lead.post('/api/ledger/advance', { planId, step: 'confirm', lineIds: [line.id] })),
    ).toEqual([409, 'wrong-state']);
    expect((await step('网点负责人', id, 'withdraw')).statusCode).toBe(200);
    expect(await state()).toBe('published');
    expect(code(await file('网点负责人', { kind: 'line', id: line.id }))).toEqual([
      409,
      'appeal-twice',
    ]);
  });

  test('变更：写入豁免，冲销加新行，新行自我说明；再结算不改', async () => {
    const line = await aLine();
    const id = idOf(await file('网点负责人', { kind: 'line', id: line.id, reasonCode: 'data' }));
    await step('上一级复核人', id, 'accept');
    const remaining = new Decimal(line.amount).div(2).toFixed(2);
    const before = await lines();
    const done = await step('上一级复核人', id, 'decision', {
      decision: 'changed',
      remaining,
      opinion: '减半',
    });
    expect(done.statusCode).toBe(200);
    const after = await lines();
    const added = after.filter((one) => !before.some((old) => old.id === one.id));
    const own = added.filter((one) => one.rule_id === line.rule_id && one.fact_id === line.fact_id);
    expect(own.map((one) => one.amount).toSorted()).toEqual(
      [new Decimal(line.amount).neg().toFixed(2), remaining].toSorted(),
    );
    expect(own.every((one) => one.state === 'published')).toBe(true);
    expect(own.find((one) => one.reverses_id === null)!.inputs).toMatchObject({
      申诉裁定金额: remaining,
      申诉编号: String(id),
    });
    expect(after.find((one) => one.id === line.id)!.state).toBe('published');
    expect((await county.settle()).changes).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      reversed: 0,
    });
    await further(id, line);
  });

  /** 二审由再上一级裁定，原裁定人回避。 */
  async function further(first: number, line: Line) {
    const id = idOf(
      await step('网点负责人', first, 'further', { claim: '应当全部撤销，请再复核。' }),
    );
    expect(await at('网点负责人', id)).toMatchObject({
      instance: 2,
      forum: { code: '33' },
      state: 'filed',
    });
    expect(code(await step('上一级复核人', id, 'accept'))).toEqual([403, 'appeal-barred']);
    expect((await step('省行复核人', id, 'accept')).statusCode).toBe(200);
    expect(
      (await step('省行复核人', id, 'decision', { decision: 'revoked', opinion: '全部撤销' }))
        .statusCode,
    ).toBe(200);
    const of = (await lines()).filter(
      (one) =>
        one.rule_id === line.rule_id &&
        one.fact_id === line.fact_id &&
        one.unit_id === line.unit_id,
    );
    expect(sum(of)).toBe('0.00');
    expect((await county.settle()).changes).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
      reversed: 0,
    });
    expect(code(await step('网点负责人', id, 'further', { claim: '还要再申诉一次。' }))).toEqual([
      409,
      'appeal-no-further',
    ]);
  }

  test('公布该行的人即使是上级复核人也须回避', async () => {
    const line = await aLine();
    const [reviewer] = await county.rows<{ id: string }>(
      `select id from "user" where username = 'shi.review'`,
    );
    await county.rows('update ledger_line set state_by_id = $1 where id = $2', [
      reviewer!.id,
      line.id,
    ]);
    const id = idOf(await file('网点负责人', { kind: 'line', id: line.id }));
    expect(code(await step('上一级复核人', id, 'accept'))).toEqual([403, 'appeal-barred']);
    expect((await step('省行复核人', id, 'accept')).statusCode).toBe(200);
    await step('网点负责人', id, 'withdraw');
  });
});

describe('处罚单与沉默', () => {
  test('到期未裁定自动转上一级，原期限写在经过里；上级撤销后处罚单不再计', async () => {
    const [ticket] = await county.rows<{ id: number }>('select id from ticket where unit_id = $1', [
      unitId,
    ]);
    const first = idOf(
      await file('网点负责人', { kind: 'ticket', id: ticket!.id, reasonCode: 'not-ours' }),
    );
    expect(await sweepSilence(bank.services, new Date().toISOString())).toBe(0);
    const later = '2099-01-01T00:00:00+08:00';
    expect(await sweepSilence(bank.services, later)).toBe(1);
    expect(await at('网点负责人', first)).toMatchObject({ state: 'lapsed', decision: null });
    const [next] = await county.rows<{ id: number }>(
      'select id from appeal where previous_id = $1',
      [first],
    );
    expect(await at('网点负责人', next!.id)).toMatchObject({ instance: 2, forum: { code: '33' } });
    // 上面没有机构了：留着，显示超期。
    expect(await sweepSilence(bank.services, later)).toBe(0);
    await step('省行复核人', next!.id, 'accept');
    await step('省行复核人', next!.id, 'decision', {
      decision: 'revoked',
      opinion: '非该网点人员',
    });
    expect(await county.rows('select voided from ticket where id = $1', [ticket!.id])).toEqual([
      { voided: true },
    ]);
    const left = (await lines()).filter((l) => l.fact_id === ticket!.id && l.rule_id === 'C3-R11');
    expect(sum(left)).toBe('0.00');
  });
});

describe('列表与看得见的范围', () => {
  test('别县的人看不到；待我裁定、超期数、导出', async () => {
    expect((await (await bank.as('他县服务管理员')).get('/api/appeals')).json()).toMatchObject({
      total: 0,
    });
    const mine = await (await bank.as('网点负责人')).get('/api/appeals?whose=mine');
    expect(mine.json<{ total: number }>().total).toBeGreaterThan(3);
    expect(
      (await (await bank.as('上一级复核人')).get('/api/appeals?whose=to-decide&sort=due'))
        .statusCode,
    ).toBe(200);
    expect((await (await bank.as('上一级复核人')).get('/api/appeals.xlsx')).statusCode).toBe(200);
    expect((await (await bank.as('柜员')).get('/api/appeals')).statusCode).toBe(403);
  });
});
