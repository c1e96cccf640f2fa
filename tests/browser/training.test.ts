/** 培训与晨会: the head records the morning on a phone, the county sees who misses days, staff hand in an essay. */
import { expect } from 'vitest';
import { ask, journey } from './support/journey.ts';
import { headOutlet } from './support/workbooks.ts';

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
type Days = { rows: { unit: { name: string }; missed: number }[]; missing: number };

journey('网点负责人（手机）：点推荐的条目、去掉没来的人、保存、拍照', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true });
  await page.goto('/training/mornings');
  await page.getByRole('button', { name: '记晨会' }).tap();
  await page.getByRole('radio').nth(1).check();
  const drill = await page.getByLabel('演练内容').inputValue();
  expect(drill).not.toBe('');
  await page.getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: '保存晨会记录' }).tap();
  await page.getByRole('heading', { name: /日晨会$/ }).waitFor();
  expect(await page.locator('main').innerText()).toContain(drill);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '晨会.png', mimeType: 'image/png', buffer: png });
  await page.getByText('已上传：晨会.png').waitFor();
  await page.getByRole('img', { name: '晨会.png' }).waitFor();
  await settle();
  await page.goto('/training/mornings/record');
  await page.getByText('这一天已有晨会记录').waitFor();
});

journey('服务管理员：缺晨会最多的网点在前，今天的记录打得开', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  const { rows, missing } = await ask<Days>('service', '/api/morning-days?limit=50');
  expect(missing).toBeGreaterThan(0);
  expect(rows.map(({ missed }) => missed)).toEqual(
    rows.map(({ missed }) => missed).toSorted((a, b) => b - a),
  );
  await page.goto('/training/mornings?missing=yes');
  await page.getByRole('row').nth(1).waitFor();
  await settle();
  expect(await page.getByRole('row').nth(1).innerText()).toContain(rows[0]!.unit.name);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toBe('缺晨会记录的日子.xlsx');
  await page.goto('/training/mornings?view=list');
  await page
    .getByRole('row', { name: new RegExp(headOutlet.name) })
    .first()
    .waitFor();
});

journey('员工（手机）：交心得，县行读得到；别人的培训看不到', async ({ open }) => {
  const own = await open({ as: 'staff', phone: true });
  await own.page.goto('/training/mine');
  await own.page.getByLabel('正文').fill('看了视频，我明天先从双手递接练起。');
  await own.page.getByRole('button', { name: '交心得' }).tap();
  await own.page.getByText('心得已交').waitFor();
  await own.settle();
  const { user } = await ask<{ user: { name: string } }>('staff', '/api/session');
  const { page } = await open({ as: 'service' });
  await page.goto('/training/essays');
  await page.getByRole('link', { name: '看同业服务视频的感想和体会' }).click();
  await page.getByLabel('搜索姓名、工号、岗位或网点').fill(user.name);
  await page.getByRole('button', { name: `${user.name}的心得` }).click();
  await page.getByText('看了视频，我明天先从双手递接练起。').waitFor();
});
