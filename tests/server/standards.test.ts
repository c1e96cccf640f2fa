/** 检查标准：版本、草稿、发布、对应与趋势、导入导出. */
import { describe, expect, it } from 'vitest';
import type { StandardDocument } from '../../src/domain/standard/index.ts';
import { templates } from '../../src/domain/standard/index.ts';
import { readRows } from '../../src/documents/index.ts';
import { standardOn } from '../../src/server/standard/index.ts';
import { testApp, type Caller } from '../support/app.ts';

const test = testApp();
const admin = () => test.as('县行服务管理员');
type Saved = { id: number; sha256: string; findings: { code: string }[] };
let made = 0;

async function draft(caller: Caller, over: object = {}): Promise<Saved> {
  const from = { kind: 'template', key: 'mystery' };
  const answer = await caller.post('/api/standards', { name: `标准 ${++made}`, from, ...over });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Saved>();
}
const one = async (caller: Caller, id: number) =>
  (await caller.get(`/api/standards/${id}`)).json<{
    name: string;
    state: string;
    validTo: string | null;
    document: StandardDocument;
    versions: { id: number; version: number }[];
    abilities: Record<string, boolean>;
  }>();

describe('一份标准', () => {
  it('没有这份标准', async () => {
    const caller = await admin();
    for (const path of ['', '/mapping', '/trend', '/file']) {
      expect((await caller.get(`/api/standards/999999${path}`)).statusCode).toBe(404);
    }
  });

  it('网点能看不能改，员工不能看，下级看不到草稿', async () => {
    const { id, sha256 } = await draft(await admin());
    const outlet = await test.as('网点负责人');
    expect((await outlet.get(`/api/standards/${id}`)).statusCode).toBe(404);
    await (await admin()).post(`/api/standards/${id}/publish`, { validFrom: '2026-01-01' });
    expect((await outlet.get(`/api/standards/${id}`)).statusCode).toBe(200);
    const body = { sha256, document: templates.mystery };
    expect((await outlet.put(`/api/standards/${id}`, body)).statusCode).toBe(403);
    expect((await (await test.as('柜员')).get('/api/standards')).statusCode).toBe(403);
    expect((await (await test.as('他县服务管理员')).get(`/api/standards/${id}`)).statusCode).toBe(
      404,
    );
  });

  it('上级的标准下级能用，不能改', async () => {
    const above = await test.as('省行服务管理员');
    const { id } = await draft(above);
    await above.post(`/api/standards/${id}/publish`, { validFrom: '2026-01-01' });
    const caller = await admin();
    expect((await one(caller, id)).abilities).toEqual({
      edit: false,
      publish: false,
      draft: false,
    });
    expect((await caller.post(`/api/standards/${id}/drafts`)).statusCode).toBe(403);
  });

  it('同名、坏分值、结构不符：各有说明', async () => {
    const caller = await admin();
    const { id, sha256 } = await draft(caller);
    const { name } = await one(caller, id);
    const twice = await caller.post('/api/standards', { name, from: { kind: 'empty' } });
    expect(twice.json()).toMatchObject({ code: 'duplicate' });
    const document = structuredClone(templates.mystery) as StandardDocument;
    document.modules[0]!.projects[0]!.items[0]!.points = '3';
    const saved = await caller.put(`/api/standards/${id}`, { sha256, document });
    expect(saved.json<Saved>().findings.map(({ code }) => code)).toEqual(['sum-items']);
    const refused = await caller.post(`/api/standards/${id}/publish`, { validFrom: '2026-01-01' });
    expect(refused.json()).toMatchObject({
      code: 'standard-invalid',
      findings: [{ place: 'P1 室外环境' }],
    });
    const bad = { ...document, total: '一百' };
    const wrong = await caller.put(`/api/standards/${id}`, { sha256, document: bad });
    expect(wrong.statusCode).toBe(400);
  });

  it('两人同时改：后存的被拒绝，先存的不丢', async () => {
    const caller = await admin();
    const { id, sha256 } = await draft(caller);
    const first = { ...templates.mystery, title: '先存的' };
    expect((await caller.put(`/api/standards/${id}`, { sha256, document: first })).statusCode).toBe(
      200,
    );
    const second = await caller.put(`/api/standards/${id}`, {
      sha256,
      document: templates.mystery,
    });
    expect(second.json()).toMatchObject({ code: 'conflict' });
    expect((await one(caller, id)).document.title).toBe('先存的');
  });

  it('草稿可以删除，已发布的不能删、不能改', async () => {
    const caller = await admin();
    const { id } = await draft(caller);
    expect((await caller.delete(`/api/standards/${id}`)).statusCode).toBe(200);
    expect((await caller.get(`/api/standards/${id}`)).statusCode).toBe(404);
    const kept = await draft(caller);
    await caller.post(`/api/standards/${kept.id}/publish`, { validFrom: '2026-01-01' });
    expect((await caller.delete(`/api/standards/${kept.id}`)).json()).toMatchObject({
      code: 'wrong-state',
    });
    const body = { sha256: kept.sha256, document: templates.street };
    expect((await caller.put(`/api/standards/${kept.id}`, body)).json()).toMatchObject({
      code: 'wrong-state',
    });
    expect((await one(caller, kept.id)).document).toEqual(templates.mystery);
  });
});

describe('版本', () => {
  it('新版生效，旧版到前一日为止；哪一天用哪一版；生效日不能早于上一版', async () => {
    const caller = await admin();
    const { id } = await draft(caller);
    await caller.post(`/api/standards/${id}/publish`, { validFrom: '2026-01-01' });
    const next = (await caller.post(`/api/standards/${id}/drafts`)).json<Saved>();
    const again = await caller.post(`/api/standards/${id}/drafts`);
    expect(again.json()).toMatchObject({ code: 'wrong-state' });
    const early = await caller.post(`/api/standards/${next.id}/publish`, {
      validFrom: '2025-12-31',
    });
    expect(early.json()).toMatchObject({ code: 'invalid' });
    await caller.post(`/api/standards/${next.id}/publish`, { validFrom: '2026-07-01' });
    const old = await one(caller, id);
    expect(old).toMatchObject({ state: 'published', validTo: '2026-06-30' });
    expect(old.versions.map(({ version }) => version)).toEqual([2, 1]);
    const unitId = await test.unitId('330328');
    const heldOn = (day: string) =>
      test.services.wide(
        async (db) => (await standardOn(db, { unitId, name: old.name }, day))?.version,
      );
    expect([
      await heldOn('2025-12-31'),
      await heldOn('2026-06-30'),
      await heldOn('2026-07-01'),
    ]).toEqual([undefined, 1, 2]);
    const { rows } = (await caller.get('/api/standards')).json<{
      rows: { id: number; items: number }[];
    }>();
    expect(rows.find((row) => row.id === next.id)).toMatchObject({ items: 59 });
  });

  it('逐条对应：先是建议，人确认后保存；乱填的拒绝', async () => {
    const caller = await admin();
    const { id } = await draft(caller);
    await caller.post(`/api/standards/${id}/publish`, { validFrom: '2026-01-01' });
    expect((await caller.get(`/api/standards/${id}/mapping`)).json()).toMatchObject({
      previous: null,
    });
    const next = (await caller.post(`/api/standards/${id}/drafts`)).json<Saved>();
    const document = structuredClone(templates.mystery) as StandardDocument;
    const [first] = document.modules[0]!.projects[0]!.items;
    Object.assign(first!, { code: 'YJ-99', name: '门楣标识完整清洁明亮' });
    await caller.put(`/api/standards/${next.id}`, { sha256: next.sha256, document });
    type Mapping = {
      confirmed: boolean;
      sha256: string;
      rows: { from: string | null; to: string | null; comparison: string }[];
    };
    const proposal = (await caller.get(`/api/standards/${next.id}/mapping`)).json<Mapping>();
    expect(proposal.confirmed).toBe(false);
    expect(proposal.rows[0]).toMatchObject({ from: 'YJ-01', to: 'YJ-99', comparison: 'same' });
    const rows = proposal.rows.map(({ from, to, comparison }) => ({ from, to, comparison }));
    const { sha256 } = proposal;
    const put = async (given: object) =>
      (await caller.put(`/api/standards/${next.id}/mapping`, given)).statusCode;
    expect(await put({ sha256, rows: [...rows, rows[0]!] })).toBe(400);
    expect(await put({ sha256, rows })).toBe(200);
    expect(await put({ sha256, rows })).toBe(409);
    const confirmed = (await caller.get(`/api/standards/${next.id}/mapping`)).json<Mapping>();
    expect(confirmed.confirmed).toBe(true);
  });
});

describe('Excel', () => {
  it('导出的检查表读回来是同一份；读取不保存任何东西', async () => {
    const caller = await admin();
    const { id } = await draft(caller);
    const file = (await caller.get(`/api/standards/${id}/file`)).rawPayload;
    const before = (await caller.get('/api/standards')).json<{ total: number }>().total;
    const read = await caller.upload('/api/standards/read', '检查表.xlsx', file);
    expect(read.json()).toMatchObject({ document: templates.mystery, faults: [] });
    expect((await caller.get('/api/standards')).json<{ total: number }>().total).toBe(before);
    const from = { kind: 'document', document: read.json<{ document: object }>().document };
    expect((await draft(caller, { from })).findings).toEqual([]);
  });

  it('清单导出：与列表同样筛选，一行一份', async () => {
    const caller = await admin();
    const { id } = await draft(caller);
    const { name } = await one(caller, id);
    const path = `/api/standards.xlsx?search=${encodeURIComponent(name)}`;
    expect((await test.nobody().get(path)).statusCode).toBe(401);
    expect((await (await test.as('柜员')).get(path)).statusCode).toBe(403);
    expect((await caller.get(`${path}&state=all`)).statusCode).toBe(400);
    const sheet = async (query: string) =>
      readRows('清单.xlsx', (await caller.get(query)).rawPayload);
    const [head, ...rows] = await sheet(path);
    expect(head!.slice(0, 4)).toEqual(['检查标准', '制定机构编码', '制定机构', '版本']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ 0: name, 1: '330328', 3: '1', 4: '草稿', 8: '100', 10: '是' });
    expect(await sheet(`${path}&state=in-force`)).toHaveLength(1);
  });

  it('空文件、冒充的文件、没有权限的人：拒绝并说明', async () => {
    const caller = await admin();
    for (const bytes of [Buffer.alloc(0), Buffer.from('<html>')]) {
      const answer = await caller.upload('/api/standards/read', '表.xlsx', bytes);
      expect(answer.json()).toMatchObject({ code: 'workbook-unreadable' });
    }
    const outlet = await test.as('网点负责人');
    expect(
      (await outlet.upload('/api/standards/read', '表.xlsx', Buffer.from('x'))).statusCode,
    ).toBe(403);
  });
});
