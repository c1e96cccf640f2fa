/**
 * The tests that need no browser. Two groups: pure code, and what talks to a database (prepared once
 * per run, tests/support/global-setup.ts), which is run on either engine. Browser journeys have their
 * own configuration and run one by one: see tests/browser.
 */
import { defineConfig } from 'vitest/config';

/** Not run again on PostgreSQL: they need no database, open the embedded one themselves, or ask about
 * rules that no engine changes and take their time. */
const once = [
  'src/cli/{reliability,settle}.test.ts',
  'src/server/{access,audit,evidence,files}/**/*.test.ts',
  'src/server/plan/{check,load}-plan.test.ts',
  'tests/journey/old-results-stand.test.ts',
  'tests/security/{outgoing,regular-expressions}.test.ts',
  'tests/server/{draw-page,icons,killed,personal-register,texts}.test.ts',
];
/** Not run again on the embedded database by .ci/run, which has just run them on PostgreSQL: what is
 * asked of the interface. What differs between the engines (power cuts, stops, upgrades) stays. */
const asked = [
  'tests/security/{fuzz,surroundings}.test.ts',
  'tests/server/!(crash|draw-page|icons|killed|log*|outage|personal-register|processes|stopping|texts|upgrade).test.ts',
];
const isPostgres = process.env['DATABASE_URL_TEST'] !== undefined;
const left = isPostgres ? once : process.env['PROVEN_ON'] === 'postgres' ? asked : [];

const shared = {
  environment: 'node',
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  execArgv: ['--disable-warning=ExperimentalWarning'],
};
const not = ['tests/second/**', 'tests/browser/**', '**/node_modules/**'];

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
          exclude: [...not, ...left],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
