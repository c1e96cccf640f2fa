/**
 * `npm test`: the tests without a browser, then the journeys in Chromium; one closing line for both.
 * Arguments are handed to the first run and leave the journeys out: `npm test -- src/feel`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-test-'));
const given = process.argv.slice(2);
const journeys = ['--config', 'tests/browser/vitest.config.ts'];
/** One after the other; side by side what stands in one row. */
const runs = [
  [given],
  ...(given.length > 0
    ? []
    : [['shared-bank', 'own-bank'].map((name) => [...journeys, '--project', name])]),
];

/** What a suite said, once it has ended; the first of a row speaks as it goes. */
function speak(child, n) {
  if (n === 0) return;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said += String(chunk)));
  child.on('close', () => process.stdout.write(said));
}

/** Runs one suite and reads its figures; a run that dies before it writes any counts as one failure. */
async function runSuite(args, n) {
  const report = join(mkdtempSync(join(folder, 'run-')), 'report.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: n === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  speak(child, n);
  const [status] = await once(child, 'close');
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
for (const row of runs)
  for (const figures of await Promise.all(row.map(runSuite)))
    for (const [key, count] of Object.entries(figures)) total[key] += count;
rmSync(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
