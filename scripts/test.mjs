/**
 * `npm test`: the tests without a browser, then the journeys in Chromium; one closing line for both.
 * Arguments are handed to the first run and leave the journeys out: `npm test -- src/feel`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-test-'));
const given = process.argv.slice(2);
const runs = [given, ...(given.length > 0 ? [] : [['--config', 'tests/browser/vitest.config.ts']])];

/** Runs one suite and reads its figures; a run that dies before it writes any counts as one failure. */
function runSuite(args, n) {
  const report = join(folder, `${n}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  try {
    const figures = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: figures.numPassedTests,
      failed: Math.max(figures.numFailedTests, status === 0 ? 0 : 1),
      skipped: figures.numPendingTests + figures.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [n, args] of runs.entries()) {
  for (const [key, count] of Object.entries(runSuite(args, n))) total[key] += count;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
