/**
 * How many visits a minute a server takes from phones, and how fast a long list is. Usage:
 *   npm run bench:capture [-- --seconds 10 --processes 1 --quick --brief]
 * PostgreSQL is the one at DATABASE_URL_TEST (scripts/with-postgres.mjs starts a throw-away one). With
 * ODK_CENTRAL (capture/odk.ts) the peer is measured in turn with us.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hangUp, signIn, submit, type Visit } from './capture/client.ts';
import {
  fillInspections,
  fillPeople,
  fillRound,
  fillUnits,
  inspector,
  storeRound,
} from './capture/fill.ts';
import { startOdk, type Peer } from './capture/odk.ts';
import { report, type Pair, type Results } from './capture/report.ts';
import { measureList, measureSubmissions } from './capture/run.ts';
import { openBench } from './settle/database.ts';
import { machine } from './settle/machine.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const flag = (name: string) => process.argv.includes(name);
const after = (name: string, otherwise: number) =>
  flag(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise;
const quick = flag('--quick');
/** Only what the goal is about, and nothing written: no photographs, nothing stored before, no lists. */
const brief = flag('--brief');
/** Of ours and of the peer each. */
const processes = after('--processes', 1);
const seconds = after('--seconds', quick ? 3 : 10);
const outlets = quick ? 8000 : 40_000;
const waves = quick ? 5 : 25;
const inspectors = 32;
const say = (line: string) => void process.stderr.write(`${line}\n`);

const bench = await openBench('postgres', process.env.DATABASE_URL_TEST);
const { pool } = bench;
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-capture-'));

/** Whether what is measured survives a power cut. */
async function isDurable(): Promise<boolean> {
  const { rows } = await pool.query<{ fsync: string }>('show fsync');
  return rows[0]!.fsync === 'on';
}

async function startProcess(what: 'server' | 'bare', url: string) {
  const child = spawn(process.execPath, [path(`capture/${what}.ts`), url, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`server: ${code}`)));
  });
  return { address, child };
}

async function startServer(what: 'server' | 'bare', url: string) {
  const many = Array.from({ length: processes }, () => startProcess(what, url));
  const started = await Promise.all(many);
  const databasePids = async () => {
    const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity');
    return rows.map(({ pid }) => pid);
  };
  return {
    addresses: started.map(({ address }) => address),
    pids: started.map(({ child }) => child.pid!),
    databasePids,
    stop: () => started.forEach(({ child }) => child.kill('SIGTERM')),
  };
}

async function visitsOf(roundId: number, cookies: Map<string, string>): Promise<Visit[]> {
  const { rows } = await pool.query<{ unitId: number; id: number; username: string }>(
    `select v.unit_id as "unitId", v.id, u.username from visit v join "user" u on u.id = v.owner_id
     where v.round_id = $1 and v.state = 'draft' order by md5(v.id::text)`,
    [roundId],
  );
  return rows.map(({ unitId, id, username }) => ({ unitId, id, cookie: cookies.get(username)! }));
}

const results: Results = {
  machine: machine(),
  postgres: bench.version,
  durable: await isDurable(),
  processes,
  bare: 0,
  pairs: [],
  odkSettles: Infinity,
  cells: [],
  lists: [],
  inspections: outlets * waves,
};

say(`filling ${outlets} outlets …`);
await fillUnits(pool, outlets);
await fillPeople(bench, inspectors);
const zeroth = await fillRound(pool, 'W0', inspectors);
const first = await fillRound(pool, 'W1', inspectors);
const second = await fillRound(pool, 'W2', inspectors);
await pool.query('analyze');
const url = new URL(process.env.DATABASE_URL_TEST!);
url.pathname = `/${(await pool.query<{ n: string }>('select current_database() as n')).rows[0]!.n}`;
const server = await startServer('server', url.href);
const cookies = new Map<string, string>();
for (let n = 0; n < inspectors; n += 1) {
  cookies.set(inspector(n), await signIn(server.addresses[0]!, inspector(n)));
}

/** Sends the next of these visits each time, to the processes in turn. */
const sender = (addresses: string[], waiting: Visit[], photo: boolean) => async () => {
  const visit = waiting.pop();
  if (!visit) throw new Error('no visit left to submit');
  await submit(addresses[waiting.length % addresses.length]!, visit, photo);
};

type Given = Parameters<typeof measureSubmissions>[2];

async function measurePeer(peer: Peer, given: Given) {
  hangUp();
  peer.goOn();
  const before = await peer.waiting();
  const cell = await measureSubmissions(peer, peer.submit, given);
  const leftOver = (await peer.waiting()) - before;
  peer.rest();
  return { ...cell, leftOver };
}

/** So many times in turn with the peer: this machine's speed changes within a minute. */
const rounds = quick ? 1 : 5;

/** The pair in the middle by ratio, with the ratios of all. */
async function measureInTurn(peer: Peer, send: () => Promise<void>, given: Given): Promise<Pair> {
  const short = { ...given, seconds: given.seconds / 2 };
  const pairs: Omit<Pair, 'ratios'>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const odk = await measurePeer(peer, short);
    pairs.push({ odk, ours: await measureSubmissions(server, send, short) });
  }
  const ratio = ({ ours, odk }: Omit<Pair, 'ratios'>) => ours.perSecond / odk.perSecond;
  pairs.sort((a, b) => ratio(a) - ratio(b));
  return { ...pairs[Math.floor(rounds / 2)]!, ratios: pairs.map(ratio) };
}

async function measureAll(waiting: Visit[], stored: number, photos: boolean[]): Promise<void> {
  for (const photo of photos) {
    for (const clients of [1, 8, 32]) {
      const given = { clients, seconds, photo, stored };
      const peer = photo || stored > 0 ? null : odk;
      const send = sender(server.addresses, waiting, photo);
      const pair = peer && (await measureInTurn(peer, send, given));
      if (pair) results.pairs.push(pair);
      const cell = pair?.ours ?? (await measureSubmissions(server, send, given));
      say(
        `${clients} clients${photo ? ' with photo' : ''}, ${stored} stored: ${cell.perSecond.toFixed(0)}/s${
          pair ? `; ODK Central ${pair.odk.perSecond.toFixed(0)}/s` : ''
        }`,
      );
      results.cells.push(cell);
    }
  }
}

const visits = [...(await visitsOf(first, cookies)), ...(await visitsOf(zeroth, cookies))];
await pool.query('create table bare (id bigint generated always as identity, document jsonb)');
const bare = await startServer('bare', url.href);
const least = { clients: 32, seconds, photo: false, stored: 0 };
const toBare = sender(bare.addresses, [...visits], false);
await measureSubmissions(bare, toBare, { ...least, seconds: 2 });
results.bare = (await measureSubmissions(bare, toBare, least)).perSecond;
bare.stop();
say(`a bare server: ${results.bare.toFixed(0)}/s`);
const folderOfOdk = process.env.ODK_CENTRAL;
const odk = folderOfOdk
  ? await startOdk(folderOfOdk, process.env.DATABASE_URL_TEST!, processes)
  : null;
if (odk) await measurePeer(odk, { ...least, clients: 8, seconds: 2 });
const warm = { clients: 8, seconds: 2, photo: true, stored: 0 };
await measureSubmissions(server, sender(server.addresses, visits, true), warm);
await measureAll(visits, 0, brief ? [false] : [false, true]);
odk?.goOn();
results.odkSettles = (await odk?.settle()) ?? Infinity;
await odk?.stop();

if (!brief) {
  say('storing visits …');
  let stored = 0;
  for (const round of [zeroth, first, second]) stored += await storeRound(pool, round);
  const third = await fillRound(pool, 'W3', inspectors);
  await pool.query('vacuum analyze visit');
  const { rows: counted } = await pool.query<{ n: number }>(
    `select count(*) as n from visit where state = 'submitted'`,
  );
  say(`${stored} more stored`);
  await measureAll(await visitsOf(third, cookies), counted[0]!.n, [false]);

  say(`filling ${results.inspections} inspections …`);
  await fillInspections(pool, waves);
  await pool.query('vacuum analyze inspection');
  const desk = await signIn(server.addresses[0]!, 'desk');
  const pages = (query: (n: number) => string) =>
    Array.from({ length: 40 }, (_, n) => `/api/inspections?limit=50&${query(n)}`);
  const lists: [string, string[]][] = [
    ['newest first', pages((n) => `offset=${n * 50}`)],
    ['one wave, by score', pages((n) => `wave=2000Q${1 + (n % 4)}&sort=score&offset=${n * 50}`)],
    ['one outlet', pages((n) => `search=C${n}-7`)],
    ['one year, by outlet', pages((n) => `year=${2000 + (n % 5)}&sort=unit`)],
  ];
  for (const [what, paths] of lists) {
    results.lists.push(await measureList(server.addresses[0]!, desk, what, paths));
    say(`${what}: ${results.lists.at(-1)!.p50.toFixed(0)} ms`);
  }
}

server.stop();
await bench.drop().catch(() => undefined);
rmSync(folder, { recursive: true, force: true });
mkdirSync(path('results'), { recursive: true });
const suffix = processes === 1 ? '' : `-${processes}`;
if (!quick && !brief) writeFileSync(path(`results/capture${suffix}.md`), report(results));
process.stdout.write(report(results));
