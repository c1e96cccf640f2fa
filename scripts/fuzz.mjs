/**
 * `npm run fuzz`: random requests from the OpenAPI document against a server with a bank of its own.
 * Bounded by FUZZ_REQUESTS (20,000) and FUZZ_SECONDS (900); FUZZ_SEED repeats a run.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const seed = process.env.FUZZ_SEED ?? String(randomInt(2 ** 31));
console.log(`FUZZ_SEED=${seed}`);
const { status } = spawnSync(
  'node_modules/.bin/vitest',
  ['run', '--project', 'database', 'tests/security/fuzz.test.ts'],
  {
    stdio: 'inherit',
    env: { FUZZ_REQUESTS: '20000', FUZZ_SECONDS: '900', ...process.env, FUZZ_SEED: seed },
  },
);
process.exitCode = status ?? 1;
