/** 服务管理员: from a workbook to a published ledger, and what a bad workbook is told. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, journey, signIn } from './support/journey.ts';
import type { Watched } from './support/faults.ts';
import { asFile, badWorkbook, changedWorkbook, rowsOf } from './support/workbooks.ts';

async function send({ page, settle }: Watched, name: string, bytes: Uint8Array) {
  await page.getByRole('link', { name: '检查', exact: true }).click();
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(asFile(name, bytes));
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await settle();
}

const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const cellsOf = (page: Page, sheet: string) =>
  page
    .getByRole('table', { name: '各工作表' })
    .getByRole('row')
    .filter({ hasText: sheet })
    .getByRole('cell')
    .allTextContents();

async function importChanges(seen: Watched) {
  const { page } = seen;
  const { bytes, rows } = await changedWorkbook();
  await send(seen, '四季度更正.xlsx', bytes);
  expect(await cellsOf(page, '检查成绩')).toEqual([
    '检查成绩',
    String(rows),
    '0',
    '1',
    String(rows - 1),
  ]);
  expect(await cellsOf(page, '投诉')).toEqual(['投诉', '1', '1', '0', '0']);
  await page.getByText('投诉处罚一般为 200 至 500 元').waitFor();
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByText('将新增 1 行、更改 1 行。').waitFor();
  await confirm(page, '导入');
  await page.getByText('已导入。').waitFor();
}

/** The plan page → 读法预览 → who loses by the other reading. */
async function tryReading({ page, settle }: Watched) {
  await page.getByRole('link', { name: '去结算' }).click();
  await page.getByRole('link', { name: '县支行全年服务质量提升方案' }).click();
  await page.getByRole('link', { name: '读法预览' }).click();
  await settle();
  const question = page.getByRole('group', { name: '不足98分但不在倒数200名' });
  await question.getByText('要考核：按每差1分200元').click();
  await page.getByText('C3-R08 第三阶段全省倒数200名且不足98分').last().waitFor();
  await settle();
  const losers = page.getByText('受损网点').locator('..');
  expect(Number((await losers.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(0);
  const moved = page.getByRole('table', { name: '变化最大的网点' }).getByRole('row');
  expect(await moved.count()).toBeGreaterThan(1);
  const total = await page.getByRole('region', { name: '全部网点合计' }).textContent();
  expect(total).toMatch(/−[\d,.]+ 元\s*→\s*−[\d,.]+ 元变化 −[\d,.]+ 元/);
}

async function settleAndPublish({ page, settle }: Watched) {
  await page.getByRole('button', { name: '按此读法结算' }).click();
  await confirm(page, '开始结算');
  await page.getByRole('link', { name: '结算完成，查看台账' }).click({ timeout: 60_000 });
  await settle();
  await page.getByRole('cell', { name: '草稿' }).first().waitFor();
  const publish = page.getByRole('button', { name: /^公布 \(/ });
  const drafts = (await publish.textContent())?.match(/[\d,]+/)?.[0] ?? '';
  await publish.click();
  await page.getByText(`涉及本方案 ${drafts} 笔，合计`).waitFor();
  await confirm(page, '公布');
  await page.getByText(`已完成 ${drafts} 笔`).waitFor();
  await settle();
  expect(await page.getByRole('cell', { name: '草稿' }).count()).toBe(0);
}

journey('服务管理员：导入、预览读法、结算、公布、导出', async ({ open }) => {
  const seen = await open();
  const { page } = seen;
  await signIn(seen, 'service');
  await page.getByRole('heading', { name: /您好/ }).waitFor();
  await importChanges(seen);
  await tryReading(seen);
  await settleAndPublish(seen);
  const { total } = await ask<{ total: number }>('service', '/api/ledger?limit=1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  expect(await rowsOf(download)).toBe(total);
});

journey('坏工作簿：逐格说明，不能导入', async ({ open }) => {
  const seen = await open({ as: 'service' });
  const { page } = seen;
  await page.goto('/');
  await send(seen, '有错.xlsx', await badWorkbook());
  await page.getByText('工作簿有 2 处错误，没有导入任何数据').waitFor();
  const found = page.getByRole('table', { name: '问题清单' }).getByRole('row');
  const score = await found.filter({ hasText: '九十' }).textContent();
  expect(score).toMatch(/检查成绩\s*!?\s*E2/);
  const unit = await found.filter({ hasText: '9999999999' }).textContent();
  expect(unit).toMatch(/检查成绩\s*!?\s*D3/);
  expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);
});
