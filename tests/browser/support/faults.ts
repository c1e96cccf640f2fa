/**
 * Watches a page for what no test asks about and nobody may see: errors in the console, exceptions,
 * failed requests, texts that were never translated, a body wider than a phone, axe's findings.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request, Response } from 'playwright-core';
import { rootFolder } from './server.ts';

export type Watched = {
  page: Page;
  /** What went wrong so far, in order. */
  faults: string[];
  /** Waits until nothing is being fetched and nothing says that it loads. */
  settle: () => Promise<void>;
};

/** Streams stay open as long as their page. */
const isStream = (request: Request) => request.resourceType() === 'eventsource';

/** @param expected faults that the journey brings about on purpose, e.g. a refused request */
export function watch(page: Page, expected: readonly RegExp[]): Watched {
  const faults: string[] = [];
  const open = new Set<Request>();
  const add = (fault: string) => {
    if (!expected.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  page.on('console', (message) => {
    // The browser repeats every refused request here; the response itself says which one.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    add(`控制台：${message.text()}`);
  });
  page.on('pageerror', (error) => add(`异常：${error.stack ?? error.message}`));
  page.on('request', (request) => void (isStream(request) || open.add(request)));
  page.on('requestfinished', (request) => void open.delete(request));
  page.on('requestfailed', (request) => {
    open.delete(request);
    // Leaving a page, typing on and closing a stream end requests by themselves.
    const reason = request.failure()?.errorText ?? '';
    if (!/ERR_ABORTED/.test(reason)) add(`请求失败：${request.url()} ${reason}`);
  });
  page.on('response', (response: Response) => {
    if (response.status() >= 400)
      add(`状态 ${response.status()}：${response.request().method()} ${response.url()}`);
  });
  return { page, faults, settle: () => settle(page, open) };
}

const tick = 60;
async function settle(page: Page, open: Set<Request>): Promise<void> {
  const end = Date.now() + 20_000;
  let quiet = 0;
  while (quiet < 3) {
    if (Date.now() > end)
      throw new Error(`页面一直在读取：${[...open].map((one) => one.url()).join('，')}`);
    await page.waitForTimeout(tick);
    const loads = await page.locator('.mc-loading, [aria-busy="true"]').count();
    quiet = open.size === 0 && loads === 0 ? quiet + 1 : 0;
  }
}

/** The first part of every key is the file it is in. */
const namespaces = readdirSync(join(rootFolder, 'src/web/locales/zh')).map((file) =>
  file.replace('.ts', ''),
);
const keyLike = /\b[a-z]+(?:\.[a-zA-Z-]+)+\b/g;

/** Keys shown in place of their texts, in what can be read, hovered or heard. */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => [
    document.title,
    document.body.innerText,
    ...['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name) ?? ''),
    ),
  ]);
  const keys = texts.flatMap((text) => text.match(keyLike) ?? []);
  return [...new Set(keys)].filter((key) => namespaces.includes(key.split('.')[0] ?? ''));
}

/**
 * Serious and critical violations of WCAG and of good practice.
 * @param without rules that another look at the same page has judged: contrast takes the most time
 */
export async function inaccessible(page: Page, ...without: string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .disableRules(without)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => {
        const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '';
        return `axe ${id}（${help}）：${node.target.join(' ')} — ${why}`;
      }),
    );
}

/** How much wider than the window the body is, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
