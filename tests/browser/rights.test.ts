/** Who may only read changes nothing, and who belongs elsewhere sees nothing, whatever they try. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, journey } from './support/journey.ts';
import { headOutlet, otherOutlets } from './support/workbooks.ts';

/** Words on buttons that change something. */
const changing =
  /^(公布|确认|兑现|撤销|结算|发布|起草新版|编辑|导入|导入方案文件|按此读法结算|新增.*|修改.*|上传.*|选择.*|拍照|建立账号|停用.*|重置.*|授予.*)/;
/** Changes only one's own settings. */
const own = ['修改密码'];

async function offered(page: Page): Promise<string[]> {
  const names = await page.getByRole('button').allTextContents();
  return names.map((name) => name.trim()).filter((name) => changing.test(name));
}

const headers = { 'x-mingchuang': '1' };

journey('审计员：看得到排名、台账、审计日志，一个改动也没有', async ({ open }) => {
  const { page, settle } = await open({ as: 'auditor', expected: [/状态 403：POST/] });
  for (const path of ['/rankings', '/ledger', '/settings/audit', '/inspections', '/plans']) {
    await page.goto(path);
    await page.getByRole('row').nth(1).waitFor();
    await settle();
    expect([path, await offered(page)]).toEqual([path, []]);
  }
  await page.goto('/plans');
  await page.getByRole('link', { name: '县支行全年服务质量提升方案' }).click();
  await page.getByRole('heading', { name: '总体目标' }).waitFor();
  await settle();
  expect(await offered(page)).toEqual([]);
  await page.goto('/settings');
  await settle();
  expect((await offered(page)).filter((name) => !own.includes(name))).toEqual([]);
});

journey('审计员：手工发出的改动被拒绝（403）', async ({ open }) => {
  const { page } = await open({ as: 'auditor' });
  const attempts: [string, object][] = [
    ['/api/settlements', { planId: 1 }],
    ['/api/ledger/advance', { planId: 1, step: 'publish' }],
    ['/api/plan-versions/1/drafts', {}],
    ['/api/people', { staffNo: 'X1', name: '甲', post: '', unitId: 1 }],
  ];
  for (const [path, data] of attempts) {
    const answer = await page.request.post(path, { headers, data });
    expect([path, answer.status()]).toEqual([path, 403]);
    expect(((await answer.json()) as { message: string }).message).toMatch(/审计员|权限|不能/);
  }
});

const searched = [
  '/inspections',
  '/complaints',
  '/exposures',
  '/tickets',
  '/rankings',
  '/ledger',
  '/statements',
  '/organisation',
  '/organisation/people',
  '/settings/audit',
  '/plans',
];

journey('另一县的服务管理员：任何页面搜不到本县', async ({ open }) => {
  const { page, settle } = await open({ as: 'other' });
  const marks = ['松汀', headOutlet.name, headOutlet.code];
  const shared = new Set(otherOutlets.map(({ name }) => name));
  const secret = marks.filter((mark) => !shared.has(mark));
  for (const path of searched) {
    await page.goto(`${path}?search=${encodeURIComponent(headOutlet.name)}`);
    await settle();
    const text = await page.locator('main').innerText();
    expect([path, secret.filter((mark) => text.includes(mark))]).toEqual([path, []]);
    await page.goto(path);
    await settle();
    const whole = await page.locator('main').innerText();
    expect([path, secret.filter((mark) => whole.includes(mark))]).toEqual([path, []]);
  }
});

journey('另一县的服务管理员：本县的网址一律“没有找到”', async ({ open }) => {
  const { page, settle } = await open({ as: 'other', expected: [/状态 404：GET/] });
  type Rows = { rows: { id: number; unit: { id: number } }[] };
  const { rows } = await ask<Rows>('service', '/api/ledger?limit=1');
  const visits = await ask<Rows>('service', '/api/inspections?limit=1');
  const [line, visit] = [rows[0]!, visits.rows[0]!];
  const paths = [
    `/ledger/${line.unit.id}/${line.id}`,
    `/inspections/${visit.unit.id}/${visit.id}`,
    `/statements/${line.unit.id}`,
    `/organisation/units/${line.unit.id}`,
  ];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { name: '没有找到' }).waitFor();
    await settle();
    expect(await page.locator('main').innerText()).not.toContain('松汀');
  }
});
