/**
 * The browser journeys: the real server, a real Chromium. One at a time where they share the demo bank,
 * since its figures move when one of them settles; those with a bank of their own can run beside them
 * (scripts/test.mjs), also one at a time.
 */
import { defineConfig } from 'vitest/config';

const ownBank = [
  'tests/browser/{county,markup,phone,phone-circumstances,phone-evidence,phone-keyboard}.test.ts',
];
const each = {
  globalSetup: ['tests/browser/global-setup.ts'],
  environment: 'node',
  pool: 'forks' as const,
  maxWorkers: 1,
  fileParallelism: false,
  isolate: false,
  testTimeout: 180_000,
  hookTimeout: 60_000,
  // The phone takes its time to open, most of all without a network.
  expect: { poll: { timeout: 20_000, interval: 100 } },
  execArgv: ['--disable-warning=ExperimentalWarning'],
};

export default defineConfig({
  test: {
    maxWorkers: 1,
    projects: [
      {
        test: {
          ...each,
          name: 'shared-bank',
          include: ['tests/browser/*.test.ts'],
          exclude: ownBank,
        },
      },
      { test: { ...each, name: 'own-bank', include: ownBank } },
    ],
  },
});
