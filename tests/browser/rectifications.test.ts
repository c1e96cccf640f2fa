/**
 * 整改: a problem worked on from a phone and proved by data alone; a repair on paper; notice, evening
 * drill and 晨会 until somebody else has accepted them; what the service department sees of it all.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TargetsPage } from '../../src/contract/drill.ts';
import type { Rectification, RectificationDetail } from '../../src/contract/rectification.ts';
import { ask, journey, send } from './support/journey.ts';
import type { Watched } from './support/faults.ts';
import { bytesOf, headOutlet, png } from './support/workbooks.ts';

type Rows = { rows: Rectification[]; total: number };
const listed = async (query: string) =>
  (await ask<Rows>('head', `/api/rectifications?${query}`)).rows;
const pathOf = ({ unit, id }: Rectification) => `/rectifications/${unit.id}/${id}`;
const detail = (one: Rectification) => ask<RectificationDetail>('head', `/api${pathOf(one)}`);

async function addPhoto(page: Page, name: string) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'image/png', buffer: png });
  await page.getByRole('img', { name }).first().waitFor();
}
async function wordIn(download: Download): Promise<string> {
  const parts = unzipSync(await bytesOf(download));
  return strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '');
}
async function finish({ page }: Watched) {
  await page.getByRole('button', { name: '报告完成' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '报告完成' }).tap();
}

journey('网点负责人（手机）：原因、措施、照片、报告完成；谁也不能点成已验证', async ({ open }) => {
  const [one] = await listed('kind=item&state=open&sort=-points');
  const seen = await open({ as: 'head', phone: true });
  const { page } = seen;
  await page.goto('/rectifications');
  await page.getByRole('region', { name: '今天要做的' }).waitFor();
  await page.goto(pathOf(one!));
  await page.getByText('还没有写原因').waitFor();
  await page.getByRole('button', { name: '开始整改' }).tap();
  await page.getByText('整改中').first().waitFor();
  const work = page.getByRole('region', { name: '原因与措施' });
  await work.getByLabel('原因', { exact: true }).selectOption('people');
  await work.getByLabel('为什么（连问五次）').fill('新员工没有演练过');
  await work.getByLabel('措施').fill('晨会演练两周，主管每日抽查');
  await work.getByRole('button', { name: '保存' }).tap();
  await page.getByText('还没有证据').first().waitFor();
  await addPhoto(page, '整改后.png');
  await finish(seen);
  await page.getByText('待验证').first().waitFor();
  const service = await open({ as: 'service' });
  await service.page.goto(pathOf(one!));
  await service.page.getByRole('button', { name: '退回' }).waitFor();
  expect(await service.page.getByRole('button', { name: '验收' }).count()).toBe(0);
  const { version, state } = await detail(one!);
  expect(state).toBe('done');
  const forced = await send('service', `/api${pathOf(one!)}/step`, {
    version,
    step: 'accept',
  });
  expect([forced.status, forced.code]).toEqual([409, 'rectification-incomplete']);
  expect((await detail(one!)).state).toBe('done');
});

journey('网点负责人（手机）：硬件报修，打印报修单', async ({ open }) => {
  const { page } = await open({ as: 'head', phone: true });
  await page.goto('/rectifications');
  await page.getByRole('button', { name: '硬件报修' }).tap();
  const form = page.getByRole('dialog');
  await form.getByLabel('设备或设施').fill('填单台灯箱');
  await form.getByLabel('位置').fill('大堂东侧');
  await form.getByLabel('故障情况').fill('灯管不亮，银联标识看不清');
  await form.getByRole('button', { name: '提交' }).tap();
  await form.waitFor({ state: 'hidden' });
  const [made] = await listed('kind=repair&search=填单台灯箱');
  expect(made).toMatchObject({ stage: 'reported', state: 'open' });
  await page.goto(pathOf(made!));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '打印报修单（Word）' }).tap(),
  ]);
  const words = await wordIn(download);
  for (const part of ['硬件报修单', '填单台灯箱', '大堂东侧', '报修', '天未修复', headOutlet.name])
    expect(words).toContain(part);
});

journey('服务管理员：看板、帕累托、硬件关口、逾期告知', async ({ open }) => {
  const { page, settle } = await open({ as: 'service' });
  await page.goto('/rectifications');
  for (const name of ['待整改', '整改中', '待验证', '未见效', '已验证'])
    await page.getByRole('region', { name, exact: true }).getByRole('article').first().waitFor();
  await page.getByRole('link', { name: '帕累托与效果' }).click();
  await page.getByText(/共 \d+ 个问题、扣 [\d.]+ 分；前 3 项占 \d+%。/).waitFor();
  await page
    .getByRole('region', { name: '整改有没有用' })
    .getByText('整改之后，下次又扣')
    .waitFor();
  await page.getByRole('link', { name: '硬件关口' }).click();
  await page.getByText('方案“第一阶段”的末日').waitFor();
  await settle();
  expect(await page.getByLabel('关口日期').inputValue()).toMatch(/-04-30$/);
  const said = await page.getByText(/^\d+ 个网点中，/).innerText();
  const [outlets, failing, passed] = (said.match(/\d+/g) ?? []).map(Number);
  expect(failing! + passed!).toBe(outlets);
  expect(failing).toBeGreaterThan(0);
  await page.goto('/rectifications?view=list&overdue=yes');
  const row = page.getByRole('table').getByRole('row').nth(1);
  await row.getByText('逾期').waitFor();
  await row.getByRole('link').first().click();
  await page.getByText(/^逾期已告知：网点负责人/).waitFor();
});

journey('服务管理员：从未达标名单发当日通报', async ({ open }) => {
  const { rows } = await ask<TargetsPage>('service', '/api/drills/targets');
  const target = rows.find(({ drill }) => drill === null)!;
  const { page } = await open({ as: 'service' });
  await page.goto('/rectifications/drills');
  const row = page.getByRole('row').filter({ hasText: target.unit.name });
  await row.getByText('未通报').waitFor();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '向所选 1 个发通报' }).click();
  const form = page.getByRole('dialog');
  await form.getByText(target.unit.name).waitFor();
  await form.getByLabel('说明').fill('重点演练迎送用语');
  await form.getByRole('button', { name: '提交' }).click();
  await row.getByText('待整改').waitFor();
  await page.getByRole('button', { name: '按此名单安排录像检查' }).click();
  await page.getByRole('heading', { name: '新建批次' }).waitFor();
});

journey(
  '通报、当晚演练、次日晨会：有时间、有人、有证据，另一人验收，工时可查',
  async ({ open }) => {
    const head = await open({ as: 'head', phone: true });
    const { page } = head;
    const [drill] = await listed('kind=drill&state=open');
    const [meeting] = await listed('kind=morning&state=open');
    await page.goto(pathOf(drill!));
    const [notice] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '打印通报（Word）' }).tap(),
    ]);
    expect(await wordIn(notice)).toMatch(/通报.*24时.*晨会讲评.*09:00/s);
    await page.getByText('还没有登记演练时间').waitFor();
    const held = page.getByRole('region', { name: '演练时间与参加人员' });
    await held.getByLabel('开始').fill('00:00');
    await held.getByLabel('结束').fill('00:01');
    await held.getByRole('checkbox').first().check();
    await held.getByRole('button', { name: '登记' }).tap();
    await held.getByText(/00:00–00:01，1 人/).waitFor();
    await addPhoto(page, '演练.png');
    await finish(head);
    await page.getByText('待验收').first().waitFor();
    await page.goto(pathOf(meeting!));
    await addPhoto(page, '晨会.png');
    await finish(head);
    await page.getByText('待验收').first().waitFor();
    expect(await page.getByRole('button', { name: '验收' }).count()).toBe(0);
    const service = await open({ as: 'service' });
    for (const one of [drill!, meeting!]) {
      await service.page.goto(pathOf(one));
      await service.page.getByRole('button', { name: '验收' }).click();
      await service.page.getByText('已验收').first().waitFor();
    }
    const month = (await detail(drill!)).form.held!.from.slice(0, 7);
    await service.page.goto(`/rectifications/overtime?month=${month}&by=unit`);
    await service.page.getByRole('row').filter({ hasText: headOutlet.name }).waitFor();
    const [file] = await Promise.all([
      service.page.waitForEvent('download'),
      service.page.getByRole('link', { name: '导出' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^演练工时-.*\.xlsx$/);
  },
);

journey('网点负责人：日历订阅读得到到期日', async ({ open }) => {
  const { page } = await open({ as: 'head' });
  await page.goto('/rectifications/settings');
  await page.getByRole('button', { name: '生成新地址' }).click();
  const address = await page.getByText(/\/api\/calendar-feeds\//).innerText();
  const answer = await page.request.get(address);
  expect(answer.headers()['content-type']).toContain('text/calendar');
  const text = await answer.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+END:VCALENDAR\r\n$/);
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(0);
  expect(text.replace(/\r\n[ \t]/g, '')).toContain(`LOCATION:${headOutlet.name}`);
});
