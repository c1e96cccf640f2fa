/** Writing a new version of the plan: told at once what is wrong and how to mend it, then published knowingly. */
import { expect } from 'vitest';
import type { Watched } from './support/faults.ts';
import { journey } from './support/journey.ts';

async function newDraft({ page, settle }: Watched) {
  await page.goto('/plans');
  await page.getByRole('link', { name: '县支行全年服务质量提升方案' }).click();
  await page.getByRole('button', { name: '起草新版' }).click();
  await page.getByRole('heading', { name: /^编辑：/ }).waitFor();
  await settle();
}

async function save({ page, settle }: Watched) {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('全部已保存').waitFor();
  await settle();
}

journey('方案编辑：写错即提示，改正后可以发布', async ({ open }) => {
  const seen = await open({ as: 'service' });
  const { page, settle } = seen;
  await newDraft(seen);
  await page.getByRole('button', { name: /^C3-R07/ }).click();
  const field = page.getByRole('textbox', { name: '条件（FEEL）' });
  const right = (await field.innerText()).trim();
  await field.fill(right.replace('目标分', '目标份'));
  await page
    .getByText(/是不是“目标分”/)
    .first()
    .waitFor();
  await save(seen);
  await page.getByText(/有 \d+ 处需要改正，改正后才能发布/).waitFor();
  await page.getByText('1 处错误').first().waitFor();
  await field.fill(right);
  await settle();
  await save(seen);
  await page.getByText(/处需要改正，改正后才能发布/).waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '回到方案' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('读法随本版记录在案').waitFor();
  expect(await dialog.getByText(/C3-R08\.A1/).count()).toBe(1);
  expect(await dialog.getByRole('button', { name: '发布' }).isEnabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
});

journey('只用键盘：登录，走到台账', async ({ open }) => {
  const { page, settle } = await open();
  const press = (key: string) => page.keyboard.press(key);
  await page.goto('/sign-in');
  await page.getByLabel('用户名').waitFor();
  await settle();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(
    await page.getByLabel('用户名').getAttribute('id'),
  );
  await page.keyboard.type('service');
  await press('Tab');
  await page.keyboard.type('mingchuang-demo');
  await press('Enter');
  await page.getByRole('heading', { name: /您好/ }).waitFor();
  await settle();
  for (let presses = 0; presses < 20; presses++) {
    await press('Tab');
    const label = await page.evaluate(() => document.activeElement?.textContent);
    if (label === '台账') break;
  }
  await press('Enter');
  await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});
