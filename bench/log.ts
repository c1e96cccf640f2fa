/**
 * What the tamper-evident log costs: a write, an import, a settlement, each with its triggers and without;
 * and how fast it is placed, signed and proved. Usage:
 *   npm run bench:log [-- --outlets 10000 --turns 5 --writes 200 --entries 100000]
 * PostgreSQL is the one at DATABASE_URL_TEST (scripts/with-postgres.mjs starts a throw-away one).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  measureImport,
  measureSequencer,
  measureSettlement,
  measureWrites,
} from './log/measure.ts';
import { report, type Results } from './log/report.ts';
import { openBench, type Bench } from './settle/database.ts';
import { machine } from './settle/machine.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const option = (name: string, otherwise: number) =>
  process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise;
const outlets = option('--outlets', 10_000);
const turns = option('--turns', 5);
const many = option('--writes', 200);
const entries = option('--entries', 100_000);
const say = (line: string) => void process.stderr.write(`${line}\n`);

async function measure(bench: Bench): Promise<Results> {
  const { rows } = await bench.pool.query<{ fsync: string }>('show fsync');
  say('import …');
  const imported = await measureImport(bench, outlets, turns);
  say('settlement …');
  const settled = await measureSettlement(bench, turns);
  await bench.pool.query('vacuum analyze');
  say('writes …');
  const writes = await measureWrites(bench, many, turns);
  say('sequencer …');
  const sequencer = await measureSequencer(bench, entries, { proofs: 200, roots: 30 });
  return {
    machine: machine(),
    postgres: bench.version,
    durable: rows[0]!.fsync === 'on',
    outlets,
    turns,
    writes,
    bulk: { ...imported, ...settled },
    sequencer,
  };
}

const bench = await openBench('postgres', process.env.DATABASE_URL_TEST);
try {
  const text = report(await measure(bench));
  mkdirSync(path('results'), { recursive: true });
  writeFileSync(path('results/log.md'), text);
  process.stdout.write(text);
} finally {
  await bench.drop().catch(() => undefined);
}
