/** 对账单、读法预览 taken away as workbooks: opened again, they say what the page says. */
import { Decimal } from 'decimal.js';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Preview } from '../../src/contract/settlement.ts';
import type { Statement } from '../../src/contract/ledger.ts';
import { demoApp } from './demo-bank.ts';

const demo = demoApp();

const get = async (who: string, path: string) => (await demo.as(who)).get(path);
async function workbook(who: string, path: string): Promise<ExcelJS.Workbook> {
  const answer = await get(who, path);
  expect(answer.statusCode).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ExcelJS.Buffer);
  return book;
}
/** The rows below title and headings, as objects. */
function rowsOf(book: ExcelJS.Workbook, name: string, headings: number): Record<string, unknown>[] {
  const sheet = book.getWorksheet(name)!;
  const titles = (sheet.getRow(headings).values as string[]).slice(1);
  return (sheet.getRows(headings + 1, sheet.rowCount - headings) ?? []).map((row) =>
    Object.fromEntries(titles.map((title, at) => [title, row.getCell(at + 1).value])),
  );
}
const sum = (values: unknown[]) =>
  values
    .reduce((total: Decimal, value) => total.plus(Number(value ?? 0)), new Decimal(0))
    .toFixed(2);
const head = () => demo.bank().accounts.find(({ username }) => username === 'head')!;
const unitId = () => demo.test.unitId(head().unitCode);

describe('对账单，Excel', () => {
  it('没有这个网点；别县的人看不到；年度不像年度', async () => {
    expect((await get('service', '/api/statements/999999/statement.xlsx')).statusCode).toBe(404);
    const path = `/api/statements/${await unitId()}/statement.xlsx`;
    expect((await get('other', path)).statusCode).toBe(404);
    expect((await get('service', `${path}?year=23`)).statusCode).toBe(400);
  });

  it('每类一张表：行数、金额、合计与页面一致；每行有条款原文、依据、计算', async () => {
    const path = `/api/statements/${await unitId()}`;
    const shown = (await get('head', path)).json<Statement>();
    const book = await workbook('head', `${path}/statement.xlsx`);
    const kinds = [...new Set(shown.lines.map(({ kind }) => kind))];
    const sheets = book.worksheets.map(({ name }) => name);
    expect(sheets.slice(0, 2)).toEqual(['汇总', '成绩与目标']);
    expect(sheets.slice(2).toSorted()).toEqual(kinds.toSorted());
    const lines = kinds.flatMap((kind) => rowsOf(book, kind, 2));
    expect(lines).toHaveLength(shown.lines.length);
    expect(sum(lines.map((row) => row['计入合计']))).toBe(shown.totals.amount);
    for (const row of lines) {
      expect([row['规则'], String(row['条款原文']).length > 5]).toEqual([row['规则'], true]);
      expect(String(row['依据'])).toMatch(/：/);
      expect(String(row['计算'])).toContain(String(row['规则名称']));
    }
    const totals = rowsOf(book, '汇总', 2).filter((row) => row['项目'] === '合计');
    expect(totals.map((row) => new Decimal(Number(row['金额（元）'])).toFixed(2))).toEqual([
      shown.totals.amount,
      shown.totals.rewards,
      shown.totals.penalties,
    ]);
    const scores = rowsOf(book, '成绩与目标', 2);
    expect(scores.map((row) => String(row['得分']))).toEqual(shown.scores.map((s) => s.score));
  });
});

describe('读法预览，Excel', () => {
  const readings = { 'C3-R07.A': 'whole' };
  const address = async (given: string) =>
    `/api/settlements/preview.xlsx?versionId=${(await demo.plan()).versionId}&readings=${encodeURIComponent(given)}`;

  it('没有这一版；没有权限；读法写得不对', async () => {
    const none = '/api/settlements/preview.xlsx?versionId=999999';
    expect((await get('service', none)).statusCode).toBe(404);
    expect((await get('head', await address('{}'))).statusCode).toBe(403);
    expect((await get('other', await address('{}'))).statusCode).toBe(404);
    expect((await get('service', await address('{"C3-R08.A1":1}'))).statusCode).toBe(400);
    expect((await get('service', await address('不是 JSON'))).statusCode).toBe(400);
    const unknown = await get('service', await address('{"C3-R08.A1":"也许"}'));
    expect(unknown.json<{ code: string }>().code).toBe('unknown-reading');
  });

  it('网点、合计与页面一致；写明比较的是哪种读法', async () => {
    const { versionId } = await demo.plan();
    const caller = await demo.as('service');
    const body = { versionId, readings };
    const shown = (await caller.post('/api/settlements/preview', body)).json<Preview>();
    const book = await workbook('service', await address(JSON.stringify(readings)));
    const units = rowsOf(book, '网点', 2);
    expect(units.length).toBeGreaterThan(0);
    expect(
      units.map((row) => [row['网点编码'], new Decimal(Number(row['变化'])).toFixed(2)]),
    ).toEqual(shown.units.map(({ unit, change }) => [unit.code, change]));
    const total = rowsOf(book, '合计', 2).find((row) => row['项目'] === '变化')!;
    expect(Number(total['金额（元）'])).toBe(
      new Decimal(shown.after).minus(shown.before).toNumber(),
    );
    expect(sum(units.map((row) => row['变化']))).toBe(
      new Decimal(shown.after).minus(shown.before).toFixed(2),
    );
    const changed = rowsOf(book, '读法', 2).filter((row) => row['是否改变'] === '是');
    expect(changed).toHaveLength(1);
    expect(String(changed[0]!['适用'])).toContain('C3-R07');
    expect(changed[0]!['现行']).not.toEqual(changed[0]!['试算']);
  });
});
