/**
 * 定置定位、好人好事、范本: the head keeps the list and asks in time on a phone; the inspector's ticket under R13 is
 * refused for it; the service department confirms a good deed and makes a standard from a template.
 */
import { expect } from 'vitest';
import { journey } from './support/journey.ts';
import { headOutlet } from './support/workbooks.ts';

const thing = `轮椅${Date.now() % 10_000}`;

journey('网点负责人（手机）登记物品、申请补充；检查人员的 R13 处罚单开不出来', async ({ open }) => {
  const head = await open({ as: 'head', phone: true });
  const { page } = head;
  await page.goto('/placements');
  await page.getByRole('button', { name: '加一件' }).tap();
  await page.getByLabel('物品名称').fill(thing);
  await page.getByLabel('定置位置').fill('入口左侧');
  await page.getByLabel('状态').last().selectOption({ label: '缺失' });
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('已保存').waitFor();
  await page.goto(`/placements?search=${encodeURIComponent(thing)}`);
  await page.getByRole('link', { name: thing }).tap();
  await page.getByText('还没有申请补充').waitFor();
  await page.getByRole('button', { name: '申请补充' }).tap();
  await page.getByLabel('缺什么、怎么坏的').fill('被借走没有还');
  await page.getByRole('dialog').getByRole('button', { name: '申请补充' }).tap();
  await page.getByText('已申请，时间已记下').waitFor();
  await head.settle();
  expect(await page.locator('main').innerText()).toContain('被借走没有还');

  const service = await open({ as: 'service', expected: [/409|ticket-requested/] });
  const desk = service.page;
  await desk.goto('/tickets/new');
  const picker = desk.getByRole('combobox', { name: '选择网点' });
  await picker.click();
  await desk.getByRole('option').first().waitFor({ state: 'attached' });
  await picker.pressSequentially(headOutlet.code);
  await desk.getByTitle(headOutlet.name).click();
  await desk.getByRole('radio', { name: /^R13/ }).check();
  const option = desk.locator('option', { hasText: thing });
  await desk.getByLabel('定置物品').selectOption(await option.first().getAttribute('value'));
  await desk.getByText('检查之前已申请补充：').waitFor();
  await desk.getByLabel('事实与理由').fill('入口没有轮椅');
  await desk.getByText(/在检查之前（.*）已经申请补充，按方案不考核/).waitFor();
  expect(await desk.getByRole('button', { name: '开单' }).isDisabled()).toBe(true);
});

journey('R11 的建议金额写出算式，按下才填入', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true });
  await page.goto('/tickets/new');
  await page.getByRole('radio', { name: /^R11/ }).check();
  const amount = page.getByLabel('核定金额（元）');
  expect(await amount.inputValue()).toBe('');
  await page.getByLabel('看到几件').fill('3');
  await page.getByLabel('轻重').selectOption({ label: '较重' });
  await page.getByText('3 件，较重：100 + 2 × 20 + 40 = 180 元').waitFor();
  expect(await amount.inputValue()).toBe('');
  await page.getByRole('button', { name: /采用 180 元/ }).tap();
  expect(await amount.inputValue()).toBe('180');
  expect(await page.getByLabel('事实与理由').inputValue()).toContain('= 180 元');
  await settle();
});

journey('网点上报好人好事，服务部门确认', async ({ open }) => {
  const title = `扶老人过马路${Date.now() % 10_000}`;
  const head = await open({ as: 'head', phone: true });
  await head.page.goto('/deeds');
  await head.page.getByRole('button', { name: '上报好人好事' }).tap();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByLabel('何人').fill('王小明');
  await dialog.getByLabel('事迹').fill(title);
  await dialog.getByLabel('经过').fill('下班路上扶一位老人过马路，并送到社区医院。');
  await dialog.getByRole('button', { name: '上报' }).tap();
  await head.page.getByRole('heading', { name: title }).waitFor();
  await head.settle();

  const service = await open({ as: 'service' });
  await service.page.goto(`/deeds?search=${encodeURIComponent(title)}`);
  await service.page.getByRole('link', { name: title }).click();
  await service.page.getByRole('button', { name: '确认', exact: true }).click();
  await service.page.getByText('已确认').first().waitFor();
  await service.settle();
  expect(await service.page.locator('main').innerText()).toContain('已确认');
});

journey('由范本新建评价表，确认建议分值后发布', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  await page.goto('/standards');
  await page.getByRole('button', { name: '新建标准' }).first().click();
  await page.getByLabel('从范本新建').selectOption('evaluation');
  await page.getByText('其中 6 个模块的分值原文没有').waitFor();
  const name = `考核评价表${Date.now() % 10_000}`;
  await page.getByLabel('标准名称', { exact: true }).fill(name);
  await page.getByRole('button', { name: '建草稿' }).click();
  await page.waitForURL(/\/standards\/\d+\/edit/);
  await page.goto(page.url().replace('/edit', ''));
  await page.getByText('原文没有给这个模块分值').first().waitFor();
  await page.getByRole('button', { name: '确认建议分值' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('服务环境：20 分，权重 0.20').waitFor();
  await dialog.getByRole('button', { name: '确认建议分值' }).click();
  await page.getByText('已确认，可以发布。').waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布并冻结' }).click();
  await page.getByText('已发布', { exact: true }).first().waitFor();
  await settle();
});
