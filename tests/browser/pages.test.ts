/**
 * Every page of the router as three people: nothing in the console, nothing untranslated, nothing that
 * shuts out people who cannot see or use a mouse, nothing wider than a phone. The pages are read from
 * the router itself, so that a new one is included by itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'playwright-core';
import { expect } from 'vitest';
import { inaccessible, overflow, untranslated, type Watched } from './support/faults.ts';
import { follow, journey, sessionOf, stage, type Open, type Username } from './support/journey.ts';
import { rootFolder } from './support/server.ts';
import { asFile, changedWorkbook } from './support/workbooks.ts';

const app = join(rootFolder, 'src/web/app');
const router = readdirSync(app)
  .filter((name) => name.endsWith('pages.tsx'))
  .map((name) => readFileSync(join(app, name), 'utf8'))
  .join('\n');
const routes = [...router.matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, path]) => path!);

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

/** Where one thing of each kind is found, by the parameter that names it. */
const lists: Record<string, string> = {
  versionId: '/api/plans',
  lineId: '/api/ledger?rule=C3-R10',
  inspectionId: '/api/inspections',
  ticketId: '/api/tickets',
  standardId: '/api/standards',
  drawId: '/api/draws',
  roundId: '/api/rounds',
  visitId: '/api/visits',
  appealId: '/api/appeals',
  trainingId: '/api/trainings',
  quizId: '/api/quizzes',
  morningId: '/api/mornings',
  essayOrderId: '/api/essay-orders',
  placementId: '/api/placements',
  deedId: '/api/deeds',
  id: '/api/rectifications',
  personId: '/api/people',
  unitId: '/api/units?level=网点',
};
type Found = { id?: number; versionId?: number; unit?: { id: number } };

/** The first row this person may see; else the service manager's, whose page must then refuse in words. */
async function find(who: Username, list: string): Promise<Found> {
  const caller = await request.newContext({
    baseURL: stage!.address,
    storageState: await sessionOf(who),
  });
  const answer = await caller.get(list);
  const rows = answer.ok() ? ((await answer.json()) as { rows: Found[] }).rows : [];
  await caller.dispose();
  if (rows[0]) return rows[0];
  expect(who, `${list} 是空的`).not.toBe('service');
  return find('service', list);
}

/** The address with something that this person may see in the place of each parameter. */
async function fill(route: string, who: Username, importId: number): Promise<string> {
  const names = [...route.matchAll(/\$(\w+)/g)].map(([, name]) => name!);
  const last = names.filter((name) => name !== 'unitId').at(-1) ?? names.at(-1);
  if (!last) return route;
  if (last === 'importId') return route.replace('$importId', String(importId));
  const row = await find(who, lists[last]!);
  const own = String(last === 'versionId' ? row.versionId : row.id);
  return route.replace(/\$(\w+)/g, (_, name: string) =>
    name === last ? own : String(row.unit?.id ?? row.id),
  );
}

/** Pages that are not for them: they must say so, in words. */
const refused: Partial<Record<Username, RegExp>> = {
  service: /^\/security/,
  head: /^\/(draws|rounds|reliability|sources|security|personal)|^\/settings\/(audit|log)|\/preview$|\/imports\/\d/,
  auditor: /^\/(security|personal\/people)|^\/rounds\/(new|\d+\/edit)|\/preview$/,
};

const refusals = [/状态 403：(GET|POST \S+\/preview$)/, /状态 404：GET \S+\/imports\/\d/];

/** Contrast takes most of the time, and no width changes it. */
const leftOut = { all: [], structure: ['color-contrast'] };
type Axe = 'none' | keyof typeof leftOut;

/** In the present language and width. */
async function faultsOf({ page, settle }: Watched, where: string, axe: Axe = 'all') {
  await settle();
  const found = axe === 'none' ? [] : await inaccessible(page, ...leftOut[axe]);
  found.push(...(await untranslated(page)).map((key) => `没有译文：${key}`));
  const wider = await overflow(page);
  if (wider > 0) found.push(`宽出 ${wider} 像素`);
  return found.map((fault) => `${where} ${fault}`);
}

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

/**
 * In Chinese on a desk and on a phone, then in English on a desk. Axe judges structure and colour, which
 * the language does not change; on a phone it judges the pages of an outlet's head.
 */
async function lookAt(seen: Watched, where: string): Promise<string[]> {
  const { page } = seen;
  const faults = await faultsOf(seen, where);
  await page.setViewportSize(phone);
  faults.push(...(await faultsOf(seen, `${where} 360`, 'none')));
  await page.setViewportSize(desk);
  await page.getByRole('button', { name: 'English' }).click();
  faults.push(...(await faultsOf(seen, `${where} en`, 'none')));
  await page.getByRole('button', { name: '中文' }).click();
  return faults;
}

/** How closely each is looked at: the pages are the same ones, the service manager sees all of them. */
const looks: Partial<Record<Username, (seen: Watched, where: string) => Promise<string[]>>> = {
  service: lookAt,
  security: lookAt,
  head: async (seen, where) => {
    await seen.page.setViewportSize(phone);
    return faultsOf(seen, `${where} 360`, 'structure');
  },
};

/** So many at a time: while the browser draws one page, the server answers for another. */
const lanes = 2;

async function sweep(open: Open, who: Username, pages = routes) {
  const importId = await someImport();
  const parts = Array.from({ length: lanes }, (_, lane) =>
    pages.filter((_route, at) => at % lanes === lane),
  );
  const found = await Promise.all(parts.map((part) => sweepPart(open, who, part, importId)));
  expect(found.flat()).toEqual([]);
}

async function sweepPart(open: Open, who: Username, part: string[], importId: number) {
  const seen = await open({ as: who, expected: refusals });
  const look = looks[who] ?? ((one: Watched, where: string) => faultsOf(one, where, 'none'));
  const faults: string[] = [];
  await seen.page.goto('/');
  await seen.settle();
  for (const route of part) {
    const path = await fill(route, who, importId);
    await follow(seen.page, `${path}?limit=10`); // of fifty rows, ten are like all
    faults.push(...(await look(seen, `${who} ${path}`)));
    const isRefused = (await seen.page.locator('.mc-state[role=alert]').count()) > 0;
    if (isRefused && !refused[who]?.test(path)) faults.push(`${who} ${path} 被拒绝`);
  }
  return faults;
}

const patience = 600_000;
journey('每一页：服务管理员', async ({ open }) => sweep(open, 'service'), patience);
journey('每一页：网点负责人', async ({ open }) => sweep(open, 'head'), patience);
journey('每一页：审计员', async ({ open }) => sweep(open, 'auditor'), patience);

journey('每一页：安全管理员自己的', async ({ open }) => {
  const own = routes.filter((route) => route.startsWith('/security') || route === '/settings');
  await sweep(open, 'security', own);
});

journey('深色：主要页面看得清', async ({ open }) => {
  const seen = await open({ as: 'service', dark: true });
  const faults: string[] = [];
  for (const route of [
    '/',
    '/plans/$versionId',
    '/rankings',
    '/ledger',
    '/ledger/$unitId/$lineId',
    '/reliability',
    '/rectifications',
    '/appeals',
    '/visits',
  ]) {
    await seen.page.goto(await fill(route, 'service', 0));
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
