/**
 * Before all journeys: a Chromium, current web pages, the demo bank on one server and an empty bank
 * on another. After them: everything that was started has ended. Without a browser the journeys are
 * skipped and say so; on CI that is a failure.
 */
import { spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserArguments, findChromium } from './support/chromium.ts';
import { rootFolder, startServer } from './support/server.ts';

export type Stage = {
  /** Where the one browser listens. */
  browser: string;
  /** The server with the demo bank. */
  address: string;
  /** The server that nobody has set up yet. */
  emptyAddress: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    stage: Stage | null;
  }
}

function ensureWeb(): void {
  const { status } = spawnSync(process.execPath, ['scripts/ensure.mjs'], {
    cwd: rootFolder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('网页没有生成，浏览器旅程无从开始。');
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = findChromium();
  if ('missing' in found) {
    if (process.env['CI'] === 'true') throw new Error(found.missing);
    console.warn(`跳过浏览器旅程：${found.missing}`);
    project.provide('stage', null);
    return async () => {};
  }
  ensureWeb();
  const [server, empty, browser] = await Promise.all([
    startServer(),
    startServer('--empty'),
    chromium.launchServer({ executablePath: found.path, args: browserArguments }),
  ]);
  project.provide('stage', {
    browser: browser.wsEndpoint(),
    address: server.address,
    emptyAddress: empty.address,
  });
  return async () => {
    await Promise.all([browser.close(), server.stop(), empty.stop()]);
  };
}
