/**
 * Every page of the router as three people: nothing in the console, nothing untranslated, nothing that
 * shuts out people who cannot see or use a mouse, nothing wider than a phone. The pages are read from
 * the router itself, so that a new one is included by itself.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'playwright-core';
import { expect } from 'vitest';
import { inaccessible, overflow, untranslated, type Watched } from './support/faults.ts';
import { ask, journey, sessionOf, stage, type Open, type Username } from './support/journey.ts';
import { rootFolder } from './support/server.ts';
import { asFile, changedWorkbook } from './support/workbooks.ts';

const router = readFileSync(join(rootFolder, 'src/web/app/router.tsx'), 'utf8');
const routes = [...router.matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, path]) => path!);

type Rows = { rows: { id: number; unit: { id: number }; versionId: number }[] };

/** An import to look at. */
async function someImport(): Promise<number> {
  const caller = await request.newContext({
    baseURL: stage!.address,
    storageState: await sessionOf('service'),
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  const { bytes } = await changedWorkbook();
  const sent = await caller.post('/api/imports', { multipart: { file: asFile('看.xlsx', bytes) } });
  const { jobId } = (await sent.json()) as { jobId: number };
  type Job = { state: string; result: { importId: number } };
  const job = async () => (await (await caller.get(`/api/jobs/${jobId}`)).json()) as Job;
  await expect.poll(async () => (await job()).state, { timeout: 20_000 }).toBe('done');
  const { result } = await job();
  await caller.dispose();
  return result.importId;
}

/** Something that this person may see for every parameter of an address. */
async function parametersOf(who: Username, importId: number): Promise<Record<string, string>> {
  const first = async (path: string) => (await ask<Rows>(who, path)).rows[0]!;
  const plan = await first('/api/plans');
  const line = await first('/api/ledger?rule=C3-R10');
  const visit = await first(`/api/inspections?unitId=${line.unit.id}`);
  const draw = (await ask<Rows>('service', '/api/draws?state=drawn')).rows[0]!;
  return {
    drawId: String(draw.id),
    versionId: String(plan.versionId),
    unitId: String(line.unit.id),
    lineId: String(line.id),
    inspectionId: String(visit.id),
    importId: String(importId),
  };
}

const fill = (route: string, values: Record<string, string>) =>
  route.replace(/\$(\w+)/g, (_, name: string) => values[name] ?? '');

/** Pages that are not for them: they must say so, in words. */
const refused: Partial<Record<Username, RegExp>> = {
  head: /^\/draws|^\/settings\/audit|\/preview$|\/imports\/\d/,
  auditor: /\/preview$/,
};

const refusals = [/状态 403：(GET|POST \S+\/preview$)/, /状态 404：GET \S+\/imports\/\d/];

/** In the present language and width. */
async function faultsOf({ page, settle }: Watched, where: string, withAxe = true) {
  await settle();
  const found = withAxe ? await inaccessible(page) : [];
  found.push(...(await untranslated(page)).map((key) => `没有译文：${key}`));
  const wider = await overflow(page);
  if (wider > 0) found.push(`宽出 ${wider} 像素`);
  return found.map((fault) => `${where} ${fault}`);
}

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

/**
 * In Chinese on a desk and on a phone, then in English on a desk. Axe judges structure and colour, which
 * the language does not change: once in English is enough.
 */
async function lookAt(seen: Watched, where: string, axeInEnglish: boolean): Promise<string[]> {
  const { page } = seen;
  const faults = await faultsOf(seen, where);
  await page.setViewportSize(phone);
  faults.push(...(await faultsOf(seen, `${where} 360`)));
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'English' }).click();
  faults.push(...(await faultsOf(seen, `${where} en`, axeInEnglish)));
  await page.context().addCookies([{ name: 'lang', value: 'zh', url: stage!.address }]);
  return faults;
}

async function sweep(open: Open, who: Username) {
  const values = await parametersOf(who, await someImport());
  const seen = await open({ as: who, expected: refusals });
  const faults: string[] = [];
  for (const route of routes) {
    const path = fill(route, values);
    await seen.page.goto(`${path}?limit=10`); // of fifty rows, ten are like all
    faults.push(...(await lookAt(seen, `${who} ${path}`, who === 'service')));
    const isRefused = (await seen.page.locator('.mc-state[role=alert]').count()) > 0;
    if (isRefused && !refused[who]?.test(path)) faults.push(`${who} ${path} 被拒绝`);
  }
  expect(faults).toEqual([]);
}

const patience = 240_000;
journey('每一页：服务管理员', async ({ open }) => sweep(open, 'service'), patience);
journey('每一页：网点负责人', async ({ open }) => sweep(open, 'head'), patience);
journey('每一页：审计员', async ({ open }) => sweep(open, 'auditor'), patience);

journey('深色：主要页面看得清', async ({ open }) => {
  const seen = await open({ as: 'service', dark: true });
  const values = await parametersOf('service', 0);
  const faults: string[] = [];
  for (const route of [
    '/',
    '/plans/$versionId',
    '/rankings',
    '/ledger',
    '/ledger/$unitId/$lineId',
  ]) {
    await seen.page.goto(fill(route, values));
    faults.push(...(await faultsOf(seen, `深色 ${route}`)));
  }
  expect(faults).toEqual([]);
});

journey('登录页：中文、英文、手机', async ({ open }) => {
  const faults: string[] = [];
  for (const options of [{}, { phone: true }, { language: 'en' as const }]) {
    const seen = await open(options);
    await seen.page.goto('/sign-in');
    faults.push(...(await faultsOf(seen, JSON.stringify(options))));
  }
  expect(faults).toEqual([]);
});
