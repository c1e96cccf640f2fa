/**
 * `npm run lighthouse -- http://127.0.0.1:3000 [name]`: what a first visit costs, by Lighthouse, of the
 * desk's main pages (its desktop preset) and of the phone's (its mobile preset, a middling phone): the
 * scores and the compressed JavaScript. Needs a running server with the demo bank and Chromium; fails
 * below the goals. `machine` is Lighthouse's own measure of it (benchmarkIndex): its phone is a machine of
 * 1,500 to 2,000 made four times slower. Each page is loaded into a browser that has kept nothing but the session.
 */
import lighthouse, { desktopConfig } from 'lighthouse';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { browserArguments, findChromium } from '../tests/browser/support/chromium.ts';

type Form = 'desk' | 'phone';
type Subject = { name: string; form: Form; as?: string; path: string | (() => Promise<string>) };
type Figures = { performance: number; accessibility: number; scriptKB: number };

const goals: Record<Form, Figures> = {
  desk: { performance: 97, accessibility: 98, scriptKB: 250 },
  phone: { performance: 95, accessibility: 98, scriptKB: 150 },
};
const password = 'mingchuang-demo';
const debugPort = 9333;
const address = (process.argv[2] ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
const only = process.argv[3];

const found = findChromium();
if ('missing' in found) {
  console.error(found.missing);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-lighthouse-'));
const context: BrowserContext = await chromium.launchPersistentContext(folder, {
  executablePath: found.path,
  args: [...browserArguments, `--remote-debugging-port=${debugPort}`],
});

/** The first visit on the inspector's list. */
async function visitPath(): Promise<string> {
  const answer = await context.request.get(`${address}/api/capture`);
  const { visits } = (await answer.json()) as { visits: { unitId: number; id: number }[] };
  const visit = visits[0];
  if (!visit) throw new Error('the inspector has no visit');
  return `/m/visit/${visit.unitId}/${visit.id}`;
}

const subjects: Subject[] = [
  { name: 'desk-sign-in', form: 'desk', path: '/sign-in' },
  { name: 'desk-dashboard', form: 'desk', as: 'service', path: '/' },
  { name: 'desk-rankings', form: 'desk', as: 'service', path: '/rankings' },
  { name: 'desk-ledger', form: 'desk', as: 'service', path: '/ledger' },
  { name: 'phone-sign-in', form: 'phone', path: '/m/' },
  { name: 'phone-results', form: 'phone', as: 'head', path: '/m/results' },
  { name: 'phone-statement', form: 'phone', as: 'head', path: '/m/results/statement/latest' },
  { name: 'phone-visits', form: 'phone', as: 'inspector', path: '/m/' },
  { name: 'phone-visit', form: 'phone', as: 'inspector', path: visitPath },
];

async function signIn(username: string | undefined): Promise<void> {
  await context.clearCookies();
  if (!username) return;
  const answer = await context.request.post(`${address}/api/session`, {
    headers: { 'x-mingchuang': '1' },
    data: { username, password },
  });
  if (!answer.ok()) throw new Error(`${username}: ${await answer.text()}`);
}

type Request = { url?: string; resourceType?: string; transferSize?: number };
/** Comes after the page is idle: what a chart shows stands there in words before it (shared/chart.tsx). */
const isAfterwards = ({ url = '' }: Request) => /\/assets\/(echarts|chart-canvas)-/.test(url);

async function measure({ form, as, path }: Subject): Promise<Figures & { said: string }> {
  await signIn(as);
  const url = address + (typeof path === 'string' ? path : await path());
  const flags = { port: debugPort, logLevel: 'error' as const };
  const run = await lighthouse(url, flags, form === 'desk' ? desktopConfig : undefined);
  if (!run) throw new Error(`Lighthouse did not answer for ${url}`);
  const { categories, audits, environment } = run.lhr;
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const details = audits['network-requests']?.details as { items?: Request[] } | undefined;
  const bytes = (details?.items ?? [])
    .filter((item) => item.resourceType === 'Script' && !isAfterwards(item))
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  const said = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time']
    .map((id) => audits[id]?.displayValue ?? '')
    .join(' / ');
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    scriptKB: Math.round(bytes / 1024),
    said: `${said} | ${Math.round(environment.benchmarkIndex)}`,
  };
}

console.log('page | performance | accessibility | JavaScript, KB | FCP / LCP / TBT | machine');
for (const subject of subjects.filter(({ name }) => !only || name.startsWith(only))) {
  const got = await measure(subject);
  const goal = goals[subject.form];
  const isMet =
    got.performance >= goal.performance &&
    got.accessibility >= goal.accessibility &&
    got.scriptKB <= goal.scriptKB;
  if (!isMet) process.exitCode = 1;
  const { performance, accessibility, scriptKB, said } = got;
  const cells = [subject.name, performance, accessibility, scriptKB, said];
  console.log(`${cells.join(' | ')}${isMet ? '' : '  ← below the goal'}`);
}
await context.close();
rmSync(folder, { recursive: true, force: true });
