/** The same page in another language, and on paper. */
import { expect } from 'vitest';
import { journey } from './support/journey.ts';

journey('切换语言：界面、服务器的话和以后的页面都跟着变', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  await page.goto('/ledger');
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.locator('.mc-side').getByRole('link').first().click();
  await settle();
  await page
    .getByText(/drafts?/i)
    .first()
    .waitFor();
  await page.reload();
  await settle();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { name: /您好/ }).waitFor();
});

journey('打印对账单：没有导航和按钮，内容都在', async ({ open }) => {
  const { page, settle } = await open({ as: 'head' });
  await page.goto('/statements');
  await page.getByRole('heading', { name: /对账单$/ }).waitFor();
  await settle();
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.mc-side', '.mc-header', '.mc-tabs'])
    expect([part, await page.locator(part).isVisible()]).toEqual([part, false]);
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  const text = await page.locator('main').innerText();
  expect(text).toContain('2023 年净额');
  expect(text).toContain('第一、二阶段未达目标');
});
