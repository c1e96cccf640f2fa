/** The first start of a bank of one's own: the first administrator, then a desk that says what to do. */
import { expect } from 'vitest';
import { inaccessible } from './support/faults.ts';
import { journey, stage } from './support/journey.ts';

journey('首次启动：初始化，第一位管理员，工作台说明下一步', async ({ open }) => {
  const { page, settle } = await open({
    address: stage!.emptyAddress,
    expected: [/状态 401：GET \S+\/api\/session/],
  });
  await page.goto('/');
  await page.getByRole('heading', { name: '初始化' }).waitFor();
  await settle();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByLabel('最上级机构名称').fill('试点省分行');
  await page.getByLabel('机构编码').fill('88');
  await page.getByLabel('管理员姓名').fill('何首席');
  await page.getByLabel('密码', { exact: true }).fill('Chuang-Ming-2023');
  await page.getByRole('button', { name: '建立并登录' }).click();
  await page.getByRole('heading', { name: '何首席，您好' }).waitFor();
  await settle();
  // An administrator runs accounts, not results: they begin with units and people.
  await page.getByRole('heading', { name: '2 步开始使用' }).waitFor();
  const next = page.getByRole('listitem').filter({ hasText: '建立机构' });
  expect(await next.getAttribute('aria-current')).toBe('step');
  expect(await inaccessible(page)).toEqual([]);
});
