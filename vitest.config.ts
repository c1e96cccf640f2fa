/**
 * The tests that need no browser. Three groups: pure code; what is the same whatever database the run
 * is for, since it needs none or opens the embedded one itself; and what talks to the run's database
 * (prepared once per run, tests/support/global-setup.ts), which is run on either engine. Browser journeys have their own configuration and run one
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

const same = [
  'src/cli/{reliability,settle}.test.ts',
  'src/server/{access,audit,evidence,files}/**/*.test.ts',
  'src/server/{backup/{control,named-files},log/check-tree}.test.ts',
  'src/server/plan/{check,load}-plan.test.ts',
  'tests/security/{outgoing,regular-expressions}.test.ts',
  'tests/server/{draw-page,icons,killed,personal-register,texts}.test.ts',
];

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
      { test: { ...shared, name: 'same', isolate: false, include: same } },
      {
        test: {
          ...shared,
          name: 'database',
          isolate: false,
          include: ['src/{server,cli}/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...same, 'tests/second/**', 'tests/browser/**', '**/node_modules/**'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
