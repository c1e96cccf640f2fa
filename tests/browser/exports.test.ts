/** What is taken away as Excel: downloaded by its button, opened, and held against figures that are known. */
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Preview } from '../../src/contract/settlement.ts';
import type { Statement } from '../../src/contract/ledger.ts';
import { ask, journey } from './support/journey.ts';
import { bytesOf } from './support/workbooks.ts';

async function taken(page: Page, button: string): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: button, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await bytesOf(download)) as unknown as ExcelJS.Buffer);
  return book;
}

/** Rows of a sheet by the titles of its second row; the first is the sheet's own title. */
function rowsIn(book: ExcelJS.Workbook, name: string): Record<string, ExcelJS.CellValue>[] {
  const sheet = book.getWorksheet(name)!;
  const titles = sheet.getRow(2).values as string[];
  const rows: Record<string, ExcelJS.CellValue>[] = [];
  sheet.eachRow((row, at) => {
    if (at < 3) return;
    const cells = titles.flatMap((title, column) => [[title, row.getCell(column).value] as const]);
    rows.push(Object.fromEntries(cells));
  });
  return rows;
}

journey('网点对账单导出：合计与页面一致，每笔附条款、依据与计算', async ({ open }) => {
  const { page, settle } = await open({ as: 'head' });
  await page.goto('/statements');
  await page.getByRole('heading', { name: /对账单$/, level: 1 }).waitFor();
  await settle();
  const [, unitId] = /\/statements\/(\d+)/.exec(page.url())!;
  const year = await page.getByLabel('年度').inputValue();
  const shown = await ask<Statement>('head', `/api/statements/${unitId}?year=${year}`);
  const book = await taken(page, '导出 Excel');
  const total = rowsIn(book, '汇总').find((row) => row['项目'] === '合计')!;
  expect(Number(total['金额（元）'])).toBe(Number(shown.totals.amount));
  expect(shown.lines.length).toBeGreaterThan(3);
  // 篇三：89.5 分，目标 92 分 → 1000 +（92 − 89.5）× 200
  const lines = book.worksheets.slice(2).flatMap(({ name }) => rowsIn(book, name));
  expect(lines).toHaveLength(shown.lines.length);
  const charge = lines.find((row) => String(row['计算']).includes('1000 + (92 − 89.5) × 200'))!;
  expect(charge['规则']).toBe('C3-R07');
  expect(charge['金额']).toBe(-1500);
  expect(String(charge['条款原文'])).toContain('考核1000元,并且每差1分考核200元');
});

journey('读法预览导出：就是页面上正在试的读法，网点与合计一致', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  await page.goto('/plans');
  await page.getByRole('link', { name: '县支行全年服务质量提升方案' }).click();
  await page.getByRole('link', { name: '读法预览' }).click();
  await settle();
  const question = page.getByRole('group', { name: '不足98分但不在倒数200名' });
  const answered = page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/api/settlements/preview') &&
      (answer.request().postData() ?? '').includes('"C3-R08.A1":"yes"'),
  );
  await question.getByText('要考核：按每差1分200元').click();
  const shown = (await (await answered).json()) as Preview;
  await settle();
  const book = await taken(page, '导出 Excel');
  const units = rowsIn(book, '网点');
  expect(units).toHaveLength(shown.units.length);
  expect(units.map((row) => [row['网点编码'], Number(row['变化'])])).toEqual(
    shown.units.map(({ unit, change }) => [unit.code, Number(change)]),
  );
  const change = rowsIn(book, '合计').find((row) => row['项目'] === '变化')!;
  expect(Number(change['金额（元）'])).toBeCloseTo(Number(shown.after) - Number(shown.before), 2);
  expect(Number(change['金额（元）'])).toBeLessThan(0);
  const tried = rowsIn(book, '读法').filter((row) => row['是否改变'] === '是');
  expect(tried).toHaveLength(1);
  expect(String(tried[0]!['试算'])).toContain('要考核：按每差1分200元');
});
