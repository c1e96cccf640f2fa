/**
 * Lets LibreOffice Calc recalculate and save the workbook of one size, and its twin without formulas.
 * Prints one line of JSON: a CalcCell. Usage: node bench/settle/calc-size.ts 5000 [seconds]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { demoProvince } from '../../src/domain/demo/index.ts';
import { calcRules, writeWorkbook } from './calc-workbook.ts';
import type { CalcCell } from './cell.ts';

const size = Number(process.argv[2]);
const limit = Number(process.argv[3] ?? 240);
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-calc-'));
const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;

/** @returns seconds, or null when it was stopped at the limit */
function convert(path: string): Promise<number | null> {
  const start = performance.now();
  const options = ['--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), path];
  const child = spawn('soffice', [profile, ...options], { stdio: 'ignore', detached: true });
  return new Promise((resolve, reject) => {
    let stopped = false;
    const stop = setTimeout(() => {
      stopped = true;
      // Its own process group: soffice is a script around the program that computes.
      process.kill(-child.pid!, 'SIGKILL');
    }, limit * 1000);
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(stop);
      resolve(stopped ? null : (performance.now() - start) / 1000);
    });
  });
}

/** The sums that Calc arrived at, by rule: the values of the last sheet's only row. */
function readSums(path: string): Record<string, number> {
  if (!existsSync(path)) return {};
  const isLast = (name: string) => name === 'xl/worksheets/sheet5.xml';
  const parts = unzipSync(readFileSync(path), { filter: (part) => isLast(part.name) });
  const [sheet] = Object.values(parts);
  const values = sheet ? [...strFromU8(sheet).matchAll(/<v>([^<]*)<\/v>/g)] : [];
  return Object.fromEntries(calcRules.map((rule, at) => [rule, Number(values[at]?.[1])]));
}

async function measureCalc(): Promise<CalcCell> {
  const { book } = demoProvince({ seed: 2023, outlets: size });
  const [full, plain] = [join(folder, 'full.xlsx'), join(folder, 'plain.xlsx')];
  const formulas = await writeWorkbook(full, book, false);
  await writeWorkbook(plain, book, true);
  // The first start of a profile sets it up; it is not measured.
  spawnSync('soffice', [profile, '--headless', '--terminate_after_init'], { timeout: 60_000 });
  const plainSeconds = await convert(plain);
  const recalculated = await convert(full);
  const version = spawnSync('soffice', [profile, '--version'], { encoding: 'utf8' }).stdout;
  return {
    version: version.split(' ')[1] ?? '',
    size,
    formulas,
    recalculated,
    plain: plainSeconds,
    limit,
    sums: recalculated === null ? {} : readSums(join(folder, 'out', 'full.xlsx')),
  };
}

try {
  console.log(JSON.stringify(await measureCalc()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
