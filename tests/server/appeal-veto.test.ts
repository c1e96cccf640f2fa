/** 申诉一票否决：撤销后整张检查单按原标准重新计分，否决解除，等级、名次随之更正；定本不变。 */
import { beforeAll, expect, test } from 'vitest';
import type { About, Effect } from '../../src/contract/appeal.ts';
import type { VisitDetail } from '../../src/contract/visit-desk.ts';
import type { StandardDocument } from '../../src/domain/standard/model.ts';
import { testApp } from '../support/app.ts';
import { allWell, submitVisit, visitsOf, type Row } from '../support/captured.ts';
import { accountId, addStandard, openRound, roundOf, smallStandard } from '../support/rounds.ts';

const bank = testApp();
const base = { standardId: 0, unitIds: [] as number[], inspectors: [] as string[] };
let waves = 0;

/** 满分 200：S01 一票否决（最多 120），厅堂最多扣 50；V01 没有分值的一票否决。 */
const strict: StandardDocument = {
  ...smallStandard,
  total: '200',
  scoring: {
    ...smallStandard.scoring,
    veto: { to: 'at-most', score: '120' },
    bands: [
      { name: '优秀', from: '180' },
      { name: '不达标', from: '0' },
    ],
  },
  modules: smallStandard.modules.map((module) => ({
    ...module,
    points: String(2 * Number(module.points)),
    projects: module.projects.map((project) => ({
      ...project,
      points: String(2 * Number(project.points)),
      deductAtMost: project.code === 'P1' ? '50' : null,
      items: project.items.flatMap((item) => {
        const twice = { ...item, points: String(2 * Number(item.points)) };
        if (item.code !== 'S01') return [twice];
        const silent = { ...item, code: 'V01', name: '侮辱客户', points: '0', veto: true };
        return [
          { ...twice, veto: true },
          { ...silent, form: { kind: 'pass' as const } },
        ];
      }),
    })),
  })),
};

beforeAll(async () => {
  base.standardId = await addStandard(bank, '33', strict);
  base.unitIds = [await bank.unitId('33032801')];
  base.inspectors = [await accountId(bank, 'wai.jian')];
});

/** 一张锁定的检查单；县行复核，上一级因此可以裁定。 */
async function locked(lost: Record<string, string>, failed = false): Promise<Row> {
  waves += 1;
  const over = { wave: `否决${waves}`, settings: { lockOutDays: 0 } };
  const id = await openRound(await bank.as('县行服务管理员'), roundOf({ ...base, over }));
  const [visit] = await visitsOf(bank, id);
  await submitVisit(bank, visit!, { ...allWell, ...lost });
  const head = { id: 'v', at: '2026-08-10T02:00:00.000Z', device: '手机', by: 'x' };
  const value = { value: { kind: 'pass', pass: !failed }, reason: '客户投诉', evidence: [] };
  await bank.services.database.pool.query(
    `update visit set document = (document::jsonb || jsonb_build_object('V01', $1::jsonb))::json where unit_id = $2 and id = $3`,
    [JSON.stringify({ heads: [{ ...head, value }], superseded: [] }), visit!.unitId, visit!.id],
  );
  const caller = await bank.as('县行服务管理员');
  for (const step of ['review', 'approve', 'lock'])
    expect(
      (await caller.post(`/api/visits/${visit!.unitId}/${visit!.id}/${step}`)).statusCode,
    ).toBe(200);
  return visit!;
}

const shown = async ({ unitId, id }: Row) =>
  (await (await bank.as('县行服务管理员')).get(`/api/visits/${unitId}/${id}`)).json<VisitDetail>();
const scoreOf = async ({ unitId }: Row, inspectionId: number) =>
  (await (await bank.as('县行服务管理员')).get(`/api/inspections/${unitId}/${inspectionId}`)).json<{
    score: string;
    deductions: { itemCode: string; points: string }[];
  }>();

/** 提出、受理、看影响、裁定。 */
async function appeal(visit: Row, itemCode: string, verdict: object) {
  const { inspectionId } = await shown(visit);
  const head = await bank.as('网点负责人');
  const ref = { kind: 'deduction', unitId: visit.unitId, id: inspectionId };
  const filed = await head.post('/api/appeals', {
    ...ref,
    itemCode,
    reasonCode: 'recording',
    claim: '录像显示当时并非如此。',
  });
  expect(filed.statusCode).toBe(200);
  const { id } = filed.json<{ id: number }>();
  const reviewer = await bank.as('上一级复核人');
  const path = `/api/appeals/${visit.unitId}/${id}`;
  expect((await reviewer.post(`${path}/accept`)).statusCode).toBe(200);
  const effect = (await reviewer.post(`${path}/effect`, verdict)).json<Effect>();
  const done = await reviewer.post(`${path}/decision`, { ...verdict, opinion: '录像属实。' });
  expect(done.statusCode).toBe(200);
  return { id, effect, inspectionId: inspectionId! };
}

test('撤销一票否决：得分回到其余作答所得，等级更正，定本与散列不变', async () => {
  const visit = await locked({ S01: '4', S02: '6' });
  const before = await shown(visit);
  expect(before).toMatchObject({
    score: '120',
    corrected: null,
    result: { grade: '不达标', vetoed: ['S01'] },
  });
  const { id, effect, inspectionId } = await appeal(visit, 'S01', { decision: 'revoked' });
  expect(effect.facts).toEqual([
    { what: '地面整洁（S01）', before: '2.00', after: '0' },
    { what: '得分', before: '60.00', after: '97.00' },
    { what: '一票否决', before: 'S01', after: '无' },
    { what: '等级', before: '不达标', after: '优秀' },
  ]);
  expect(await scoreOf(visit, inspectionId)).toMatchObject({
    score: '97.00',
    deductions: [{ itemCode: 'S02', points: '3.00' }],
  });
  const after = await shown(visit);
  expect(after.corrected).toEqual({ score: '194', grade: '优秀', vetoed: [], appealIds: [id] });
  expect([after.result, after.resultSha256]).toEqual([before.result, before.resultSha256]);
  const places = await (
    await bank.as('县行服务管理员')
  ).get(`/api/rankings?wave=${encodeURIComponent(`否决${waves}`)}&within=县行&kind=县行检查`);
  expect(places.json()).toMatchObject({ rows: [{ place: 1, score: '97.00' }] });
});

test('变更为还扣一点：扣分少了，否决仍在，得分不动；再撤销另一条也不解除', async () => {
  const visit = await locked({ S01: '4', S02: '6' });
  const half = await appeal(visit, 'S01', { decision: 'changed', remaining: '1' });
  expect(half.effect.facts).toEqual([
    { what: '地面整洁（S01）', before: '2.00', after: '1' },
    { what: '得分', before: '60.00', after: '60.00' },
  ]);
  const other = await appeal(visit, 'S02', { decision: 'revoked' });
  expect(await scoreOf(visit, other.inspectionId)).toMatchObject({
    score: '60.00',
    deductions: [{ itemCode: 'S01', points: '1.00' }],
  });
  expect((await shown(visit)).corrected).toMatchObject({ score: '120', vetoed: ['S01'] });
});

test('先撤销扣分、后撤销否决：两次裁定都算在内，项目上限仍然有效', async () => {
  const visit = await locked({ H01: '60', S01: '4', S02: '6' });
  await appeal(visit, 'S02', { decision: 'revoked' });
  const { inspectionId } = await appeal(visit, 'S01', { decision: 'revoked' });
  // 200 − 厅堂最多扣的 50
  expect((await scoreOf(visit, inspectionId)).score).toBe('75.00');
});

test('没有分值的一票否决：列为可申诉的第一项，只能维持或撤销', async () => {
  const visit = await locked({ S02: '6' }, true);
  const { inspectionId } = await shown(visit);
  const head = await bank.as('网点负责人');
  const about = (
    await head.get(`/api/appeals/about?kind=deduction&unitId=${visit.unitId}&id=${inspectionId}`)
  ).json<About>();
  expect(about.open).toEqual([
    { itemCode: 'V01', title: '侮辱客户（V01）一票否决', measure: 'none', before: '0' },
    { itemCode: 'S02', title: '大堂经理迎送（S02）', measure: 'points', before: '3.00' },
  ]);
  const { effect } = await appeal(visit, 'V01', { decision: 'revoked' });
  expect(effect.facts).toEqual([
    { what: '得分', before: '60.00', after: '97.00' },
    { what: '一票否决', before: 'V01', after: '无' },
    { what: '等级', before: '不达标', after: '优秀' },
  ]);
  const left = await head.get(
    `/api/appeals/about?kind=deduction&unitId=${visit.unitId}&id=${inspectionId}`,
  );
  expect(left.json<About>().open.map(({ itemCode }) => itemCode)).toEqual(['S02']);
});

test('被导入的成绩替换过的检查：只退回该条的分', async () => {
  const visit = await locked({ S02: '6' });
  const { inspectionId } = await shown(visit);
  await bank.services.database.pool.query(
    'update inspection set score = 90 where unit_id = $1 and id = $2',
    [visit.unitId, inspectionId],
  );
  await appeal(visit, 'S02', { decision: 'revoked' });
  expect((await scoreOf(visit, inspectionId!)).score).toBe('93.00');
});
