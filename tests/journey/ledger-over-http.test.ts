/** 台账 over HTTP on the demo county: lists, totals, every line opened up, going on, rights. */
import { Decimal } from 'decimal.js';
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ledgerPage, type Line, type LineDetail } from '../../src/contract/ledger.ts';
import { secondSettlement } from '../second/settle.ts';
import { demoApp } from './demo-bank.ts';

const demo = demoApp();
type Page = z.infer<typeof ledgerPage>;
const list = async (query = '', who = 'service') =>
  (await (await demo.as(who)).get(`/api/ledger${query}`)).json<Page>();
/** Every line, page by page. */
async function all(query = '', who = 'service'): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const page = await list(`?limit=200&offset=${lines.length}${query}`, who);
    lines.push(...page.rows);
    if (page.rows.length === 0) return lines;
  }
}
const sum = (lines: { amount: string }[]) =>
  lines.reduce((total, { amount }) => total.plus(amount), new Decimal(0)).toFixed(2);
const clauses = readFileSync(new URL('../../plans/03-shenmiren.yaml', import.meta.url), 'utf8');

describe('没有、不许、不对', () => {
  it('没有这一行', async () => {
    const caller = await demo.as('service');
    expect((await caller.get('/api/ledger/1/999999')).statusCode).toBe(404);
    const [line] = (await list()).rows;
    expect((await caller.get(`/api/ledger/${line!.unit.id + 1}/${line!.id}`)).statusCode).toBe(404);
  });

  it('别县的人什么也看不到', async () => {
    const [line] = (await list()).rows;
    const other = await demo.as('other');
    expect(await list('', 'other')).toMatchObject({ rows: [], total: 0, byRule: [], states: [] });
    expect((await other.get(`/api/ledger/${line!.unit.id}/${line!.id}`)).statusCode).toBe(404);
    const { id } = await demo.plan();
    const tried = await other.post('/api/ledger/advance', { planId: id, step: 'publish' });
    expect(tried.statusCode).toBe(409);
  });

  it.each([
    ['auditor', ['publish', 'confirm', 'honour', 'revoke']],
    ['head', ['publish', 'confirm', 'honour', 'revoke']],
    ['leader', ['publish', 'honour']],
    ['service', ['confirm']],
  ])('%s 不能 %j', async (who, steps) => {
    const caller = await demo.as(who);
    const before = await list();
    for (const step of steps) {
      const body = { planId: (await demo.plan()).id, step, reason: '试' };
      expect((await caller.post('/api/ledger/advance', body)).statusCode).toBe(403);
    }
    expect(await list()).toEqual(before);
  });

  it('撤销不写理由、没有这种步骤、状态不对', async () => {
    const caller = await demo.as('service');
    const planId = (await demo.plan()).id;
    const step = (body: object) => caller.post('/api/ledger/advance', { planId, ...body });
    expect((await step({ step: 'revoke', reason: ' ' })).statusCode).toBe(400);
    expect((await step({ step: 'undo' })).statusCode).toBe(400);
    const [draft] = await all('&state=draft');
    const early = await step({ step: 'honour', lineIds: [draft!.id] });
    expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([409, 'wrong-state']);
    expect((await caller.get('/api/ledger?state=lost')).statusCode).toBe(400);
  });
});

describe('列表', () => {
  it('与第二套结算逐行相同', async () => {
    const { ownCounty } = demo.bank();
    const own = secondSettlement(await demo.book()).filter(({ unit }) =>
      unit.startsWith(ownCounty.slice(0, 6)),
    );
    const key = (line: { rule: string; unit: string; wave: string | null; amount: string }) =>
      [line.unit, line.rule, line.wave, line.amount].join(' ');
    const every = await all();
    // What an appeal corrected stands beside its reversal: together they are nothing.
    const reversed = new Set(every.map(({ reversesId }) => reversesId));
    expect(reversed.size).toBeGreaterThan(1);
    const lines = every
      .filter(({ id, reversesId }) => reversesId === null && !reversed.has(id))
      .map((l) => key({ ...l, rule: l.ruleId, unit: l.unit.code }));
    expect(lines.sort()).toEqual(own.map(key).sort());
  });

  it('分页不重不漏，合计是全部行的，不是这一页的', async () => {
    const lines = await all();
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    const page = await list('?limit=3&offset=2');
    expect(page.rows).toEqual(lines.slice(2, 5));
    expect(page.total).toBe(lines.length);
    const counted = lines.filter(({ state }) => state !== 'revoked');
    expect(page.totals).toEqual({
      amount: sum(counted),
      rewards: sum(counted.filter(({ kind }) => kind === '奖励')),
      penalties: sum(counted.filter(({ kind }) => kind !== '奖励')),
      units: new Set(lines.map(({ unit }) => unit.id)).size,
    });
    expect(sum(page.byRule)).toBe(page.totals.amount);
    expect(page.states.reduce((n, { lines: own }) => n + own, 0)).toBe(lines.length);
  });

  it.each([
    ['rule=C3-R07', (l: Line) => l.ruleId === 'C3-R07'],
    ['phase=第二阶段', (l: Line) => l.phase === '第二阶段'],
    ['wave=2023Q3', (l: Line) => l.wave === '2023Q3'],
    ['state=draft', (l: Line) => l.state === 'draft'],
    ['kind=奖励', (l: Line) => l.kind === '奖励'],
    ['kind=奖励&wave=2023Q1', (l: Line) => l.kind === '奖励' && l.wave === '2023Q1'],
    ['search=C3-R1', (l: Line) => l.ruleId.startsWith('C3-R1')],
    ['search=%25', () => false],
  ])('筛选 %s', async (query, keeps) => {
    const lines = await all();
    const kept = lines.filter(keeps);
    const filtered = await all(`&${encodeURI(query).replaceAll('%2525', '%25')}`);
    expect(filtered).toEqual(kept);
    const page = await list(`?${encodeURI(query).replaceAll('%2525', '%25')}`);
    expect(page).toMatchObject({ total: kept.length, totals: { amount: sum(kept) } });
  });

  it('按网点筛选；按金额排序', async () => {
    const lines = await all();
    const { unit } = lines[0]!;
    const own = await all(`&unitId=${unit.id}`);
    expect(own).toEqual(lines.filter((line) => line.unit.id === unit.id));
    const sorted = (await all('&sort=amount')).map(({ amount }) => Number(amount));
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
  });

  it('网点负责人只看到本网点，看不到草稿', async () => {
    const mine = await all('', 'head');
    const head = demo.bank().accounts.find(({ username }) => username === 'head')!;
    expect(new Set(mine.map(({ unit }) => unit.code))).toEqual(new Set([head.unitCode]));
    const seen = (await all()).filter(
      ({ unit, state }) => unit.code === head.unitCode && state !== 'draft',
    );
    expect(mine).toEqual(seen);
  });

  it('Excel：每行附计算，行数与筛选一致', async () => {
    const caller = await demo.as('service');
    const answer = await caller.get('/api/ledger.xlsx?rule=C3-R07');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.rawPayload as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('台账')!;
    const lines = await all('&rule=C3-R07');
    const cells = sheet.getRows(2, sheet.rowCount - 1)!.map((row) => row.values as unknown[]);
    const rows = cells.filter((row) => row[3] === 'C3-R07');
    expect(rows.map((row) => Number(row[8]))).toEqual(lines.map(({ amount }) => Number(amount)));
    for (const [at, row] of rows.entries())
      expect(String(row[13])).toContain(lines[at]!.reversesId ? '金额相反' : ' = -');
  });
});

describe('计算说明', () => {
  it('每一行：算出的正是它的金额，条件成立，条款一字不差，读法与依据齐全', async () => {
    const caller = await demo.as('service');
    const lines = await all();
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) {
      const answer = await caller.get(`/api/ledger/${line.unit.id}/${line.id}`);
      const detail = answer.json<LineDetail>();
      const told = `${line.ruleId} ${line.unit.code} ${line.wave}`;
      expect([told, new Decimal(String(detail.amountExplained.value)).toFixed(2)]).toEqual([
        told,
        line.amount,
      ]);
      expect([told, detail.when.value]).toEqual([told, true]);
      expect(clauses).toContain(detail.clause);
      expect(detail).toMatchObject({ ...line, planSection: '篇三' });
      expect(detail.inputs.length).toBeGreaterThan(0);
      expect(detail.history).toContainEqual(
        expect.objectContaining({ id: line.id, amount: line.amount }),
      );
    }
  }, 120_000);

  it('检查类的行带着那次检查和扣分；读法说明用的是哪一种', async () => {
    const caller = await demo.as('service');
    const [line] = await all('&rule=C3-R07');
    const detail = (
      await caller.get(`/api/ledger/${line!.unit.id}/${line!.id}`)
    ).json<LineDetail>();
    expect(detail.fact).toMatchObject({ kind: 'visit' });
    expect(detail.inspection).toMatchObject({ wave: line!.wave });
    expect(detail.inspection!.deductions.length).toBeGreaterThan(0);
    expect(detail.readings).toEqual([
      {
        id: 'A',
        question: '不足1分的差额怎么算？',
        value: 'pro-rata',
        label: '按比例（默认）',
        isDefault: true,
      },
    ]);
    expect(detail.amountExplained.steps.length).toBeGreaterThan(1);
  });
});

describe('公布、确认、兑现、撤销', () => {
  it('一步一步走完，每步只动该动的行；审计里有每一步', async () => {
    const service = await demo.as('service');
    const leader = await demo.as('leader');
    const planId = (await demo.plan()).id;
    const [draft, other] = await all('&state=draft');
    const one = { planId, lineIds: [draft!.id] };
    const moved = await service.post('/api/ledger/advance', { ...one, step: 'publish' });
    expect(moved.json()).toEqual({ lines: 1, amount: draft!.amount });
    const stateOf = async (id: number) => (await all()).find((line) => line.id === id)!.state;
    expect(await stateOf(draft!.id)).toBe('published');
    expect(await stateOf(other!.id)).toBe('draft');
    await leader.post('/api/ledger/advance', { ...one, step: 'confirm' });
    expect(await stateOf(draft!.id)).toBe('confirmed');
    await service.post('/api/ledger/advance', { ...one, step: 'honour' });
    expect(await stateOf(draft!.id)).toBe('honoured');
    const late = await leader.post('/api/ledger/advance', {
      ...one,
      step: 'revoke',
      reason: '已付',
    });
    expect(late.statusCode).toBe(409);
    const audit = (await service.get('/api/audit')).body;
    for (const step of ['publish', 'confirm', 'honour']) expect(audit).toContain(`ledger.${step}`);
  });

  it('撤销的行还在，只是不再计钱', async () => {
    const before = await list();
    const [line] = await all('&state=published');
    const body = { planId: (await demo.plan()).id, lineIds: [line!.id], reason: '申诉成立' };
    const leader = await demo.as('leader');
    await leader.post('/api/ledger/advance', { ...body, step: 'revoke' });
    const after = await list();
    expect(after.total).toBe(before.total);
    expect(new Decimal(after.totals.amount).plus(line!.amount).toFixed(2)).toBe(
      before.totals.amount,
    );
    const revoked = await all('&state=revoked');
    expect(revoked).toMatchObject([{ id: line!.id, reason: '申诉成立' }]);
  });
});
