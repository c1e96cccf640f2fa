/**
 * The browser journeys: the real server, the demo bank, a real Chromium. Serial in one worker: they
 * share one server, and its figures move when one of them settles.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // The phone takes its time to open, most of all without a network.
    expect: { poll: { timeout: 20_000, interval: 100 } },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
