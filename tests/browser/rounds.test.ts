/** 检查批次：由抽取派单，提交、退回、再交、通过、锁定，成绩、名次、整改随之而来；非现场的覆盖矩阵；信度。 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RoundBody } from '../../src/contract/round.ts';
import type { VisitCoverage, VisitDetail } from '../../src/contract/visit-desk.ts';
import { itemsFor } from '../../src/domain/standard/index.ts';
import type { Watched } from './support/faults.ts';
import {
  answerCells,
  assignedIn,
  beginRemotely,
  lossy,
  send,
  submit,
  submitAgain,
  type Assigned,
} from './support/inspector.ts';
import { ask, journey, tell } from './support/journey.ts';
import { ownOutlets } from './support/workbooks.ts';

const checklist = '县支行网点“神秘人”检查标准';
/** Its own on every run: an outlet has one score for each wave. */
const wave = `旅程${new Date().toISOString().slice(11, 19)}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const pathOf = ({ visit }: Assigned) => `/visits/${visit.unitId}/${visit.id}`;
const detailOf = ({ visit }: Assigned) =>
  ask<VisitDetail>('service', `/api/visits/${visit.unitId}/${visit.id}`);

/** Planned from the draw that has taken place; the preview says who goes where. @returns the round's id */
async function openFromDraw({ page, settle }: Watched): Promise<number> {
  await page.goto('/rounds');
  await page.getByRole('button', { name: '新建批次' }).click();
  await page.getByLabel('批次名称').fill('旅程批次');
  await page.getByLabel('波次').fill(wave);
  const standards = page.getByLabel('检查标准');
  const option = standards.locator('option').filter({ hasText: checklist });
  await standards.selectOption((await option.first().getAttribute('value'))!);
  await page.getByLabel('锁定期（天）').fill('0');
  await page.getByLabel('按抽取结果').check();
  const draws = page.getByLabel('抽取', { exact: true });
  const drawn = draws.locator('option').filter({ hasText: '四季度县行检查' });
  await draws.selectOption((await drawn.first().getAttribute('value'))!);
  const preview = page.getByRole('region', { name: '派单预演' });
  await preview.getByText(/^5 家网点，6 张检查单，其中双评 1 家。$/).waitFor();
  await preview.getByText('可以开始。').waitFor();
  await button(page, '保存草稿').click();
  await button(page, '开始并派单').click();
  await confirm(page, '开始并派单');
  await page.getByText('已派出 6 张检查单。').waitFor();
  await settle();
  return Number(/rounds\/(\d+)/.exec(page.url())![1]);
}

/** The reviewer sends it back with a reason; the inspector answers an item anew and submits again. */
async function returnAndResubmit(seen: Watched, assigned: Assigned) {
  const { page } = seen;
  await page.goto(pathOf(assigned));
  await button(page, '开始复核').click();
  await page.getByText('已开始复核。').waitFor();
  await button(page, '退回').click();
  await page.getByRole('dialog').getByLabel('退回原因').fill('扣分少了，请对照录像。');
  await confirm(page, '退回');
  await page.getByText('已退回。').waitFor();
  await page.getByRole('region', { name: '经过' }).getByText('扣分少了，请对照录像。').waitFor();
  const item = lossy(assigned.document);
  await submitAgain(assigned, item, item.points);
}

async function approveAndLock({ page, settle }: Watched) {
  await page.reload();
  await button(page, '开始复核').click();
  await button(page, '通过').click();
  await page.getByText('已通过。').waitFor();
  await button(page, '锁定').click();
  await page
    .getByRole('dialog')
    .getByText(/将进入检查成绩和排名/)
    .waitFor();
  await confirm(page, '锁定');
  await page.getByText('已锁定。').waitFor();
  await settle();
}

/** Outlets of the wave in the order of their places. */
async function ranked({ page, settle }: Watched): Promise<string[]> {
  await page.goto(`/rankings?wave=${encodeURIComponent(wave)}&kind=县行检查`);
  const rows = page.getByRole('table', { name: '排名' }).getByRole('row');
  await rows.nth(1).waitFor();
  await settle();
  const texts = await rows.allTextContents();
  return texts.slice(1);
}

/** The score stands in 成绩, the rank in 排名, and what was lost is to be mended. */
async function whatFollows(seen: Watched, assigned: Assigned) {
  const { page } = seen;
  const { score, inspectionId, result } = await detailOf(assigned);
  const item = lossy(assigned.document);
  expect(Number(score)).toBe(Number(result!.total) - Number(item.points));
  await page.goto(pathOf(assigned));
  await page.getByRole('link', { name: '看检查成绩' }).click();
  await page.waitForURL(`**/inspections/${assigned.visit.unitId}/${inspectionId}`);
  await seen.settle();
  await page.getByText(item.name).first().waitFor();
  expect(await page.locator('main').innerText()).toContain(score);
  expect(await ranked(seen)).toHaveLength(1);
  await page.goto(`/rectifications?view=list&unitId=${assigned.visit.unitId}&item=${item.code}`);
  await page.getByRole('row').filter({ hasText: item.name }).first().waitFor();
  type Rows = { rows: { createdAt: string }[] };
  const path = `/api/rectifications?unitId=${assigned.visit.unitId}&item=${item.code}&sort=-created`;
  const [newest] = (await ask<Rows>('service', path)).rows;
  expect(Date.now() - Date.parse(newest!.createdAt)).toBeLessThan(10 * 60_000);
}

/** A better visit, locked with all that are approved, takes the first place. */
async function rankMoves(seen: Watched, roundId: number, [first, second]: [Assigned, Assigned]) {
  await submit(second, []);
  for (const step of ['review', 'approve']) await tell('reviewer', `/api${pathOf(second)}/${step}`);
  const { page } = seen;
  await page.goto(`/rounds/${roundId}`);
  await button(page, '批量锁定（1）').click();
  await confirm(page, '锁定');
  await page.getByText('已完成 1 张。').waitFor({ timeout: 60_000 });
  const places = await ranked(seen);
  expect(places).toHaveLength(2);
  expect(places[0]).toContain(second.visit.unit.name);
  expect(places[1]).toContain(first.visit.unit.name);
}

journey(
  '抽取 → 派单 → 提交 → 退回 → 再交 → 锁定 → 成绩、名次、整改；自己填的不能自己复核',
  async ({ open }) => {
    const service = await open({ as: 'service' });
    const roundId = await openFromDraw(service);
    const assigned = await assignedIn(roundId, ['inspector', 'visitor', 'service']);
    expect(assigned).toHaveLength(6);
    const [first, second] = assigned.filter(
      ({ by, visit }) => by !== 'service' && visit.secondOf === null,
    );
    const item = lossy(first!.document);
    await submit(first!, [[item, item.form.step]]);
    const reviewer = await open({ as: 'reviewer' });
    await returnAndResubmit(reviewer, first!);
    await approveAndLock(reviewer);
    await whatFollows(service, first!);
    await rankMoves(reviewer, roundId, [first!, second!]);

    const own = assigned.find(({ by }) => by === 'service')!;
    await submit(own, []);
    const { page, settle } = service;
    await page.goto(pathOf(own));
    await page.getByText('这是您自己填写的检查单，要由别人复核。').waitFor();
    await settle();
    expect(await button(page, '开始复核').count()).toBe(0);
  },
  240_000,
);

const at = (days: number, time: string) =>
  `${new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)}T${time}:00+08:00`;

/** A remote round of one outlet for the inspector; its one visit. */
async function openRemote(): Promise<Assigned> {
  type Choices = {
    standards: { id: number; name: string }[];
    inspectors: { userId: string; role: string }[];
  };
  const [startsOn, endsOn] = [at(0, '00:00').slice(0, 10), at(7, '00:00').slice(0, 10)];
  const choices = await ask<Choices>(
    'service',
    `/api/rounds/choices?startsOn=${startsOn}&endsOn=${endsOn}`,
  );
  const code = ownOutlets.at(-1)!.code;
  type Units = { rows: { id: number }[] };
  const [outlet] = (await ask<Units>('service', `/api/units?search=${code}`)).rows;
  const body: RoundBody = {
    name: '旅程录像检查',
    kind: '非现场检查',
    wave: `录像${wave}`,
    standardId: choices.standards.find(({ name }) => name === checklist)!.id,
    covert: false,
    startsOn,
    endsOn,
    settings: {
      source: { from: 'units', unitIds: [outlet!.id] },
      inspectors: choices.inspectors
        .filter(({ role }) => role === 'inspector')
        .map(({ userId }) => userId),
      choices: [],
      lockOutDays: 0,
      doubleShare: 0,
      capacity: null,
      remote: {
        slots: [{ from: at(-2, '09:00'), to: at(-2, '10:00'), post: '' }],
        dueAt: at(1, '18:00'),
      },
    },
  };
  const { id } = await tell<{ id: number }>('service', '/api/rounds', body);
  await tell('service', `/api/rounds/${id}/open`);
  return (await assignedIn(id, ['inspector']))[0]!;
}

const missingCells = async ({ visit }: Assigned) => {
  const path = `/api/visits/${visit.unitId}/${visit.id}/coverage`;
  return (await ask<VisitCoverage>('service', path)).cells.filter(
    ({ state }) => state === 'missing',
  );
};

journey('非现场：录像已调取，覆盖矩阵缺一格就报警、不能提交，补齐才算查到', async ({ open }) => {
  const assigned = await openRemote();
  const { page, settle } = await open({ as: 'service' });
  await page.goto(`/clips?roundId=${assigned.visit.round.id}`);
  const clip = page.getByRole('row').filter({ hasText: assigned.visit.unit.name });
  await clip.getByText('待提供').waitFor();
  const posts = itemsFor(assigned.document, assigned.visit.unit).flatMap((item) => item.posts);
  await beginRemotely(
    assigned,
    [...new Set(posts)].map((post, n) => ({ post, label: `${n + 1} 号` })),
  );
  const cells = await missingCells(assigned);
  expect(cells.some(({ person }) => person !== '')).toBe(true);
  await page.goto(`${pathOf(assigned)}/coverage`);
  await page.getByRole('alert').getByText(`还缺 ${cells.length} 格`).waitFor();
  await answerCells(assigned, cells.slice(1));
  await page.reload();
  await page.getByRole('alert').getByText('还缺 1 格').waitFor();
  await page.getByLabel('只看缺的').check();
  const matrix = page.getByRole('table', { name: '覆盖矩阵' });
  expect(await matrix.getByRole('row').count()).toBe(2);
  await matrix.getByRole('cell', { name: '缺', exact: true }).waitFor();
  expect((await send(assigned, [])).notSubmitted).toContain('还有 1 个条目没有作答');
  await answerCells(assigned, cells.slice(0, 1));
  await page.reload();
  await page.getByText(/\d+ 格全部查到。/).waitFor();
  await settle();
  expect((await send(assigned, [])).notSubmitted).toBeNull();
});

journey('评分信度：六种 ICC 各有区间，手机上也读得到', async ({ open }) => {
  for (const phone of [false, true]) {
    const { page, settle } = await open({ as: 'service', phone });
    await page.goto('/reliability');
    const table = page.getByRole('table', { name: /组内相关系数 ICC/ });
    await table.waitFor();
    await settle();
    for (const form of ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k']) {
      const row = table.getByRole('row').filter({ hasText: `ICC(${form})` });
      const number = '−?\\d\\.\\d\\d';
      expect(await row.innerText()).toMatch(new RegExp(`${number}\\s+${number} … ${number}`));
    }
    const figure = page.locator('dl').filter({ hasText: '两人评分的一致性' });
    expect(await figure.innerText()).toMatch(/95 % 区间 −?\d\.\d\d … −?\d\.\d\d/);
  }
});
