/**
 * What every journey starts from: somebody at a browser. A page that anybody opened is watched to
 * its end; whatever was wrong on it fails the test, even if every step went well.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  request,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, expect, inject, it } from 'vitest';
import { untranslated, watch, type Watched } from './faults.ts';

const place = inject('browser');
export const hasBrowser = place !== null;
export const stage = inject('stage');
export const password = 'mingchuang-demo';
export const demoAccounts = [
  'admin',
  'security',
  'audit',
  'service',
  'head',
  'staff',
  'auditor',
  'other',
  'province',
  'city',
  'upper',
] as const;
export type Username = (typeof demoAccounts)[number] | 'reviewer' | 'inspector' | 'visitor';

type Options = {
  /** Already signed in; left out, nobody is. */
  as?: Username;
  /** 360 × 740 with touch. */
  phone?: boolean;
  language?: 'en';
  dark?: boolean;
  /** The server; the demo bank's when left out. */
  address?: string;
  /** Faults that the journey brings about on purpose. */
  expected?: RegExp[];
};
export type Open = (options?: Options) => Promise<Watched>;

let browser: Browser | undefined;
const connected = async () => {
  browser ??= await chromium.connect(place!);
  return browser;
};
afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>;
const sessions = new Map<Username, Session>();

/** Through the interface, once for each account: sign-in is limited to a few tries a minute. */
export async function sessionOf(username: Username): Promise<Session> {
  const known = sessions.get(username);
  if (known) return known;
  const caller = await request.newContext({
    baseURL: stage!.address,
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  const answer = await caller.post('/api/session', { data: { username, password } });
  expect(answer.status()).toBe(200);
  const session = await caller.storageState();
  await caller.dispose();
  sessions.set(username, session);
  return session;
}

/** Reads from the server as this person. */
export async function ask<T>(username: Username, path: string): Promise<T> {
  const caller = await request.newContext({
    baseURL: stage!.address,
    storageState: await sessionOf(username),
  });
  const answer = await caller.get(path);
  expect(answer.status(), path).toBe(200);
  const body = (await answer.json()) as T;
  await caller.dispose();
  return body;
}

/** Sends to the server as this person, past every page. @returns the status, and what was answered */
export async function send(
  username: Username,
  path: string,
  data: object | Buffer,
): Promise<{ status: number; id?: number; code?: string }> {
  const caller = await request.newContext({
    baseURL: stage!.address,
    storageState: await sessionOf(username),
    extraHTTPHeaders: { 'x-mingchuang': '1' },
  });
  const answer = await caller.post(path, { data });
  const body = (await answer.json()) as { id?: number; code?: string };
  await caller.dispose();
  return { status: answer.status(), ...body };
}

/** Writes to the server as this person, as a phone or a program would: JSON, or the bytes of a file. */
export async function tell<T>(
  username: Username,
  path: string,
  data: object | Buffer = {},
): Promise<T> {
  const { status, ...body } = await send(username, path, data);
  expect(status, `${path} ${JSON.stringify(body)}`).toBe(200);
  return body as T;
}

function contextOf(options: Options): BrowserContextOptions {
  const { phone, dark, address = stage!.address } = options;
  return {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    colorScheme: dark ? 'dark' : 'light',
    ...(phone
      ? { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
      : { viewport: { width: 1440, height: 900 } }),
  };
}

async function openPage(options: Options) {
  const { as, language, expected = [], address = stage!.address } = options;
  const context = await (
    await connected()
  ).newContext({
    ...contextOf(options),
    ...(as ? { storageState: await sessionOf(as) } : {}),
  });
  context.setDefaultTimeout(30_000);
  if (language) await context.addCookies([{ name: 'lang', value: language, url: address }]);
  return { context, watched: watch(await context.newPage(), expected) };
}

/** What the page looked like when its test failed. */
async function picture({ page }: Watched): Promise<void> {
  const path = join(tmpdir(), `mingchuang-journey-${Date.now()}.png`);
  await page.screenshot({ path }).catch(() => null);
  console.log(`失败时的页面 ${page.url()}：${path}`);
}

const journeys = it.extend<{ open: Open }>({
  open: async ({ task }, use) => {
    const opened: Awaited<ReturnType<typeof openPage>>[] = [];
    await use(async (options = {}) => {
      const one = await openPage(options);
      opened.push(one);
      return one.watched;
    });
    const faults: string[] = [];
    for (const { context, watched } of opened) {
      faults.push(...watched.faults);
      if (task.result?.errors?.length) await picture(watched);
      if (!watched.page.isClosed())
        faults.push(...(await untranslated(watched.page)).map((key) => `没有译文：${key}`));
      await context.close();
    }
    expect(faults).toEqual([]);
  },
});

/** A test with `open`; skipped where there is no browser. */
export const journey = journeys.skipIf(!hasBrowser);

/** To another page of the open app, as by a link: most of what a page costs is the app's own start. */
export const follow = (page: Page, path: string) =>
  page.evaluate((to) => history.pushState({}, '', to), path);

/** Signs in by the form, as people do. */
export async function signIn({ page }: Watched, username: string, secret = password) {
  await page.goto('/sign-in');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '登录' }).click();
}
