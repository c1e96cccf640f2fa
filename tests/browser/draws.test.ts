/** 抽取, the whole way at the browser: draft, commitment, seed by two, result, reserve, and the offline page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { DrawDetail } from '../../src/contract/draw.ts';
import type { Watched } from './support/faults.ts';
import { ask, journey, sessionOf, stage } from './support/journey.ts';
import { rootFolder } from './support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

/** The form knows minutes; a test does not wait for one. */
async function hurry(id: string): Promise<void> {
  const { name, purpose, covert, spec, revision } = await ask<DrawDetail>(
    'service',
    `/api/draws/${id}`,
  );
  const caller = await request.newContext({
    baseURL: stage!.address,
    storageState: await sessionOf('service'),
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  const sources = spec.sources.map((source) => ({ ...source, publishedAt: inSeconds(12) }));
  const objection = { ...spec.objection, until: inSeconds(11) };
  const data = { name, purpose, covert, spec: { ...spec, sources, objection }, revision };
  expect((await caller.put(`/api/draws/${id}`, { data })).status()).toBe(200);
  await caller.dispose();
}

/** A new draft by the form, saved, ready to be committed. */
async function prepare({ page, settle }: Watched): Promise<string> {
  await page.goto('/draws');
  await page.getByRole('button', { name: '新建抽取' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('旅程抽取');
  await page.getByRole('dialog').getByRole('button', { name: '新建草稿' }).click();
  await page.getByText('没有写明向谁提出异议').waitFor();
  await page.getByLabel('共抽几家').fill('3');
  await page.getByLabel('目标分').fill('95');
  await page.getByRole('button', { name: '低于目标的多给签' }).click();
  await page.getByLabel('同时抽出由谁去').check();
  await page.getByRole('row').getByRole('checkbox').nth(1).check();
  await page.getByLabel('向谁提异议').fill('服务管理岗');
  await page.getByRole('button', { name: '保存并查看' }).click();
  await page.getByText('可以承诺了。').waitFor();
  await page.getByRole('button', { name: '试算负担' }).click();
  await page.getByText(/用虚构的种子试抽 \d+ 次/).waitFor();
  await settle();
  return page.url().split('/').at(-1)!;
}

async function commit({ page }: Watched, id: string): Promise<void> {
  await hurry(id);
  await page.reload();
  await page.getByText('可以承诺了。').waitFor();
  await page.getByRole('button', { name: '承诺', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '承诺' }).click();
  await page.getByRole('heading', { name: '等待种子' }).waitFor();
  expect(await page.getByRole('button', { name: '抽取', exact: true }).isDisabled()).toBe(true);
}

/** Waits for the countdown to run out; the page asks anew by itself. */
async function enterSeed({ page }: Watched): Promise<void> {
  await page.getByRole('button', { name: '录入数值' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/数值（7 个整数）/).fill('3 9 14 21 28 30 11');
  await dialog.getByRole('button', { name: '录入数值' }).click();
  await page.getByText('等另一人核对').waitFor();
  expect(await page.getByRole('button', { name: '我核对过，一致' }).count()).toBe(0);
}

async function save({ page }: Watched): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载抽取文件' }).click();
  const path = join(folder, 'draw.json');
  await (await download).saveAs(path);
  return path;
}

journey(
  '从草稿到备选，再由陌生人断网核对',
  async ({ open }) => {
    const service = await open({ as: 'service' });
    const { page } = service;
    const id = await prepare(service);
    await commit(service, id);
    await enterSeed(service);
    const auditor = await open({ as: 'auditor' });
    await auditor.page.goto(`/draws/${id}`);
    await auditor.page.getByRole('button', { name: '我核对过，一致' }).click();
    await auditor.page.getByText('已核对').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '抽取', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '抽取' }).click();
    await page.getByText(/抽中 3 家/).waitFor();
    await page.getByRole('button', { name: '怎么抽中的' }).first().click();
    await page.getByText(/余数是 \d+/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '启用备选' }).first().click();
    await page.getByRole('dialog').getByLabel('理由').fill('停业装修');
    await page.getByRole('dialog').getByRole('button', { name: '启用备选' }).click();
    await page.getByText(/第 1 个：.+替换.+停业装修/).waitFor();
    const file = await save(service);

    const stranger = await open();
    await stranger.page.context().setOffline(true);
    await stranger.page.goto(`file://${join(rootFolder, 'docs/verify/draw.html')}`);
    await stranger.page.locator('#file').setInputFiles(file);
    await stranger.page.getByText('相符：这次抽取可以完全重复。').waitFor();
    expect(await stranger.page.locator('#answer').innerText()).toMatch(/mod \d+ = \d+/);
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, readFileSync(file, 'utf8').replace('停业装修', '另有安排'));
    await stranger.page.locator('#file').setInputFiles(forged);
    await stranger.page.getByText('不符：文件与承诺或算法有出入').waitFor();
    await stranger.page.getByRole('button', { name: '抽取', exact: true }).click();
    await stranger.page.getByText(/依次抽中：17、7、2、16、25、23/).waitFor();
    // Not a page of the app: the name of the file on it is no text without a translation.
    await stranger.page.close();
  },
  120_000,
);

journey('手机：看抽取、公示页和说明', async ({ open }) => {
  const { page, settle } = await open({ as: 'service', phone: true });
  await page.goto('/draws?state=drawn');
  await page.getByRole('link', { name: /四季度县行检查/ }).tap();
  await page.getByText(/抽中 5 家/).waitFor();
  await page.getByText('为什么谁也左右不了结果？').tap();
  await page.getByText('种子还没有出生。').waitFor();
  await page.getByRole('link', { name: '公示页' }).tap();
  await page.getByRole('heading', { name: /抽取结果公示/ }).waitFor();
  await settle();
});
