/** 网点负责人 on the phone's light pages: own results and statement, why each amount, also without a network. */
import { expect } from 'vitest';
import type { InspectionDetail } from '../../src/contract/inspection.ts';
import type { LineDetail, Statement } from '../../src/contract/ledger.ts';
import type { Session } from '../../src/contract/organisation.ts';
import { formatDecimal, trimDecimal, trimMoney } from '../../src/web/shared/decimals.ts';
import { ask, journey } from './support/journey.ts';
import { cut, untilKept } from './support/phone.ts';

const outlet = async () => (await ask<Session>('head', '/api/session')).active.unit;
const statementOf = (id: number) => ask<Statement>('head', `/api/statements/${id}`);

journey('网点负责人（轻入口）：成绩、名次、离目标差多少、扣了哪些分', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true });
  const { id, name } = await outlet();
  const newest = (await statementOf(id)).scores.at(-1)!;
  await page.goto('/m/results');
  await page.getByRole('heading', { name: '本网点' }).waitFor();
  const card = page.getByRole('region', { name: `${newest.wave} ${newest.kind}` });
  await card.waitFor();
  await settle();
  expect(await page.locator('header').innerText()).toContain(name);
  const text = await card.innerText();
  expect(text).toContain(`${formatDecimal(trimDecimal(newest.score))} 分`);
  const county = newest.places.find(({ within }) => within === '县行')!;
  expect(text).toContain(`第 ${county.place} 名 / ${county.visited} 家`);
  await card.getByRole('button', { name: '看扣分条目' }).tap();
  const path = `/api/inspections/${id}/${newest.inspectionId}`;
  const { deductions } = await ask<InspectionDetail>('head', path);
  await page.getByRole('dialog').getByText(deductions[0]!.itemName).waitFor();
  await settle();
});

journey('网点负责人（轻入口）：对账单，点一行看怎么算的，断网再开也在', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true, expected: cut });
  const { id } = await outlet();
  const { totals, lines, year } = await statementOf(id);
  await page.goto('/m/results');
  await page.getByRole('link', { name: '对账单' }).tap();
  await page.getByText(`${year} 年净额`).waitFor();
  await settle();
  const amount = formatDecimal(trimMoney(totals.amount));
  expect(await page.locator('main').innerText()).toContain(`${amount} 元`);
  const line = lines.find(({ ruleId }) => ruleId === 'C3-R07')!;
  const row = page.getByRole('button', { name: new RegExp(line.ruleTitle) }).first();
  await row.tap();
  const detail = await ask<LineDetail>('head', `/api/ledger/${id}/${line.id}`);
  await page.getByRole('dialog').getByText(detail.clause).waitFor();
  await settle();
  await untilKept(page);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('断网中').waitFor();
  await row.tap();
  await page.getByRole('dialog').getByText(detail.clause).waitFor();
  await page.context().setOffline(false);
});

journey('网点负责人（轻入口，英文）：同样的两页', async ({ open }) => {
  const { page, settle } = await open({ as: 'head', phone: true, language: 'en' });
  await page.goto('/m/results/statement/latest');
  await page.getByRole('heading', { name: 'My outlet' }).waitFor();
  await page.getByText(/^Net of \d{4}$/).waitFor();
  await settle();
  await page.getByRole('link', { name: 'Results' }).first().tap();
  await page.getByRole('button', { name: 'Points lost' }).first().waitFor();
  await settle();
});

journey('不在网点的账号打开网点的页：说明该去哪里，什么也不取', async ({ open }) => {
  const { page, settle } = await open({ as: 'service', phone: true });
  await page.goto('/m/results');
  await page.getByText('您的账号不在网点').waitFor();
  await settle();
});
