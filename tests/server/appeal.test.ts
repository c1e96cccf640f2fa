/** 申诉扣分：从提出到裁定，恰好一次地更正事实、名次与台账。 */
import { Decimal } from 'decimal.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { About, AppealDetail, Effect } from '../../src/contract/appeal.ts';
import { testApp, type Answer } from '../support/app.ts';
import { countyPlan } from '../support/county-plan.ts';
import type { Persona } from '../support/personas.ts';

const bank = testApp();
const county = countyPlan(bank);
let unitId = 0;
let inspectionId = 0;
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
  await county.begin();
  unitId = await bank.unitId('33032801');
  const [row] = await county.rows<{ id: number }>(
    `select id from inspection where unit_id = $1 and wave = '2023Q2'`,
    [unitId],
  );
  inspectionId = row!.id;
});

/** 一个像素的真图片。 */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const claim = '录像显示当班柜员着装符合规范，请复核。';
const file = async (who: Persona, body: object) =>
  (await bank.as(who)).post('/api/appeals', { unitId, reasonCode: 'recording', claim, ...body });
const deduction = () => ({ kind: 'deduction', id: inspectionId, itemCode: 'A01' });
const at = async (who: Persona, id: number) =>
  (await (await bank.as(who)).get(`/api/appeals/${unitId}/${id}`)).json<AppealDetail>();
const step = async (who: Persona, id: number, name: string, body: object = {}) =>
  (await bank.as(who)).post(`/api/appeals/${unitId}/${id}/${name}`, body);
const idOf = (answer: Answer) => answer.json<{ id: number }>().id;
describe('提出', () => {
  test('没有这一项、没有这次检查', async () => {
    expect(code(await file('网点负责人', { ...deduction(), itemCode: 'Z99' }))).toEqual([
      404,
      'not-found',
    ]);
    expect(code(await file('网点负责人', { ...deduction(), id: 999_999 }))).toEqual([
      404,
      'not-found',
    ]);
  });

  test.each<Persona>(['县行服务管理员', '神秘人', '上一级复核人', '柜员', '审计员'])(
    '%s 不能提出',
    async (who) => {
      expect(code(await file(who, deduction()))).toEqual([403, 'forbidden']);
    },
  );

  test('别的网点的检查看不到，理由须写明', async () => {
    const other = await bank.unitId('33032802');
    const [row] = await county.rows<{ id: number }>(
      'select id from inspection where unit_id = $1 limit 1',
      [other],
    );
    expect(code(await file('网点负责人', { ...deduction(), unitId: other, id: row!.id }))).toEqual([
      404,
      'not-found',
    ]);
    expect(code(await file('网点负责人', { ...deduction(), claim: '不服' }))).toEqual([
      400,
      'invalid',
    ]);
    expect(code(await file('网点负责人', { ...deduction(), reasonCode: 'angry' }))).toEqual([
      400,
      'invalid',
    ]);
  });

  test('过了期限不收，答复里写明期限怎么数出来的', async () => {
    const [first] = await county.rows<{ id: number }>(
      `select id from inspection where unit_id = $1 and wave = '2023Q1'`,
      [unitId],
    );
    await county.rows(
      `update inspection set created_at = '2023-09-28T10:00:00+08:00' where id = $1`,
      [first!.id],
    );
    const late = await file('网点负责人', { ...deduction(), id: first!.id });
    expect(code(late)).toEqual([409, 'appeal-late']);
    expect(late.json<{ message: string }>().message).toContain(
      '10月7日（星期六，国庆节调休上班）第1日',
    );
    const about = await (
      await bank.as('网点负责人')
    ).get(`/api/appeals/about?kind=deduction&unitId=${unitId}&id=${first!.id}`);
    expect(about.json<About>()).toMatchObject({
      closed: 'late',
      open: [],
      clock: { due: '2023-10-09' },
    });
  });
});

describe('扣分：从提出到裁定', () => {
  let id = 0;
  let before: Line[] = [];
  let shown: Effect;
  test('网点负责人提出，等待上一级；再提一次不收', async () => {
    const about = await (
      await bank.as('网点负责人')
    ).get(`/api/appeals/about?kind=deduction&unitId=${unitId}&id=${inspectionId}`);
    expect(about.json<About>()).toMatchObject({
      closed: null,
      open: [{ itemCode: 'A01', before: '2.00' }],
    });
    id = idOf(await file('网点负责人', deduction()));
    expect(await at('网点负责人', id)).toMatchObject({
      state: 'filed',
      forum: { code: '3303' },
      waitingOn: 'forum',
      waitingName: '温州市分行',
      clock: { unit: 'working', days: 5 },
      steps: { withdraw: null, accept: 'barred', decide: 'barred' },
    });
    expect(code(await file('网点负责人', deduction()))).toEqual([409, 'appeal-twice']);
  });

  test('证据：上传后写明片段起止，不能列别人的证据', async () => {
    const head = await bank.as('网点负责人');
    const png = Buffer.from(dot, 'base64');
    const added = await head.upload(`/api/evidence/appeal/${unitId}/${id}`, '截图.png', png);
    const packet = { evidenceId: idOf(added), from: 12, to: 47, note: '柜员佩戴工号牌' };
    const { packetsSha256: sha256 } = await at('网点负责人', id);
    const put = (packets: object[]) =>
      head.put(`/api/appeals/${unitId}/${id}/packets`, { sha256, packets });
    expect(code(await put([{ ...packet, evidenceId: 999_999 }]))).toEqual([400, 'invalid']);
    expect(code(await put([{ ...packet, to: 3 }]))).toEqual([400, 'invalid']);
    expect((await put([packet])).statusCode).toBe(200);
    expect(code(await put([{ ...packet, note: '另一种说法' }]))).toEqual([409, 'conflict']);
    expect(await at('上一级复核人', id)).toMatchObject({
      packets: [packet],
      evidence: [{ name: '截图.png' }],
    });
  });

  test('县行的人不能裁定；没受理不能裁定；要求补充与答复', async () => {
    expect(code(await step('县行服务管理员', id, 'accept'))).toEqual([403, 'forbidden']);
    const verdict = { decision: 'revoked', opinion: '录像属实' };
    expect(code(await step('上一级复核人', id, 'decision', verdict))).toEqual([
      409,
      'appeal-not-accepted',
    ]);
    expect((await step('上一级复核人', id, 'accept')).statusCode).toBe(200);
    await step('上一级复核人', id, 'ask', { of: 'outlet', text: '请补充检查时段' });
    expect(await at('网点负责人', id)).toMatchObject({
      waitingOn: 'outlet',
      waitingName: '文成大峃网点',
    });
    await step('网点负责人', id, 'reply', { text: '10:05–10:20' });
    expect(await at('网点负责人', id)).toMatchObject({
      waitingOn: 'forum',
      waitingName: '温州市分行 陈九',
    });
  });

  test('裁定前看到影响，什么也没有变', async () => {
    before = await lines();
    const answer = await step('上一级复核人', id, 'effect', { decision: 'revoked' });
    shown = answer.json<Effect>();
    expect(shown.facts).toEqual([
      { what: '着装规范（A01）', before: '2.00', after: '0' },
      { what: '得分', before: '93.00', after: '95.00' },
    ]);
    expect(shown.lines.length).toBeGreaterThan(0);
    expect(new Decimal(shown.total.change).gt(0)).toBe(true);
    expect(await lines()).toEqual(before);
    expect(code(await step('上一级复核人', id, 'effect', { decision: 'changed' }))).toEqual([
      400,
      'invalid',
    ]);
    expect(
      code(await step('上一级复核人', id, 'effect', { decision: 'changed', remaining: '3' })),
    ).toEqual([400, 'invalid']);
  });

  test('裁定一次：事实、名次、台账同时更正，与所示影响一致；第二次相同的裁定不收', async () => {
    const verdict = { decision: 'revoked', opinion: '录像属实，予以撤销。' };
    const both = await Promise.all([
      step('上一级复核人', id, 'decision', verdict),
      step('上一级复核人', id, 'decision', verdict),
    ]);
    expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 409]);
    expect(code(await step('上一级复核人', id, 'decision', verdict))).toEqual([
      409,
      'appeal-ended',
    ]);
    const after = await lines();
    expect(new Decimal(sum(after)).minus(sum(before)).toFixed(2)).toBe(shown.total.change);
    const [visit] = await county.rows(
      `select score, score_before, appeal_id from inspection where id = $1`,
      [inspectionId],
    );
    expect(visit).toMatchObject({ score: '95.00', score_before: '93.00', appeal_id: id });
    expect(
      await county.rows('select 1 from deduction where inspection_id = $1', [inspectionId]),
    ).toEqual([]);
    const [rank] = await county.rows<{ place: number }>(
      `select province_place as place from ranking where unit_id = $1 and wave = '2023Q2'`,
      [unitId],
    );
    expect(rank!.place).toBe(2);
  });

  test('原行不动，冲销行已公布并写明申诉；不相干的行一行也没动', async () => {
    const after = await lines();
    const old = new Set(before.map((line) => line.id));
    expect(after.filter((line) => old.has(line.id))).toEqual(before);
    const added = after.filter((line) => !old.has(line.id));
    expect(added.length).toBeGreaterThan(0);
    const touched = new Set(shown.lines.map((l) => `${l.unit.id} ${l.ruleId}`));
    for (const line of added) expect(touched).toContain(`${line.unit_id} ${line.rule_id}`);
    const reversals = added.filter((line) => line.reverses_id !== null && line.unit_id === unitId);
    expect(reversals.length).toBeGreaterThan(0);
    for (const line of reversals) {
      expect(line.state).toBe('published');
      expect(line.reason).toContain(`申诉 ${id} 裁定更正`);
    }
    const reversed = after.map((line) => line.reverses_id).filter((one) => one !== null);
    expect(new Set(reversed).size).toBe(reversed.length);
  });

  test('整体再结算一遍，没有一行要改', async () => {
    const { changes } = await county.settle();
    expect(changes).toMatchObject({ added: 0, changed: 0, removed: 0, reversed: 0 });
  });

  test('改判率记在检查人名下；决定书是 Word 文件', async () => {
    const docx = await (
      await bank.as('网点负责人')
    ).get(`/api/appeals/${unitId}/${id}/decision.docx?number=温银诉[2023]1号`);
    expect(docx.statusCode).toBe(200);
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const rates = await (await bank.as('审计员')).get('/api/appeals/overturned');
    expect(rates.statusCode).toBe(200);
  });
});
