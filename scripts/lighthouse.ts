/**
 * `npm run lighthouse -- http://127.0.0.1:3000/m/`: Lighthouse's scores of the phone's first page as on
 * a middling phone (its mobile preset). Needs a running server and Chromium; fails below the goal.
 */
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { browserArguments, findChromium } from '../tests/browser/support/chromium.ts';

const goal = 0.95;
const debugPort = 9333;
const address = process.argv[2] ?? 'http://127.0.0.1:3000/m/';

const found = findChromium();
if ('missing' in found) {
  console.error(found.missing);
  process.exit(1);
}
const browser = await chromium.launch({
  executablePath: found.path,
  args: [...browserArguments, `--remote-debugging-port=${debugPort}`],
});
const run = await lighthouse(address, { port: debugPort, output: 'json', logLevel: 'error' });
await browser.close();
const categories = run?.lhr.categories ?? {};
for (const { id, score } of Object.values(categories))
  console.log(`${id} ${Math.round((score ?? 0) * 100)}`);
for (const id of ['largest-contentful-paint', 'total-blocking-time', 'total-byte-weight'])
  console.log(`${id} ${run?.lhr.audits[id]?.displayValue ?? ''}`);
process.exitCode = (categories['performance']?.score ?? 0) >= goal ? 0 : 1;
