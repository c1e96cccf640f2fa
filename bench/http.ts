/**
 * 200 people at work at the same time, and every page's requests as the whole bank. Usage:
 *   npm run bench:http [-- --seconds 300 --think 2000 --processes 1 --outlets 2400,40000 --pages-only]
 * PostgreSQL is the one at DATABASE_URL_TEST (scripts/with-postgres.mjs starts a throw-away one).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillRound } from './capture/fill.ts';
import { signIn } from './http/client.ts';
import { fillBank, type User } from './http/fill.ts';
import { runMix, type Line, type Signed, type Things, type Visit } from './http/mix.ts';
import { measurePages } from './http/pages.ts';
import { report, type Results, type Size } from './http/report.ts';
import { watchStatements } from './http/statements.ts';
import { openBench, type Bench } from './settle/database.ts';
import { machine } from './settle/machine.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const option = (name: string, otherwise: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1]! : otherwise;
const seconds = Number(option('--seconds', '300'));
const think = Number(option('--think', '2000'));
const processes = Number(option('--processes', '1'));
const sizes = option('--outlets', '2400,40000').split(',').map(Number);
const pagesOnly = process.argv.includes('--pages-only');
const inspectors = 32;
const say = (line: string) => void process.stderr.write(`${line}\n`);

type Server = { address: string; child: ChildProcess };

async function startServer(url: string, folder: string): Promise<Server> {
  const child = spawn(process.execPath, ['--expose-gc', path('capture/server.ts'), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`server: ${code}`)));
  });
  return { address, child };
}

/** Megabytes that the servers' objects take once the garbage is gone. */
async function held(servers: Server[]): Promise<number> {
  let all = 0;
  for (const { child } of servers) {
    const told = once(child, 'message');
    child.send('held');
    all += Number((await told)[0]);
  }
  return all;
}

const addressOf = async ({ pool }: Bench): Promise<string> => {
  const url = new URL(process.env.DATABASE_URL_TEST!);
  const { rows } = await pool.query<{ n: string }>('select current_database() as n');
  url.pathname = `/${rows[0]!.n}`;
  return url.href;
};

async function signAll(users: User[], servers: Server[]): Promise<Signed[]> {
  const signed: Signed[] = [];
  for (const user of users)
    signed.push({ ...user, cookie: await signIn(servers[0]!.address, user.username) });
  return signed;
}

/** What the users will look at. */
async function findThings({ pool }: Bench): Promise<Things> {
  const wave = await pool.query<{ wave: string }>('select max(wave) as wave from inspection');
  const lines = await pool.query<Line>(
    `select unit_id as "unitId", unit_no as "unitNo", id from ledger_line`,
  );
  const visits = await pool.query<Visit & { username: string }>(
    `select v.unit_id as "unitId", v.id, u.username from visit v join "user" u on u.id = v.owner_id
     where v.state = 'draft'`,
  );
  const names = await pool.query<{ code: string }>(
    `select code from unit where level = '网点' order by md5(code) limit 200`,
  );
  return {
    wave: wave.rows[0]!.wave,
    names: names.rows.map(({ code }) => code),
    lines: Map.groupBy(lines.rows, ({ unitId }) => unitId),
    visits: Map.groupBy(visits.rows, ({ username }) => username),
  };
}

async function measureSize(bench: Bench, outlets: number, folder: string): Promise<Size> {
  const users = await fillBank(bench, outlets, say);
  await fillRound(bench.pool, 'W1', inspectors);
  await bench.pool.query('vacuum analyze visit');
  const { rows } = await bench.pool.query<{ inspections: number; lines: number }>(
    'select (select count(*) from inspection) as inspections, (select count(*) from ledger_line) as lines',
  );
  const url = await addressOf(bench);
  const servers = await Promise.all(
    Array.from({ length: processes }, () => startServer(url, folder)),
  );
  try {
    const signed = await signAll(users, servers);
    const bank = signed.find(({ username }) => username === 'bank0')!;
    say('pages …');
    const statements = await watchStatements(bench.pool);
    const pages = await measurePages(servers[0]!.address, bank.cookie, statements);
    say('load …');
    const addresses = servers.map(({ address }) => address);
    const pids = servers.map(({ child }) => child.pid!);
    const weigh = () => held(servers);
    const given = { addresses, pids, weigh, seconds: pagesOnly ? 0 : seconds, think };
    const load = await runMix(signed, await findThings(bench), given);
    return { outlets, users: users.length, ...rows[0]!, load, pages };
  } finally {
    for (const { child } of servers) child.kill('SIGTERM');
  }
}

const results: Results = {
  machine: machine(),
  postgres: '',
  durable: true,
  processes,
  seconds,
  think,
  sizes: [],
};
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-http-'));
for (const outlets of sizes) {
  const bench = await openBench('postgres', process.env.DATABASE_URL_TEST);
  results.postgres = bench.version;
  const { rows } = await bench.pool.query<{ fsync: string }>('show fsync');
  results.durable = rows[0]!.fsync === 'on';
  results.sizes.push(await measureSize(bench, outlets, folder));
  await bench.drop().catch(() => undefined);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(path('results'), { recursive: true });
if (!pagesOnly) writeFileSync(path('results/http.md'), report(results));
process.stdout.write(report(results));
