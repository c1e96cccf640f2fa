/** 安全管理员 opens an account, its holder works with it, and switching it off shuts them out. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { inaccessible, type Watched } from './support/faults.ts';
import { journey, signIn } from './support/journey.ts';
import { bank } from './support/workbooks.ts';

const holders = new Set(bank.accounts.map((one) => one.personStaffNo));
/** Somebody at an outlet without an account. */
const person = bank.people.find((one) => one.post === '大堂经理' && !holders.has(one.staffNo))!;

async function openPerson({ page, settle }: Watched, search: string) {
  await page.goto(`/organisation/people?search=${search}`);
  await page.getByRole('button', { name: person.name }).click();
  await page.getByRole('dialog').waitFor();
  await settle();
}

/** @returns the first password, shown this once */
async function makeAccount(seen: Watched): Promise<string> {
  const { page } = seen;
  await openPerson(seen, person.staffNo);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('用户名').fill('lucheng');
  await dialog.getByLabel('角色', { exact: true }).selectOption({ label: '员工' });
  await dialog.getByRole('button', { name: '建立账号' }).click();
  await dialog.getByText('密码只显示这一次').waitFor();
  return (await dialog.locator('code.mc-strong').textContent()) ?? '';
}

const own = 'Tq8#vLm2xPz-9';
async function choose(page: Page, before: string, after: string) {
  await page.getByLabel('当前密码').fill(before);
  await page.getByLabel('新密码', { exact: true }).fill(after);
  await page.getByLabel('再输一次新密码').fill(after);
  await page.getByRole('button', { name: '修改密码' }).click();
}

journey('安全管理员：建立账号，本人登录先改密码，停用后不能登录', async ({ open }) => {
  const admin = await open({ as: 'security' });
  const secret = await makeAccount(admin);
  expect(secret.length).toBeGreaterThanOrEqual(10);

  const holder = await open({
    expected: [/状态 401/, /状态 403：POST \S+\/api\/session$/, /状态 400：PUT \S+\/password/],
  });
  await signIn(holder, 'lucheng', secret);
  await holder.page.getByRole('heading', { name: '请先修改初始密码' }).waitFor();
  expect(await inaccessible(holder.page)).toEqual([]);
  await choose(holder.page, secret, `${person.staffNo}-Kx7#vQ`);
  await holder.page.getByRole('alert').getByText('工号').waitFor();
  await choose(holder.page, secret, own);
  await holder.page.getByRole('heading', { name: `${person.name}，您好` }).waitFor();
  await holder.settle();
  const entries = await holder.page.locator('.mc-side').getByRole('link').allTextContents();
  expect(entries).toEqual(expect.arrayContaining(['方案', '排名', '台账', '对账单', '设置']));
  expect(entries).not.toContain('检查');
  await holder.page.goto('/ledger');
  await holder.settle();
  expect(await holder.page.getByRole('button', { name: /公布|确认|兑现|撤销/ }).count()).toBe(0);

  await openPerson(admin, 'lucheng');
  await admin.page.getByRole('button', { name: '停用账号' }).click();
  const dialog = admin.page.getByRole('dialog', { name: '停用账号？' });
  await dialog.getByRole('button', { name: '停用账号' }).click();
  await admin.page.getByRole('button', { name: '启用账号', exact: true }).waitFor();

  await holder.page.reload();
  await holder.page.getByRole('heading', { name: '登录' }).waitFor();
  await signIn(holder, 'lucheng', own);
  await holder.page.getByRole('alert').waitFor();
  expect(new URL(holder.page.url()).pathname).toBe('/sign-in');
});
