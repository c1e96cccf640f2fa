/**
 * What the journeys on a phone start from: a server of their own that can be killed and started again,
 * an inspector with visits, and a look at what the server has.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request, type Page } from 'playwright-core';
import type { Capture, CaptureVisit } from '../../../src/contract/visit.ts';
import { answersOf, type Register } from '../../../src/domain/visit/index.ts';
import { afterAll, beforeAll } from 'vitest';
import { hasBrowser, password } from './journey.ts';
import { freePort, rootFolder } from './server.ts';

export type PhoneServer = {
  address: string;
  /** The pages it serves: a copy that a journey may change. */
  web: string;
  /** As by a power cut. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  end: () => Promise<void>;
};
const patience = 240_000;

const isThere = async (address: string) =>
  (await fetch(`${address}/api/health`).catch(() => null))?.ok ?? false;

const script = 'tests/browser/support/phone-server.ts';

function run(...args: string[]): ChildProcess {
  const { DATABASE_URL: _, NODE_ENV: __, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    {
      cwd: rootFolder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const orphaned = () => void child.kill('SIGKILL');
  process.on('exit', orphaned);
  child.on('exit', () => process.off('exit', orphaned));
  return child;
}

let filled: Promise<string> | undefined;
/** The folder of the bank that every phone server begins from; filled once, loading it takes 10–25 s. */
async function fill(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-filled-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [code] = await once(run('fill', folder), 'exit');
  if (code !== 0) throw new Error('手机旅程的示例数据没有装好。');
  return folder;
}

export async function startPhoneServer(): Promise<PhoneServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-phone-'));
  cpSync(await (filled ??= fill()), join(folder, 'data'), { recursive: true });
  const web = join(folder, 'web');
  cpSync(join(rootFolder, 'dist/web'), web, { recursive: true });
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const kill = async () => {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const start = async () => {
    const started = run(port, join(folder, 'data'), web, ...(child ? ['again'] : []));
    child = started;
    const end = Date.now() + patience;
    while (!(await isThere(address))) {
      if (started.exitCode !== null || Date.now() > end)
        throw new Error('手机旅程的服务器没有启动。');
      await pause(200);
    }
  };
  await start();
  const end = async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, web, kill, start, end };
}

/** Cut networks and killed servers are what these journeys are about. */
export const cut = [/请求失败/, /Failed to load resource/, /ERR_/];

/** A server for the tests of one file, there from before its first to after its last. */
export function usePhoneServer() {
  let server: PhoneServer | undefined;
  beforeAll(async () => {
    if (hasBrowser) server = await startPhoneServer();
  }, 300_000);
  afterAll(() => server?.end());
  return {
    get address() {
      return server!.address;
    },
    get web() {
      return server!.web;
    },
    kill: () => server!.kill(),
    start: () => server!.start(),
    /** Of the round that support/phone-server.ts adds to the demo's own. */
    visitNo: async (n: number): Promise<CaptureVisit> => {
      const { visits } = await serverSide(server!.address, 'inspector');
      return visits.filter(({ round }) => round.name === '一季度现场检查')[n]!;
    },
  };
}

/** What the server has of this account. */
export async function serverSide(address: string, username: string): Promise<Capture> {
  const caller = await request.newContext({
    baseURL: address,
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  await caller.post('/api/session', { data: { username, password } });
  const answer = await caller.get('/api/capture?protocol=1');
  const capture = (await answer.json()) as Capture;
  await caller.dispose();
  return capture;
}

export async function visitAt(address: string, id: number): Promise<CaptureVisit> {
  const { visits } = await serverSide(address, 'inspector');
  return visits.find((visit) => visit.id === id)!;
}
export const answersAt = async (address: string, id: number) =>
  answersOf((await visitAt(address, id)).register as Register);

/** Signs in by the phone's own form and waits for the list. */
export async function signInOnPhone(page: Page, username: string): Promise<void> {
  await page.goto('/m/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).tap();
  await page.getByRole('heading', { name: '我的检查' }).waitFor();
}

/** Until the service worker has kept the pages, so that they open without a network. */
export const untilKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });

export const card = (page: Page, key: string) => page.locator(`[id="item-${key}"]`);
/** The pictures and recordings of an item. */
export const shots = (page: Page, key: string) => card(page, key).locator('.mp-shot');

/** Opens the visit with this number and starts it. */
export async function startVisit(page: Page, { unitId, id }: { unitId: number; id: number }) {
  await page.goto(`/m/visit/${unitId}/${id}`);
  await page.getByRole('button', { name: '开始检查' }).tap();
  await card(page, 'A01').waitFor();
}

/** A photo as a camera would give it, made in the page: a gradient of these measures. */
export async function photo(page: Page, width = 2400, height = 1600) {
  const base64 = await page.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w!, h!);
      const context = canvas.getContext('2d')!;
      const paint = context.createLinearGradient(0, 0, w!, h!);
      paint.addColorStop(0, '#' + Math.random().toString(16).slice(2, 8).padEnd(6, '0'));
      paint.addColorStop(1, '#0f766e');
      context.fillStyle = paint;
      context.fillRect(0, 0, w!, h!);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height],
  );
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** A photo of about a megabyte: noise, which no encoder makes small. */
export async function largePhoto(page: Page) {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1400, 1000);
    const context = canvas.getContext('2d')!;
    const image = context.createImageData(1400, 1000);
    for (let at = 0; at < image.data.length; at += 60_000)
      crypto.getRandomValues(image.data.subarray(at, at + 60_000));
    for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
    context.putImageData(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return { name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** `待发 3`, `已送达` …: what the pill says. */
export const pill = (page: Page) => page.locator('.mp-pill');
export const untilSent = (page: Page) =>
  pill(page).getByText('已送达').waitFor({ timeout: 60_000 });
