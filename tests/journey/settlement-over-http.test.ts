/** 结算、读法预览、对账单、工作台 over HTTP on the demo county. */
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ledgerPage } from '../../src/contract/ledger.ts';
import type { Preview, settlementsPage } from '../../src/contract/settlement.ts';
import type { Statement } from '../../src/contract/ledger.ts';
import { jobDone } from '../support/app.ts';
import { demoApp } from './demo-bank.ts';

const demo = demoApp();
type Page = z.infer<typeof ledgerPage>;
const get = async <T>(who: string, path: string): Promise<T> =>
  (await (await demo.as(who)).get(path)).json<T>();
const ledger = (who = 'service', query = '') => get<Page>(who, `/api/ledger?limit=200${query}`);
const runs = () => get<z.infer<typeof settlementsPage>>('service', '/api/settlements');
const preview = async (readings: Record<string, string>, who = 'service') => {
  const { versionId } = await demo.plan();
  return (await demo.as(who)).post('/api/settlements/preview', { versionId, readings });
};
const settle = async (readings?: Record<string, string>) => {
  const caller = await demo.as('service');
  const body = { planId: (await demo.plan()).id, readings };
  return jobDone(demo.test, caller, await caller.post('/api/settlements', body));
};
const unitOf = async (code: string) => demo.test.unitId(code);
const head = () => demo.bank().accounts.find(({ username }) => username === 'head')!;

describe('结算：没有、不许、不对', () => {
  it('没有这个方案', async () => {
    const caller = await demo.as('service');
    const none = await caller.post('/api/settlements', { planId: 999_999 });
    expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([409, 'no-plan']);
    const body = { versionId: 999_999, readings: {} };
    expect((await caller.post('/api/settlements/preview', body)).statusCode).toBe(404);
  });

  it.each(['auditor', 'head', 'staff', 'inspector'])('%s 不能结算，也不能预览', async (who) => {
    const caller = await demo.as(who);
    const { id } = await demo.plan();
    expect((await caller.post('/api/settlements', { planId: id })).statusCode).toBe(403);
    expect((await preview({}, who)).statusCode).toBe(403);
  });

  it('别县的人看不到这个方案，不能结算、预览；看不到历次结算', async () => {
    const other = await demo.as('other');
    const { id } = await demo.plan();
    expect((await other.post('/api/settlements', { planId: id })).statusCode).toBe(409);
    expect((await preview({}, 'other')).statusCode).toBe(404);
    expect(await get('other', '/api/settlements')).toEqual({ rows: [], total: 0 });
  });

  it('方案没有的读法：列出有哪些，什么也没有运行', async () => {
    const before = await runs();
    const caller = await demo.as('service');
    const { id } = await demo.plan();
    for (const answer of [
      await caller.post('/api/settlements', { planId: id, readings: { 'C3-R08.A1': '也许' } }),
      await preview({ 'C3-R08.A9': 'yes' }),
    ]) {
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ message: string }>().message).toContain('C3-R08.A1=no/yes');
    }
    expect(await runs()).toEqual(before);
  });
});

describe('读法预览', () => {
  it.each([
    ['C3-R04.A', 'first'],
    ['C3-R07.A', 'whole'],
    ['C3-R08.A1', 'yes'],
    ['C3-R09.A2', 'cumulative'],
    ['C3-R10.A', 'whole'],
  ])(
    '%s=%s：什么也没有写，随后真的结算，逐规则、逐网点相同',
    async (key, value) => {
      await settle();
      const ledgerBefore = await ledger();
      const runsBefore = await runs();
      const shown = (await preview({ [key]: value })).json<Preview>();
      expect(await ledger()).toEqual(ledgerBefore);
      expect(await runs()).toEqual(runsBefore);
      expect(shown.before).toBe(ledgerBefore.totals.amount);

      expect(await settle({ [key]: value })).toMatchObject({ state: 'done' });
      const after = await ledger();
      expect(after.totals.amount).toBe(shown.after);
      const byRule = (rows: { ruleId: string; amount: string }[]) =>
        Object.fromEntries(
          rows.flatMap(({ ruleId, amount }) => (Number(amount) === 0 ? [] : [[ruleId, amount]])),
        );
      expect(byRule(after.byRule)).toEqual(
        byRule(shown.byRule.map(({ ruleId, after: amount }) => ({ ruleId, amount }))),
      );
      for (const { unit, after: amount } of shown.units)
        expect((await ledger('service', `&unitId=${unit.id}`)).totals.amount).toBe(amount);
      const change = shown.units.reduce((sum, one) => sum.plus(one.change), new Decimal(0));
      expect(change.toFixed(2)).toBe(new Decimal(shown.after).minus(shown.before).toFixed(2));
      expect(shown.gainers + shown.losers).toBe(shown.units.length);
      expect(shown.gainers + shown.losers + shown.unchanged).toBe(24);
      await settle();
      expect((await ledger()).totals.amount).toBe(ledgerBefore.totals.amount);
    },
    90_000,
  );

  it('与现行读法相同：没有得失', async () => {
    const shown = (await preview({})).json<Preview>();
    expect(shown).toMatchObject({ gainers: 0, losers: 0, unchanged: 24, units: [] });
    expect(shown.after).toBe(shown.before);
  });
});

describe('历次结算', () => {
  it('记下谁、按哪一版、用什么读法、改了多少', async () => {
    await settle();
    const { rows, total } = await runs();
    expect(rows[0]).toMatchObject({
      version: 1,
      settledBy: expect.any(String),
      readings: { 'C3-R08.A1': 'no', 全区: '市行' },
      changes: { added: 0, changed: 0, removed: 0, reversed: 0 },
    });
    expect(rows[0]!.changes.kept).toBeGreaterThan(100);
    expect(total).toBeGreaterThanOrEqual(rows.length);
  });
});

describe('对账单', () => {
  it('没有这个网点；别县的网点', async () => {
    const other = await unitOf(demo.bank().otherCounty);
    for (const id of [999_999, other])
      expect((await (await demo.as('head')).get(`/api/statements/${id}`)).statusCode).toBe(404);
  });

  it('网点负责人打得开本网点的，打不开同县别的网点和县行的', async () => {
    const { book, ownCounty } = demo.bank();
    const neighbour = book.units.find(
      ({ code, level }) =>
        level === '网点' && code.startsWith(ownCounty.slice(0, 6)) && code !== head().unitCode,
    )!;
    const caller = await demo.as('head');
    const open = async (code: string) =>
      (await caller.get(`/api/statements/${await unitOf(code)}`)).statusCode;
    expect(await open(head().unitCode)).toBe(200);
    expect(await open(neighbour.code)).toBe(404);
    expect(await open(ownCounty)).toBe(404);
  });

  it('成绩、目标、名次、明细、合计', async () => {
    const id = await unitOf(head().unitCode);
    const own = await get<Statement>('service', `/api/statements/${id}?year=2023`);
    const { rows, totals } = await ledger('service', `&unitId=${id}`);
    expect(own).toMatchObject({ year: 2023, planTitle: '县支行全年服务质量提升方案' });
    expect(own.lines.map(({ clauseNo: _, text: __, ...line }) => line)).toEqual(rows);
    for (const { ruleTitle, text } of own.lines) expect(text).toContain(ruleTitle);
    expect(own.totals).toEqual({
      amount: totals.amount,
      rewards: totals.rewards,
      penalties: totals.penalties,
    });
    expect(own.path.map(({ code }) => code)).toContain(demo.bank().ownCounty);
    const { scores } = await demo.book();
    const facts = scores.filter(({ unitCode }) => unitCode === head().unitCode);
    const told = (rows_: { wave: string; kind: string; score: string }[]) =>
      rows_.map(({ wave, kind, score }) => `${wave} ${kind} ${Number(score)}`).sort();
    // The demo has a third party check beside the book, for comparing the sources.
    const ofBook = own.scores.filter(({ kind }) => kind !== '第三方检查');
    expect(told(ofBook)).toEqual(told(facts));
    const first = own.scores.find(({ wave, kind }) => wave === '2023Q1' && kind === '省行神秘人')!;
    expect(first).toMatchObject({ phase: '第一阶段', target: '92' });
    const wave = scores.filter((s) => s.wave === '2023Q1' && s.kind === '省行神秘人');
    const better = wave.filter(({ score }) => Number(score) > Number(first.score)).length;
    expect(first.places.find(({ within }) => within === '省行')).toMatchObject({
      place: better + 1,
      visited: wave.length,
      fromBottom: wave.length - better,
    });
  });

  it('没有结算的年份：空的对账单', async () => {
    const id = await unitOf(head().unitCode);
    expect(await get('service', `/api/statements/${id}?year=2020`)).toMatchObject({
      year: 2020,
      planTitle: null,
      scores: [],
      lines: [],
      totals: { amount: '0.00' },
    });
  });
});

describe('工作台', () => {
  type Desk = { tasks: { code: string; to: string }[]; figures: { code: string; value: string }[] };
  const desk = (who: string) => get<Desk>(who, '/api/dashboard');
  it.each([
    [
      'service',
      [
        'review-visits',
        'overdue-visits',
        'publish-lines',
        'honour-lines',
        'rectify-overdue',
        'rectify-accept',
      ],
    ],
    ['leader', ['confirm-lines', 'rectify-overdue']],
    ['head', ['provide-clips', 'read-statement', 'rectify-today', 'rectify-overdue', 'rectify']],
    ['auditor', []],
    ['inspector', []],
    ['staff', []],
    ['admin', []],
    ['security', []],
    ['audit', []],
  ])('%s 的待办 %j', async (who, codes) => {
    expect((await desk(who)).tasks.map(({ code }) => code)).toEqual(codes);
  });

  it('数字与台账一致；别县只有自己的数', async () => {
    const value = async (who: string, code: string) =>
      (await desk(who)).figures.find((figure) => figure.code === code)?.value;
    expect(await value('service', 'amount')).toBe((await ledger()).totals.amount);
    expect(await value('head', 'amount')).toBe((await ledger('head')).totals.amount);
    expect(await value('service', 'outlets')).toBe('24');
    expect(await value('other', 'amount')).toBe('0.00');
    expect((await desk('other')).tasks).toEqual([]);
  });

  it('没有登录看不到', async () => {
    expect((await demo.test.nobody().get('/api/dashboard')).statusCode).toBe(401);
  });
});
