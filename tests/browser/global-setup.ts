/**
 * Before all journeys: a Chromium, current web pages and, for those that share a bank, the demo bank on
 * one server and an empty bank on another. After them: everything that was started has ended. Without
 * a browser the journeys are skipped and say so; on CI that is a failure.
 */
import { spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserArguments, findChromium } from './support/chromium.ts';
import { rootFolder, startServer } from './support/server.ts';

export type Stage = {
  /** The server with the demo bank. */
  address: string;
  /** The server that nobody has set up yet. */
  emptyAddress: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser listens; null = there is none. */
    browser: string | null;
    /** Null where journeys start servers of their own. */
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
    project.provide('browser', null);
    project.provide('stage', null);
    return async () => {};
  }
  ensureWeb();
  const isShared = project.name === 'shared-bank';
  const [browser, ...servers] = await Promise.all([
    chromium.launchServer({ executablePath: found.path, args: browserArguments }),
    ...(isShared ? [startServer(), startServer('--empty')] : []),
  ]);
  const [demo, empty] = servers;
  project.provide('browser', browser.wsEndpoint());
  project.provide(
    'stage',
    demo && empty ? { address: demo.address, emptyAddress: empty.address } : null,
  );
  return async () => {
    await Promise.all([browser.close(), ...servers.map((server) => server.stop())]);
  };
}
