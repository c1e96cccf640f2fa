/**
 * Takes pictures of the main pages, on a desk and on a phone, to look at them:
 * `node tests/browser/screenshots.ts <address> <folder>`. The server shows the demo bank.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArguments, findChromium } from './support/chromium.ts';

type Shot = { name: string; as: string; path: (page: Page) => Promise<string> };
type Rows = { rows: { id: number; unit: { id: number }; versionId: number; ruleId: string }[] };

const at = (path: string) => async () => path;
const read = async (page: Page, path: string): Promise<Rows['rows']> => {
  const answer = await page.request.get(path);
  return ((await answer.json()) as Rows).rows;
};
const plan = async (page: Page) => {
  const [first] = await read(page, '/api/plans');
  return `/plans/${first?.versionId}`;
};
const changed = encodeURIComponent(JSON.stringify({ 'C3-R08.A1': 'yes' }));

async function line(page: Page): Promise<string> {
  const [first] = await read(page, '/api/ledger?rule=C3-R07&sort=amount');
  return `/ledger/${first?.unit.id}/${first?.id}`;
}

const shots: Shot[] = [
  { name: 'desk', as: 'service', path: at('/') },
  { name: 'plan', as: 'service', path: plan },
  {
    name: 'preview',
    as: 'service',
    path: async (page) => `${await plan(page)}/preview?readings=${changed}`,
  },
  { name: 'ranking', as: 'service', path: at('/rankings?wave=2023Q3') },
  { name: 'ledger', as: 'service', path: at('/ledger') },
  { name: 'line', as: 'service', path: line },
  { name: 'statement', as: 'head', path: at('/statements') },
  { name: 'imports', as: 'service', path: at('/inspections/imports') },
];

async function shoot(page: Page, file: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.mc-loading').first().waitFor({ state: 'hidden' });
  await page.waitForTimeout(800);
  await page.screenshot({ path: file });
  await page.screenshot({ path: file.replace('.png', '-full.png'), fullPage: true });
  console.log(file);
}

async function signIn(page: Page, username: string): Promise<void> {
  const answer = await page.request.post('/api/session', {
    headers: { 'x-mingchuang': '1' },
    data: { username, password: 'mingchuang-demo' },
  });
  if (!answer.ok()) throw new Error(`${username}: ${await answer.text()}`);
}

async function shootAll(browser: Browser, address: string, folder: string, width: number) {
  const isPhone = width < 600;
  const context = await browser.newContext({
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: isPhone ? 740 : 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await shoot(page, join(folder, `sign-in-${width}.png`));
  let present = '';
  for (const { name, as, path } of shots) {
    if (as !== present) await signIn(page, as);
    present = as;
    await page.goto(await path(page));
    await shoot(page, join(folder, `${name}-${width}.png`));
  }
  await context.close();
}

const [address, folder] = process.argv.slice(2);
const found = findChromium();
if (!address || !folder || 'missing' in found) {
  console.error('missing' in found ? found.missing : '用法：screenshots.ts <网址> <文件夹>');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: found.path, args: browserArguments });
for (const width of [1440, 360]) await shootAll(browser, address, folder, width);
await browser.close();
