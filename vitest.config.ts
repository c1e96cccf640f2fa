/**
 * The tests that need no browser. Two groups: pure code, and what talks to a database (prepared once
 * per run, tests/support/global-setup.ts). Browser journeys have their own configuration and run one
 * by one: see tests/browser.
 */
import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  execArgv: ['--disable-warning=ExperimentalWarning'],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          isolate: false,
          include: [
            'src/{domain,feel,contract,documents,web}/**/*.test.ts',
            'tests/second/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          isolate: false,
          include: ['src/{server,cli}/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/second/**', 'tests/browser/**', '**/node_modules/**'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
