/** 检查标准：从银行手头的 Excel 检查表到按日期的版本、逐条对应、可比趋势，再导出回 Excel。 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StandardVersion } from '../../src/contract/standard-version.ts';
import { checkSheet, sheetTitle, standardIn } from './support/check-sheet.ts';
import type { Watched } from './support/faults.ts';
import { ask, journey } from './support/journey.ts';
import { asFile, rowsOf } from './support/workbooks.ts';

/** Its own on every run. */
const name = `${sheetTitle} ${new Date().toISOString().slice(11, 19)}`;
const inDays = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const node = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: '目录' }).getByRole('button', { name });

/** A page that is no workbook is refused with its reason; the check sheet is read. */
async function readSheet({ page, settle }: Watched) {
  await page.goto('/standards');
  await page.getByRole('link', { name: '从 Excel 导入' }).click();
  const input = page.locator('input[type=file]');
  await input.setInputFiles(asFile('冒充.xlsx', Buffer.from('<html>')));
  await page.getByText(/“冒充\.xlsx”/).waitFor();
  await input.setInputFiles(asFile('检查表.xlsx', await checkSheet()));
  await page.getByText('读懂了 2 个模块、3 个项目、5 个条目，满分 100。').waitFor();
  await settle();
}

/** Each doubt stands with its cell; what is wrong is mended beside it, and the sums tie. */
async function mend({ page }: Watched) {
  const doubts = page.getByRole('region', { name: '疑问' });
  const doubt = (cell: string) =>
    doubts.getByRole('listitem').filter({ hasText: `检查表 ${cell}` });
  await doubt('G8').getByText('“若干”不是分值').waitFor();
  await doubt('D4').getByText('跨 3 行').waitFor();
  await doubt('C4').first().waitFor();
  const structure = doubts.getByRole('region', { name: '结构检查' });
  expect(await structure.textContent()).toMatch(/[1-9]\d* 处错误/);
  await structure.getByRole('button', { name: '到该处' }).first().click();
  await node(page, /5 解答准确/).click();
  await page.getByLabel('分值', { exact: true }).fill('25');
  await doubts.getByText('各级分值相符，没有发现问题。').waitFor();
  await page.getByLabel('标准名称').fill(name);
  await button(page, '存为草稿').click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

async function publish({ page, settle }: Watched, validFrom: string) {
  await button(page, '发布').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('生效日期').fill(validFrom);
  await dialog.getByRole('button', { name: '发布并冻结' }).click();
  await page.getByText('已发布。').waitFor();
  await settle();
}

/** The next version rewords one item and weighs two otherwise; the one before holds until the day before. */
async function nextVersion(seen: Watched) {
  const { page, settle } = seen;
  await button(page, '新建下一版').click();
  await node(page, /3 通道畅通/).click();
  await page.getByLabel('名称', { exact: true }).fill('通道与无障碍坡道畅通');
  for (const [item, points] of [
    [/4 主动迎候/, '45'],
    [/5 解答准确/, '20'],
  ] as const) {
    await node(page, item).click();
    await page.getByLabel('分值', { exact: true }).fill(points);
  }
  await button(page, '保存草稿').click();
  await page.getByText('草稿已保存。').waitFor();
  await page.getByRole('link', { name: '返回' }).click();
  await publish(seen, inDays(30));
  await page.getByRole('link', { name: '与上一版对照' }).click();
  await page.getByText(/尚未有人确认.*相同 3 条，有改动 2 条/).waitFor();
  // A changed wording is shown too: whether it is still the same is for a person to say.
  const pairs = page.getByRole('table', { name: '与上一版对照' }).getByRole('row');
  expect(await pairs.count()).toBe(1 + 3);
  const reworded = pairs.filter({ hasText: '通道与无障碍坡道畅通' });
  await reworded.getByRole('combobox').selectOption({ label: '有改动，不可比' });
  await button(page, '确认对应关系').click();
  await page.getByText(/对应关系已由人确认。 相同 2 条，有改动 3 条/).waitFor();
  await settle();
}

/** Back to Excel: what was imported comes out in the same shape and reads as the same standard. */
async function exportBack({ page }: Watched) {
  const id = /standards\/(\d+)/.exec(page.url())![1]!;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 Excel' }).click(),
  ]);
  const { document, versions } = await ask<StandardVersion>('service', `/api/standards/${id}`);
  expect(await standardIn(download)).toEqual(document);
  expect(versions.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  const first = versions.find(({ version }) => version === 1)!;
  const before = await ask<StandardVersion>('service', `/api/standards/${first.id}`);
  expect([before.validFrom, before.validTo]).toEqual([inDays(0), inDays(29)]);
}

journey(
  'Excel 检查表 → 疑问逐格 → 改好发布 → 下一版按日期 → 逐条对应 → 导出回 Excel',
  async ({ open }) => {
    const seen = await open({
      as: 'service',
      expected: [/状态 400：POST .*\/api\/standards\/read/],
    });
    await readSheet(seen);
    await mend(seen);
    await publish(seen, inDays(0));
    await nextVersion(seen);
    await exportBack(seen);
  },
);

journey('趋势只比可比的条目，其余写明；清单导出为 Excel', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  await page.goto('/standards');
  const { total } = await ask<{ total: number }>('service', '/api/standards?limit=1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('检查标准.xlsx');
  expect(await rowsOf(download)).toBe(total);
  await page.getByRole('link', { name: '县支行网点“神秘人”检查标准' }).click();
  await page.getByRole('link', { name: '扣分趋势' }).click();
  await page.getByText(/\d+ 条各版都有且相同的条目，共 \d+ 个波次；其余条目的扣分另列/).waitFor();
  await settle();
  const others = page.getByRole('heading', { name: /本版中不能跨版比较的条目（\d+ 条）/ });
  const stated = Number((await others.textContent())?.match(/\d+/)?.[0]);
  await others.click();
  expect(await page.locator('details[open] li').count()).toBe(stated);
  await page.getByRole('button', { name: '看表格' }).click();
  const table = page.getByRole('table', { name: '每次检查平均扣分' });
  await table.getByRole('columnheader', { name: '其余条目扣分' }).waitFor();
  expect(await table.getByRole('row').count()).toBeGreaterThan(2);
});

journey('手机上读疑问、改分值', async ({ open }) => {
  const { page, settle } = await open({ as: 'service', phone: true });
  await page.goto('/standards/import');
  await page.locator('input[type=file]').setInputFiles(asFile('检查表.xlsx', await checkSheet()));
  await page.getByText('“若干”不是分值').waitFor();
  await node(page, /5 解答准确/).tap();
  await page.getByLabel('分值', { exact: true }).fill('25');
  await page.getByText('各级分值相符，没有发现问题。').waitFor();
  await settle();
});
