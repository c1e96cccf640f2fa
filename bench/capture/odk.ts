/**
 * The peer in the same run: ODK Central's backend from a checkout with its packages installed, on the
 * same PostgreSQL. Like for like as far as the two products go: one request, 100 answers, no
 * attachment, its own rights, audit and history; a client that only waits.
 *   git clone https://github.com/getodk/central-backend && npm install --omit=dev
 *   ODK_CENTRAL=<that folder> npm run bench:capture
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { call } from './client.ts';
import { items } from './fill.ts';

const account = { email: 'bench@example.org', password: 'bench-bench-bench' };
const questions = Array.from({ length: items }, (_, n) => `I${n}`);

const form = `<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>bench</h:title><model><instance><data id="bench" orx:version="1"><orx:meta><orx:instanceID/></orx:meta>
${questions.map((name) => `<${name}/>`).join('')}</data></instance>
${questions.map((name) => `<bind nodeset="/data/${name}" type="string"/>`).join('')}</model></h:head>
<h:body>${questions.map((name) => `<input ref="/data/${name}"><label>${name}</label></input>`).join('')}</h:body></h:html>`;

const submission = (id: string) =>
  `<data xmlns:orx="http://openrosa.org/xforms" id="bench" orx:version="1"><orx:meta><orx:instanceID>uuid:${id}</orx:instanceID></orx:meta>
${questions.map((name, n) => `<${name}>${n % 9 === 0 ? '不达标：窗口没有摆放“暂停服务”标识' : '达标'}</${name}>`).join('\n')}</data>`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** A new one beside ours. */
const database = `bench_odk_${process.pid}`;

/** Its settings come by the environment. */
function environmentOf(server: string, port: number): NodeJS.ProcessEnv {
  const url = new URL(server);
  const settings = {
    default: {
      database: {
        host: url.searchParams.get('host') ?? url.hostname,
        port: url.port || '5432',
        user: url.username,
        password: url.password || 'none',
        database,
      },
      server: { port },
    },
  };
  // What npm says of our own package would be taken for its.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    NODE_CONFIG: JSON.stringify(settings),
  };
}

export type Peer = {
  pids: number[];
  databasePids: () => Promise<number[]>;
  /** Sends one submission; throws unless it is kept. */
  submit: () => Promise<void>;
  /** How much of what it took in is not processed yet. */
  waiting: () => Promise<number>;
  /** Waits until nothing is; so many a second it processed. */
  settle: () => Promise<number>;
  /** It goes on with what it took in long after it answered: while we are measured it rests. */
  rest: () => void;
  goOn: () => void;
  /** Its database goes with it. */
  stop: () => Promise<void>;
};

const waiting = async (own: pg.Pool): Promise<number> =>
  (
    await own.query<{ n: number }>(
      'select count(*)::int as n from audits where processed is null and failures = 0',
    )
  ).rows[0]!.n;

/**
 * Waits for its workers. They look for work every 25 seconds when they had none for a while: that they
 * slept is not counted, only from the first that is taken up to the last that is done.
 */
async function settle(own: pg.Pool): Promise<number> {
  const { rows: now } = await own.query<{ at: string }>('select clock_timestamp()::text as at');
  while (await waiting(own)) await pause(200);
  const { rows } = await own.query<{ rate: number | null }>(
    `select (count(*) / nullif(extract(epoch from max(processed) - min(claimed)), 0))::float8 as rate
     from audits where claimed > $1::timestamptz`,
    [now[0]!.at],
  );
  return rows[0]!.rate ?? Infinity;
}

const accountScript = `const { run } = require('./lib/task/task');
const { createUser, promoteUser } = require('./lib/task/account');
const [email, password] = process.argv.slice(1);
createUser(email, password).then(() => run(promoteUser(email)));`;

async function post(
  address: string,
  path: string,
  given: { token?: string; json?: object; xml?: string },
) {
  const { token, json, xml } = given;
  const answer = await call(address, {
    path: `/v1${path}`,
    json: json ? JSON.stringify(json) : xml,
    headers: {
      'content-type': xml ? 'application/xml' : 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  if (answer.status !== 200)
    throw new Error(`ODK Central ${path}: ${answer.status} ${answer.body}`);
  return answer.body;
}

async function untilThere(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(`${address}/v1/projects`).catch(() => null)) return;
    await pause(200);
  }
  throw new Error('ODK Central does not answer');
}

/**
 * @param folder the checkout
 * @param server a PostgreSQL on which databases may be made
 * @param processes so many, asked in turn
 */
export async function startOdk(folder: string, server: string, processes: number): Promise<Peer> {
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${database}`);
  const optionsOf = (port: number) => ({
    cwd: folder,
    env: environmentOf(server, port),
    stdio: 'ignore' as const,
  });
  const options = optionsOf(ports[0]!);
  execFileSync(process.execPath, ['lib/bin/run-migrations.js'], options);
  execFileSync(process.execPath, ['-e', accountScript, account.email, account.password], options);
  const children = ports.map((port) =>
    spawn(process.execPath, ['lib/bin/run-server.js'], optionsOf(port)),
  );
  const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
  for (const one of addresses) await untilThere(one);
  const address = addresses[0]!;
  const { token } = JSON.parse(await post(address, '/sessions', { json: account })) as {
    token: string;
  };
  const made = await post(address, '/projects', { token, json: { name: 'bench' } });
  const { id } = JSON.parse(made) as { id: number };
  await post(address, `/projects/${id}/forms?publish=true`, { token, xml: form });
  const path = `/projects/${id}/forms/bench/submissions`;
  const url = new URL(server);
  url.pathname = `/${database}`;
  const own = new pg.Pool({ connectionString: url.href, max: 1 });
  // Its database is dropped with whoever is still connected.
  own.on('error', () => undefined);
  let turn = 0;
  const next = () => addresses[(turn += 1) % addresses.length]!;
  return {
    pids: children.map(({ pid }) => pid!),
    databasePids: async () => {
      const { rows } = await admin.query<{ pid: number }>('select pid from pg_stat_activity');
      return rows.map(({ pid }) => pid);
    },
    submit: async () => void (await post(next(), path, { token, xml: submission(randomUUID()) })),
    waiting: () => waiting(own),
    settle: () => settle(own),
    rest: () => children.forEach((child) => child.kill('SIGSTOP')),
    goOn: () => children.forEach((child) => child.kill('SIGCONT')),
    stop: async () => {
      const ended = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
      await own.end();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
    },
  };
}
