/**
 * How fast a province is settled, and beside what limit. Usage:
 *   node bench/settle.ts [1000 5000 …] [--pglite] [--postgres] [--calc]
 * Without flags all three; with flags or sizes only those, and the other cells of the last run stay
 * in bench/results/settle.json. PostgreSQL is the one at DATABASE_URL_TEST or a throw-away cluster.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalcCell, Cell } from './settle/cell.ts';
import { machine } from './settle/machine.ts';
import { report, type Results } from './settle/report.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const kept = path('results/settle.json');
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const given = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sizes = given.length > 0 ? given.map(Number) : [1000, 5000, 20_000, 40_000];
const wants = (flag: string) => flags.length === 0 || flags.includes(flag);
/** Calc is stopped after this many seconds; 40,000 outlets would take the better part of an hour. */
const calcLimit = Number(process.env.CALC_LIMIT ?? 240);

/** Runs a script in a process of its own and answers its last line as JSON; null when it printed none. */
function runScript(args: string[]): Promise<unknown> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop).once('SIGINT', stop);
  let text = '';
  child.stdout.on('data', (part) => (text += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (code !== 0) return reject(new Error(`${args.join(' ')}: ${code}`));
      const line = text.trim().split('\n').at(-1);
      resolve(line?.startsWith('{') ? JSON.parse(line) : null);
    });
  });
}

const hasCalc = () => spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

function load(): Results {
  const whole = flags.length === 0 && given.length === 0;
  if (whole || !existsSync(kept)) return { machine: machine(), cells: [], calc: [] };
  return { ...(JSON.parse(readFileSync(kept, 'utf8')) as Results), machine: machine() };
}

function save(results: Results): void {
  mkdirSync(path('results'), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(path('results/settle.md'), report(results));
}

async function measureEngine(results: Results, engine: Cell['engine']): Promise<void> {
  const script = [path('settle/one-size.ts'), engine];
  const server =
    engine === 'postgres' ? [path('../scripts/with-postgres.mjs'), process.execPath] : [];
  for (const size of sizes) {
    console.error(`${engine} ${size} …`);
    const cell = (await runScript([...server, ...script, String(size)])) as Cell | null;
    if (!cell) continue;
    results.cells = results.cells.filter((c) => c.engine !== engine || c.size !== size);
    results.cells.push(cell);
    save(results);
  }
}

async function measureCalc(results: Results): Promise<void> {
  if (!hasCalc()) return console.error('soffice 未安装，略过 LibreOffice Calc');
  for (const size of sizes.filter((n) => n <= 20_000)) {
    console.error(`calc ${size} …`);
    const args = [path('settle/calc-size.ts'), String(size), String(calcLimit)];
    const cell = (await runScript(args)) as CalcCell;
    results.calc = [...results.calc.filter((c) => c.size !== size), cell];
    results.calc.sort((a, b) => a.size - b.size);
    save(results);
  }
}

const results = load();
if (wants('--postgres')) await measureEngine(results, 'postgres');
if (wants('--pglite')) await measureEngine(results, 'pglite');
if (wants('--calc')) await measureCalc(results);
console.log(report(results));
