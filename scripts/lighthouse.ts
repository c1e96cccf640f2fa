/**
 * `npm run lighthouse -- http://127.0.0.1:3000 [name]`: what a first visit costs, by Lighthouse, of the
 * desk's main pages (its desktop preset) and of the phone's (its mobile preset, a middling phone): the
 * scores and the compressed JavaScript, each page the middle one of three runs. Needs a running server with
 * the demo bank and Chromium; fails below the goals. Each page is loaded into a browser that has kept
 * nothing but the session. The phone's pages are measured as they come ("4×") and calibrated to this
 * machine; the goal is judged by the calibrated score.
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
type Run = Figures & { said: string; machine: number };

const goals: Record<Form, Figures> = {
  desk: { performance: 97, accessibility: 98, scriptKB: 250 },
  phone: { performance: 95, accessibility: 98, scriptKB: 120 },
};
const runs = 3;
/** Lighthouse's own phone: this machine, so many times slower. */
const usualSlowdown = 4;
/**
 * What makes a middling phone of this machine, by its benchmarkIndex: the column "Mid-Tier Mobile" under
 * "Calibrating the CPU slowdown" in Lighthouse's docs/throttling.md. A high-end desktop (from 1,500) is made
 * 4 times slower, a low-end desktop (1,000–1,500) or high-end phone (800–1,200) 2 times, anything below not.
 */
const slowdownFor = (machine: number) => (machine >= 1500 ? usualSlowdown : machine >= 800 ? 2 : 1);
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

async function measureOnce(url: string, form: Form, cpuSlowdownMultiplier: number): Promise<Run> {
  const flags = { port: debugPort, logLevel: 'error' as const };
  const phone = {
    extends: 'lighthouse:default',
    settings: { throttling: { cpuSlowdownMultiplier } },
  };
  const run = await lighthouse(url, flags, form === 'desk' ? desktopConfig : phone);
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
    said,
    machine: Math.round(environment.benchmarkIndex),
  };
}

/** The middle one of several runs: a single one depends on what else the machine did. */
async function measure({ form, as, path }: Subject, slowdown = usualSlowdown): Promise<Run> {
  await signIn(as);
  const url = address + (typeof path === 'string' ? path : await path());
  const all: Run[] = [];
  while (all.length < runs) all.push(await measureOnce(url, form, slowdown));
  return all.toSorted((a, b) => a.performance - b.performance)[Math.floor(runs / 2)]!;
}

/** As it comes, and calibrated; the same run where calibrating changes nothing. */
async function measureBoth(subject: Subject): Promise<{ raw: Run; judged: Run; slowdown: number }> {
  const raw = await measure(subject);
  if (subject.form === 'desk') return { raw, judged: raw, slowdown: 1 };
  const slowdown = slowdownFor(raw.machine);
  const judged = slowdown === usualSlowdown ? raw : await measure(subject, slowdown);
  return { raw, judged, slowdown };
}

console.log(
  'page | performance | phone at 4× | accessibility | JavaScript, KB | FCP / LCP / TBT | machine',
);
for (const subject of subjects.filter(({ name }) => !only || name.startsWith(only))) {
  const { raw, judged: got, slowdown } = await measureBoth(subject);
  const goal = goals[subject.form];
  const isMet =
    got.performance >= goal.performance &&
    got.accessibility >= goal.accessibility &&
    got.scriptKB <= goal.scriptKB;
  if (!isMet) process.exitCode = 1;
  const { performance, accessibility, scriptKB, said, machine } = got;
  const cells = [
    subject.name,
    `${performance} (${slowdown}×)`,
    subject.form === 'desk' ? '–' : raw.performance,
    accessibility,
    scriptKB,
    said,
    machine,
  ];
  console.log(`${cells.join(' | ')}${isMet ? '' : '  ← below the goal'}`);
}
await context.close();
rmSync(folder, { recursive: true, force: true });
