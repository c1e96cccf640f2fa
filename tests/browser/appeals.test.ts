/**
 * 申诉: the head of an outlet disputes a line on a phone, the level above sees what a decision changes
 * and decides, the ledger is corrected by one reversing line; whoever issued never decides.
 */
import { expect } from 'vitest';
import type { AppealDetail } from '../../src/contract/appeal.ts';
import type { Line } from '../../src/contract/ledger.ts';
import { ask, journey, send, type Open } from './support/journey.ts';
import type { Watched } from './support/faults.ts';
import { png } from './support/workbooks.ts';

type Lines = { rows: Line[] };
const linesOf = async (rule: string) =>
  (await ask<Lines>('head', `/api/ledger?limit=200&rule=${rule}`)).rows;

/** A published charge of the own outlet that nobody has disputed or corrected. */
async function aLine(rule: string): Promise<Line> {
  const rows = await linesOf(rule);
  const reversed = new Set(rows.map(({ reversesId }) => reversesId));
  const found = rows.filter(
    (row) => row.state === 'published' && row.reversesId === null && !reversed.has(row.id),
  );
  expect(found.length, rule).toBeGreaterThan(0);
  return found[0]!;
}

const claim = '当日叫号机故障，已在检查前书面报修，请按报修记录复核。';
const place = (address: string) => /\/appeals\/(\d+)\/(\d+)/.exec(address)!.slice(1, 3).join('/');

/** From the own statement on a phone: line, why, appeal, reason, claim, photo. @returns unit/id of the appeal */
async function fileOnPhone(open: Open, line: Line): Promise<string> {
  const { page, settle } = await open({ as: 'head', phone: true });
  await page.goto(`/statements/${line.unit.id}?year=${line.happenedOn!.slice(0, 4)}`);
  const charge = page.getByRole('listitem').filter({ hasText: line.ruleTitle });
  await charge
    .getByRole('button', { name: /已公布/ })
    .first()
    .tap();
  const part = charge.getByRole('region', { name: '申诉' });
  await part.getByText(/^可以申诉，/).waitFor();
  await part.getByRole('link', { name: '申诉' }).tap();
  await page.getByRole('heading', { name: '提出申诉' }).waitFor();
  await page.getByText(/^申诉期限：/).tap();
  await page.getByText('3 个工作日，起算日不计入：').waitFor();
  await page.getByRole('radio', { name: '设备故障或停电' }).check();
  await page.getByText('附报修单、停电通知或当天照片').waitFor();
  await page.getByLabel('事实和理由').fill(claim);
  await page.getByRole('button', { name: '提交申诉' }).tap();
  await page.getByRole('region', { name: '网点一方' }).getByText(claim).waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '报修单.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('img', { name: '报修单.png' }).waitFor();
  await page.getByLabel('证明什么').fill('检查前一日已书面报修');
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('检查前一日已书面报修', { exact: false }).first().waitFor();
  await seesClock({ page, settle } as Watched);
  return place(page.url());
}

/** Each of the working days counted is there with its number, and the last is the due day. */
async function seesClock({ page, settle }: Watched) {
  await settle();
  const clock = page.getByRole('region', { name: '申诉情况' }).locator('details').first();
  await clock.locator('summary').tap();
  const days = clock.getByRole('listitem');
  for (const n of [1, 2, 3, 4, 5]) await days.filter({ hasText: `第 ${n} 日` }).waitFor();
  const last = await days.last().innerText();
  expect(last).toContain('第 5 日');
  const due = (await clock.locator('summary').innerText()).match(/：(.+日)/)![1]!;
  expect(last).toContain(due);
}

/** Accept, choose a standard decision, see the effect, decide. @returns what the effect's total said */
async function decideAtDesk(open: Open, at: string, line: Line) {
  const { page, settle } = await open({ as: 'city' });
  await page.goto('/appeals?whose=to-decide');
  await page
    .getByRole('link', { name: new RegExp(line.ruleId) })
    .first()
    .waitFor();
  await page.goto(`/appeals/${at}`);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  const form = page.getByRole('region', { name: '裁定', exact: true });
  await form.getByRole('button', { name: /^撤销：检查前已书面报修/ }).click();
  const effect = form.getByRole('region', { name: '裁定的影响' });
  const table = effect.getByRole('table', { name: '改变的台账行' });
  await table.getByRole('row').filter({ hasText: line.unit.name }).waitFor();
  await settle();
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows.filter((row) => row.includes(line.ruleId))).toHaveLength(1);
  const before = await linesOf(line.ruleId);
  await form.getByRole('button', { name: '裁定', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/将更正 1 行台账/).waitFor();
  expect(await linesOf(line.ruleId)).toEqual(before);
  await dialog.getByRole('button', { name: '裁定', exact: true }).click();
  await page.getByRole('heading', { name: '裁定：撤销' }).waitFor();
}

journey('申诉（手机提出，上一级裁定）：台账恰好一条冲销，写明申诉', async ({ open }) => {
  const line = await aLine('C3-R12');
  const at = await fileOnPhone(open, line);
  await decideAtDesk(open, at, line);
  const reversals = (await linesOf(line.ruleId)).filter(({ reversesId }) => reversesId === line.id);
  expect(reversals).toHaveLength(1);
  const [reversal] = reversals;
  expect(Number(reversal!.amount)).toBe(-Number(line.amount));
  expect(reversal).toMatchObject({ state: 'published' });
  expect(reversal!.reason).toContain(`申诉 ${at.split('/')[1]} 裁定更正`);
  const seen = await open({ as: 'head', phone: true });
  await seen.page.goto(`/ledger/${line.unit.id}/${reversal!.id}`);
  await seen.page
    .getByText(`申诉 ${at.split('/')[1]} 裁定更正`)
    .first()
    .waitFor();
  await seen.page.goto(`/appeals/${at}`);
  await seen.page.getByRole('heading', { name: '裁定：撤销' }).waitFor();
  await seen.page.getByRole('img', { name: '报修单.png' }).waitFor();
  // 裁定以后，证据只能看。
  expect(await seen.page.getByRole('button', { name: '拍照' }).count()).toBe(0);
});

journey(
  '申诉：开单一方没有裁定的按钮，直接请求也不收；一审裁定人裁定不了二审',
  async ({ open }) => {
    const line = await aLine('C3-R13');
    const { id } = await send('head', '/api/appeals', {
      kind: 'line',
      unitId: line.unit.id,
      id: line.id,
      reasonCode: 'data',
      claim,
    });
    const path = `/api/appeals/${line.unit.id}/${id}`;
    const verdict = { decision: 'revoked', opinion: '自己的单子自己撤。' };
    const { page, settle } = await open({ as: 'service' });
    await page.goto(`/appeals/${line.unit.id}/${id}`);
    await page.getByRole('region', { name: '申诉情况' }).waitFor();
    await settle();
    for (const name of ['受理', '接手', '裁定'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    for (const who of ['service', 'head'] as const) {
      expect((await send(who, `${path}/accept`, {})).status, who).toBe(403);
      expect((await send(who, `${path}/decision`, verdict)).status, who).toBe(403);
    }

    expect((await send('city', `${path}/accept`, {})).status).toBe(200);
    const upheld = {
      decision: 'upheld',
      opinion: '经核对原始数据无误，维持。',
    };
    expect((await send('city', `${path}/decision`, upheld)).status).toBe(200);
    await secondInstance(open, line, id!);
  },
);

/** The head goes on, on the page; the first reviewer is barred, the province decides. */
async function secondInstance(open: Open, line: Line, first: number) {
  const { page } = await open({ as: 'head', phone: true });
  await page.goto(`/appeals/${line.unit.id}/${first}`);
  await page.getByRole('button', { name: '再申诉' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('内容').fill('现补充县行签收的申请单，请再复核。');
  await dialog.getByRole('button', { name: '发送' }).tap();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${first}`));
  await page.getByRole('region', { name: '申诉情况' }).getByText('第 2 审').first().waitFor();
  const at = place(page.url());
  const second = await ask<AppealDetail>('city', `/api/appeals/${at}`);
  expect(second).toMatchObject({
    instance: 2,
    steps: { accept: 'barred', decide: 'barred' },
  });
  const refused = await send('city', `/api/appeals/${at}/accept`, {});
  expect([refused.status, refused.code]).toEqual([403, 'appeal-barred']);
  const upper = await open({ as: 'upper' });
  await upper.page.goto(`/appeals/${at}`);
  await upper.page.getByRole('button', { name: '受理', exact: true }).click();
  await upper.page.getByRole('region', { name: '裁定', exact: true }).waitFor();
}

journey('申诉：沉默规则写在页上，临近到期的排在最前', async ({ open }) => {
  const { page, settle } = await open({ as: 'upper' });
  await page.goto('/appeals?state=open');
  const rows = page.getByRole('table').first().getByRole('row');
  await rows.nth(1).waitFor();
  await settle();
  const { rows: listed } = await ask<{
    rows: { id: number; unit: { id: number }; dueAt: string }[];
  }>('upper', '/api/appeals?state=open&sort=due');
  const dues = listed.map(({ dueAt }) => Date.parse(dueAt));
  expect(dues).toEqual(dues.toSorted((a, b) => a - b));
  await rows.nth(1).getByRole('link').first().click();
  await page.getByText('到期未裁定的，自动转上一级。').waitFor();
});
