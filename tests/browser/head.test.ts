/** 网点负责人 on a phone: the own outlet and nothing else, why each amount, and evidence from the spot. */
import { expect } from 'vitest';
import type { Watched } from './support/faults.ts';
import { ask, journey } from './support/journey.ts';
import { headOutlet, ownOutlets, png } from './support/workbooks.ts';

const tab = ({ page }: Watched, name: string) =>
  page.locator('.mc-tabs').getByRole('link', { name }).tap();
const strangers = ownOutlets.filter(({ code }) => code !== headOutlet.code);

/** No other outlet's name stands anywhere on the page. */
async function seesOnlyOwn({ page, settle }: Watched) {
  await settle();
  const text = await page.locator('main').innerText();
  expect(text).toContain(headOutlet.name);
  expect(strangers.filter(({ name }) => text.includes(name))).toEqual([]);
}

journey('网点负责人（手机）：排名、台账、对账单只有本网点', async ({ open }) => {
  const seen = await open({ as: 'head', phone: true });
  const { page } = seen;
  await page.goto('/');
  await tab(seen, '排名');
  await page.getByRole('row').nth(1).waitFor();
  await seesOnlyOwn(seen);
  await tab(seen, '台账');
  await page.getByRole('row').nth(1).waitFor();
  await seesOnlyOwn(seen);
  await page.getByRole('button', { name: '更多' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: '对账单' }).tap();
  await page.getByRole('heading', { name: `${headOutlet.name} 对账单` }).waitFor();
  await seesOnlyOwn(seen);
  const line = page.getByRole('button', { name: /第一、二阶段未达目标/ }).first();
  await line.tap();
  await page.getByText('考核=1000+(目标分值-得分)200元').waitFor();
});

journey('网点负责人（手机）：打开一笔，看到条款、代入的算式和金额', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true });
  await page.goto('/ledger?rule=C3-R07&wave=2023Q1');
  // A correction beside it does not hide what was charged at first.
  const charged = page.getByRole('row', { name: /−1,500/ });
  await charged.getByRole('link', { name: /^为什么/ }).tap();
  await page.getByRole('heading', { name: '计算说明书' }).waitFor();
  await settle();
  const sheet = await page.locator('article').innerText();
  expect(sheet).toContain('各网点未完成第一、二阶段得分计划的,考核1000元');
  expect(sheet).toMatch(/92\s*[−-]\s*89\.5/);
  expect(sheet).toMatch(/2\.5\s*×\s*200/);
  expect(sheet).toContain('−1,500');
});

journey('网点负责人（手机）：给检查上传照片证据', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true });
  type Visits = { rows: { id: number; unit: { id: number } }[] };
  const { rows } = await ask<Visits>('head', '/api/inspections?wave=2023Q2');
  await page.goto(`/inspections/${rows[0]!.unit.id}/${rows[0]!.id}`);
  await page.getByRole('button', { name: '拍照' }).waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '柜台.png', mimeType: 'image/png', buffer: png });
  await page.getByText('已上传：柜台.png').waitFor();
  const picture = page.getByRole('img', { name: '柜台.png' });
  await picture.waitFor();
  await settle();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1);
});
