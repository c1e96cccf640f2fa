/** 方案 over HTTP: missing, forbidden, invalid, works; a published version never changes. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanFinding, PlanVersion } from '../../src/contract/plan-version.ts';
import { readRows } from '../../src/documents/index.ts';
import { testApp, type Answer } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

const test = testApp();
const text = readFileSync(new URL('../../plans/03-shenmiren.yaml', import.meta.url), 'utf8');
const yaml = (id: string, change: (plan: Plan) => void = () => undefined) => {
  const plan = { ...(parse(text) as Plan), id };
  change(plan);
  return stringify(plan);
};
const manager: Persona = '县行服务管理员';
const create = async (who: Persona, id: string, change?: (plan: Plan) => void) =>
  (await test.as(who)).post('/api/plans', { yaml: yaml(id, change) });
const version = async (who: Persona, id: number) =>
  (await (await test.as(who)).get(`/api/plan-versions/${id}`)).json<PlanVersion>();
const codeOf = (answer: Answer) => [answer.statusCode, answer.json<{ code: string }>().code];
const r07 = (plan: Plan) => plan.rules.find(({ id }) => id === 'C3-R07')!;

describe('没有', () => {
  it('没有这个方案版本', async () => {
    const caller = await test.as(manager);
    const body = { revision: 1, document: {}, readings: {} };
    const path = '/api/plan-versions/999999';
    for (const answer of [
      await caller.get(path),
      await caller.get(`${path}/progress`),
      await caller.put(path, body),
      await caller.post(`${path}/publish`, { readings: {} }),
      await caller.post(`${path}/drafts`),
    ])
      expect(codeOf(answer)).toEqual([404, 'not-found']);
  });
});

describe('不许', () => {
  let draft = 0;
  let above = 0;
  beforeAll(async () => {
    draft = (await create(manager, 'forbidden')).json<{ id: number }>().id;
    above = (await create('省行服务管理员', 'above')).json<{ id: number }>().id;
    const province = await test.as('省行服务管理员');
    await province.post(`/api/plan-versions/${above}/publish`, { readings: {} });
  });

  it.each(['网点负责人', '审计员', '柜员', '神秘人', '县行系统管理员'] as const)(
    '%s 不能新建、保存、发布方案',
    async (who) => {
      const caller = await test.as(who);
      const path = `/api/plan-versions/${draft}`;
      const body = { revision: 1, document: {}, readings: {} };
      expect((await create(who, 'no')).statusCode).toBe(403);
      expect((await caller.put(path, body)).statusCode).toBe(403);
      expect((await caller.post(`${path}/drafts`)).statusCode).toBe(403);
      expect((await caller.post(`${path}/publish`, { readings: {} })).statusCode).toBe(403);
    },
  );

  it('别县的人看不到我县的方案', async () => {
    const caller = await test.as('他县服务管理员');
    expect((await caller.get(`/api/plan-versions/${draft}`)).statusCode).toBe(404);
    const { rows } = (await caller.get('/api/plans')).json<{ rows: { code: string }[] }>();
    expect(rows.map(({ code }) => code)).toEqual(['above']);
  });

  it('上级的方案看得到、改不了；网点看不到县行的草稿', async () => {
    const caller = await test.as(manager);
    expect((await version(manager, above)).abilities).toEqual({
      edit: false,
      publish: false,
      draft: false,
      settle: false,
    });
    expect(codeOf(await caller.post(`/api/plan-versions/${above}/drafts`))).toEqual([
      403,
      'forbidden',
    ]);
    const head = await test.as('网点负责人');
    expect((await head.get(`/api/plan-versions/${above}`)).statusCode).toBe(200);
    expect((await head.get(`/api/plan-versions/${draft}`)).statusCode).toBe(404);
  });
});

describe('不对', () => {
  it('YAML 有错：说明第几行、哪一项', async () => {
    const caller = await test.as(manager);
    const answer = await caller.post('/api/plans', {
      yaml: text.replace("target: '95'", 'target: 95'),
    });
    expect(codeOf(answer)).toEqual([400, 'plan-file']);
    expect(answer.json<{ message: string }>().message).toMatch(/第 \d+ 行（phases\[2\]\.target）/);
  });

  it('同一机构不能有两个同编号的方案', async () => {
    expect((await create(manager, 'twice')).statusCode).toBe(200);
    const again = await create(manager, 'twice');
    expect(again.statusCode).toBe(409);
  });

  it('形状不对的草稿不能保存，原稿还在', async () => {
    const { id } = (await create(manager, 'shape')).json<{ id: number }>();
    const caller = await test.as(manager);
    const body = { revision: 1, document: { id: 'shape' }, readings: {} };
    const answer = await caller.put(`/api/plan-versions/${id}`, body);
    expect(codeOf(answer)).toEqual([400, 'plan-invalid']);
    expect(answer.json<{ findings: PlanFinding[] }>().findings.length).toBeGreaterThan(3);
    expect((await version(manager, id)).document.rules).toHaveLength(14);
  });

  it('方案没有的读法不能发布', async () => {
    const { id } = (await create(manager, 'reading')).json<{ id: number }>();
    const caller = await test.as(manager);
    for (const readings of [{ 'C3-R08.A1': 'maybe' }, { 'C3-R99.A': 'yes' }]) {
      const answer = await caller.post(`/api/plan-versions/${id}/publish`, { readings });
      expect(codeOf(answer)).toEqual([400, 'unknown-reading']);
    }
    expect((await version(manager, id)).state).toBe('draft');
  });
});

describe('成了', () => {
  it('有错的草稿照样保存，发布时逐条指出；改好后发布；此后不再能改', async () => {
    const created = await create(manager, 'life', (plan) => void (r07(plan).when = '得粉 < 1'));
    const { id, findings } = created.json<{ id: number; findings: PlanFinding[] }>();
    expect(findings).toMatchObject([{ code: 'unknown-indicator', path: 'rules.3.when' }]);
    const caller = await test.as(manager);
    const path = `/api/plan-versions/${id}`;
    const refused = await caller.post(`${path}/publish`, { readings: {} });
    expect(codeOf(refused)).toEqual([400, 'plan-invalid']);
    expect(refused.json<{ findings: PlanFinding[] }>().findings).toEqual(findings);

    const good = { ...(parse(text) as Plan), id: 'life' };
    const broken = structuredClone(good);
    r07(broken).amount = '得分 +';
    const kept = await caller.put(path, { revision: 1, document: broken, readings: {} });
    expect(kept.json()).toMatchObject({ revision: 2, findings: [{ path: 'rules.3.amount' }] });
    expect(r07((await version(manager, id)).document).amount).toBe('得分 +');

    const late = await caller.put(path, { revision: 1, document: good, readings: {} });
    expect(codeOf(late)).toEqual([409, 'conflict']);
    const saved = await caller.put(path, {
      revision: 2,
      document: good,
      readings: { 'C3-R08.A1': 'yes' },
    });
    expect(saved.json()).toMatchObject({ revision: 3, findings: [] });

    const chosen = { 'C3-R09.A2': 'cumulative' };
    expect((await caller.post(`${path}/publish`, { readings: chosen })).statusCode).toBe(200);
    const published = await version(manager, id);
    expect(published).toMatchObject({ state: 'published', publishedBy: '周四', version: 1 });
    expect(published.readings).toMatchObject({ ...chosen, 'C3-R08.A1': 'yes', 全区: '市行' });
    const examples = Object.values(published.examples).flat();
    expect(examples.length).toBeGreaterThan(30);
    expect(examples.filter(({ ok }) => !ok)).toEqual([]);

    const edit = await caller.put(path, { revision: 3, document: good, readings: {} });
    expect(codeOf(edit)).toEqual([409, 'wrong-state']);
    const again = await caller.post(`${path}/publish`, { readings: {} });
    expect(codeOf(again)).toEqual([409, 'wrong-state']);
    expect(await version(manager, id)).toEqual(published);
  });

  it('由已发布的版本新建草稿并发布：旧版停用，内容不变', async () => {
    const { id } = (await create(manager, 'next')).json<{ id: number }>();
    const caller = await test.as(manager);
    await caller.post(`/api/plan-versions/${id}/publish`, { readings: {} });
    const first = await version(manager, id);
    const draft = (await caller.post(`/api/plan-versions/${id}/drafts`)).json<{ id: number }>().id;
    const document = { ...first.document, title: '修订后的方案' };
    await caller.put(`/api/plan-versions/${draft}`, { revision: 1, document, readings: {} });
    await caller.post(`/api/plan-versions/${draft}/publish`, { readings: {} });
    const after = await version(manager, id);
    expect(after).toMatchObject({ state: 'retired', document: first.document });
    expect(after.versions.map((one) => [one.version, one.state])).toEqual([
      [2, 'published'],
      [1, 'retired'],
    ]);
    const { rows } = (await caller.get('/api/plans')).json<{
      rows: { code: string; title: string; versionId: number; draftId: number | null }[];
    }>();
    expect(rows.find(({ code }) => code === 'next')).toMatchObject({
      title: '修订后的方案',
      versionId: draft,
      draftId: null,
    });
  });

  it('目标与关口：分母没有填写的目标说明缺什么', async () => {
    const { id } = (await create(manager, 'progress')).json<{ id: number }>();
    const caller = await test.as(manager);
    const progress = (await caller.get(`/api/plan-versions/${id}/progress`)).json();
    expect(progress.goals).toMatchObject([
      { id: 'C3-R01', status: 'unknown', missing: expect.arrayContaining(['四季度平均分']) },
      { id: 'C3-R02', status: 'unknown', missing: expect.arrayContaining(['基础年投诉数']) },
    ]);
    expect(progress.gates[0]).toMatchObject({
      phase: '第一阶段',
      target: '92',
      visited: 2,
      passed: 0,
      failingTotal: 2,
      failing: [
        { wave: '2023Q1', score: '88.5' },
        { wave: '2023Q1', score: '91' },
      ],
    });
  });

  it('边写边查公式', async () => {
    const caller = await test.as('网点负责人');
    const check = (source: string) =>
      caller.post('/api/feel/check', { source, names: { 得分: 'number' }, expect: 'boolean' });
    expect((await check('得分 < 92')).json()).toEqual({ ok: true, type: 'boolean', errors: [] });
    const wrong = (await check('得粉 < 92')).json();
    expect(wrong).toMatchObject({ ok: false, type: null, errors: [{ from: 0, to: 2 }] });
  });
});

describe('方案清单', () => {
  it('按名称、编号搜索，按状态筛选，排序，导出与清单一致', async () => {
    const published = (await create(manager, 'list-b', (plan) => (plan.title = '2 号方案'))).json<{
      id: number;
    }>().id;
    await create(manager, 'list-a', (plan) => (plan.title = '1 号方案'));
    const caller = await test.as(manager);
    await caller.post(`/api/plan-versions/${published}/publish`, { readings: {} });
    const codes = async (query: string) =>
      (await caller.get(`/api/plans?search=list-&${query}`))
        .json<{ rows: { code: string }[] }>()
        .rows.map(({ code }) => code);
    expect(await codes('sort=title')).toEqual(['list-a', 'list-b']);
    expect(await codes('sort=-title')).toEqual(['list-b', 'list-a']);
    expect(await codes('state=published')).toEqual(['list-b']);
    expect(await codes('state=draft')).toEqual(['list-a']);
    const named = await caller.get(`/api/plans?search=${encodeURIComponent('1 号')}`);
    expect(named.json()).toMatchObject({ total: 1, rows: [{ code: 'list-a' }] });
    const { rawPayload } = await caller.get('/api/plans.xlsx?search=list-&state=published');
    const rows = await readRows('方案.xlsx', rawPayload);
    expect(rows.map((row) => [row[0], row[1], row[8]])).toEqual([
      ['方案', '编号', '状态'],
      ['2 号方案', 'list-b', '已发布'],
    ]);
  });
});
