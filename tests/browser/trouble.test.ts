/** 答复丢了再试一次；两个人改同一样东西，逐项选留谁的；个人信息各页。 */
import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import { journey } from './support/journey.ts';

type Unit = { id: number; name: string; version: number };
const pictures = process.env['PICTURES'];

journey('改机构：别人先改了，选完再存；答复丢了，再试一次只生效一次', async ({ open }) => {
  const { page, settle } = await open({
    as: 'service',
    expected: [/状态 409：PATCH/, /请求失败：.*\/api\/units\//],
  });
  const found = await page.request.get('/api/units?level=网点&limit=1');
  const [unit] = ((await found.json()) as { rows: Unit[] }).rows;
  const path = `/api/units/${unit!.id}`;
  const headers = { 'x-mingchuang': '1' };
  await page.goto(`/organisation/units/${unit!.id}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByLabel('名称');
  await name.fill(`${unit!.name}甲`);
  const other = await page.request.patch(path, {
    headers,
    data: { version: unit!.version, name: `${unit!.name}乙` },
  });
  expect(other.status()).toBe(200);
  await dialog.getByRole('button', { name: '保存' }).click();
  const clash = page.getByRole('dialog', { name: '别人先改了同一条' });
  await clash.waitFor();
  expect(await clash.innerText()).toContain(`${unit!.name}乙`);
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/clash.png` });
  }
  await clash.getByRole('button', { name: '按所选保存' }).click();
  await clash.waitFor({ state: 'hidden' });
  await settle();
  await page.getByRole('heading', { name: `${unit!.name}甲`, level: 1 }).waitFor();

  // The answer is lost on its way back: it has taken effect, and the same key takes it once.
  let isLost = false;
  await page.route(`**${path}`, async (route) => {
    if (isLost || route.request().method() !== 'PATCH') return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await dialog.getByLabel('名称').fill(unit!.name);
  await dialog.getByRole('button', { name: '保存' }).click();
  const lost = page.getByRole('dialog', { name: '没有收到服务器的答复' });
  await lost.waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/lost.png` });
  await lost.getByRole('button', { name: '再试一次' }).click();
  await lost.waitFor({ state: 'hidden' });
  await settle();
  const after = (await (await page.request.get(path)).json()) as Unit;
  expect([after.name, after.version]).toEqual([unit!.name, unit!.version + 3]);
});

const rooms = [
  ['/personal/requests', '申请'],
  ['/personal/assessments', '影响评估'],
  ['/personal/retention', '保存期限'],
  ['/settings/personal', '我的个人信息'],
] as const;

for (const phone of [false, true])
  journey(`个人信息各页${phone ? '（手机）' : ''}`, async ({ open }) => {
    const { page, settle } = await open({ as: 'service', phone });
    for (const [path, title] of rooms) {
      await page.goto(path);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await settle();
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      const file = `${pictures}${path.replaceAll('/', '-')}-${phone ? 360 : 1440}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    expect(await page.locator('.mc-state[role="alert"]').count()).toBe(0);
  });

journey('写好人好事：认出客户的电话，提醒会换成化名', async ({ open }) => {
  const { page, settle } = await open({ as: 'head' });
  await page.goto('/deeds');
  await settle();
  await page.getByRole('button', { name: '上报好人好事' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('联系失主 13800001234 取回手机');
  await dialog.getByText(/认出客户的电话号码/).waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/deed.png` });
  expect(await dialog.locator('textarea').inputValue()).toContain('13800001234');
});
