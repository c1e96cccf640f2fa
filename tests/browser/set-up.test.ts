/** The first start of a bank of one's own: the first administrator, then a desk that says what to do. */
import { expect } from 'vitest';
import { inaccessible } from './support/faults.ts';
import { journey, stage } from './support/journey.ts';
import { codeNow, shownKey } from './support/second-factor.ts';

journey('首次启动：初始化，动态口令，三员齐备，工作台说明下一步', async ({ open }) => {
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
  await page.getByLabel('密码', { exact: true }).fill('Kx7#vQ-hao-2023');
  await page.getByRole('button', { name: '建立并登录' }).click();
  // The bank asked for 动态口令: nothing opens before it is set up.
  await page.getByRole('heading', { name: '请先启用动态口令' }).waitFor();
  await settle();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByLabel('动态口令', { exact: true }).fill(codeNow(await shownKey(page)));
  await page.getByRole('button', { name: '确认启用' }).click();
  await page.getByText('10 个备用码').waitFor();
  await page.getByRole('button', { name: '已保存，继续' }).click();
  await page.getByRole('heading', { name: '设立安全管理员和审计管理员' }).waitFor();
  await page.getByRole('region', { name: '安全管理员' }).getByLabel('姓名').fill('安一');
  await page.getByRole('region', { name: '审计管理员' }).getByLabel('姓名').fill('沈一');
  await settle();
  expect(await inaccessible(page)).toEqual([]);
  await page.getByRole('button', { name: '建立这两个账号' }).click();
  const secret = page.getByRole('region', { name: '安全管理员' }).locator('code.mc-strong');
  expect((await secret.textContent())?.length).toBeGreaterThanOrEqual(10);
  await page.getByRole('link', { name: '密码都已交给本人，去工作台' }).click();
  await page.getByRole('heading', { name: '何首席，您好' }).waitFor();
  await settle();
  // The system's administrator runs units and people, not accounts or results.
  await page.getByRole('heading', { name: '3 步开始使用' }).waitFor();
  const next = page.getByRole('listitem').filter({ hasText: '建立机构' });
  expect(await next.getAttribute('aria-current')).toBe('step');
  expect(await inaccessible(page)).toEqual([]);
});
