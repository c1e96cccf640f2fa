/**
 * `npm run scan`: Debian's wapiti and sqlmap against a server of its own on loopback with a small demo
 * bank, as somebody signed in. Bounded in time; ends with what was found. SCAN_MINUTES (20) bounds each
 * of the two. Install them with `apt-get install wapiti sqlmap`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/server/app.ts';
import { migrateDatabase, openEmbedded } from '../src/server/db/open.ts';
import { loadDemo } from '../src/server/demo/load.ts';
import { createServices } from '../src/server/http/services.ts';

const minutes = Number(process.env.SCAN_MINUTES ?? 20);
const password = 'mingchuang-demo';
const outlets = 60;
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-scan-'));

/** @returns the first line that holds a version; null when the program is not there */
function versionOf(program) {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return null;
  return /\d+\.\d+[\w.+#-]*/.exec(stdout)?.[0] ?? '?';
}

async function startServer() {
  const database = await openEmbedded(null);
  await migrateDatabase(database);
  const about = { version: 'scan', demo: true, secret: folder.padEnd(40, 'x'), secure: false };
  const services = createServices(database, folder, about);
  await loadDemo(services, () => undefined, outlets);
  // Without limits: what a scanner is refused for being fast it cannot look at.
  const webFolder = new URL('../dist/web', import.meta.url).pathname;
  const counts = {};
  const failed = [];
  const app = await createApp(services, { logLevel: 'error', webFolder, perMinute: 1e9 });
  app.addHook('onResponse', async ({ method, url }, { statusCode }) => {
    counts[statusCode] = (counts[statusCode] ?? 0) + 1;
    if (statusCode >= 500 && failed.length < 20) failed.push(`${statusCode} ${method} ${url}`);
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const stop = async () => {
    await services.jobs.idle();
    await app.close();
    await database.close();
  };
  return { app, address, counts, failed, stop };
}

async function signIn(app) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-mingchuang': '1' },
    payload: { username: 'service', password },
  });
  return [answer.headers['set-cookie']].flat()[0].split(';')[0];
}

/** Every reading address of the interface with something real in the place of each parameter. */
async function addressesOf(app, cookie) {
  const get = async (url) => (await app.inject({ url, headers: { cookie } })).json();
  const { rows: units } = await get('/api/units?level=网点&limit=1');
  const { rows: visits } = await get('/api/inspections?limit=1');
  const values = { unitId: units[0].id, id: visits[0].id, wave: visits[0].wave, within: '县行' };
  const { paths } = await get('/api/openapi.json');
  const known = {
    ...values,
    year: 2023,
    versionId: 1,
    kind: 'deduction',
    from: '2023-05-01',
    days: 3,
  };
  const search = ['search', 'sort', 'unitId', 'state', 'kind', 'wave'];
  return Object.entries(paths).flatMap(([path, { get: operation }]) => {
    if (!operation || /events|openapi|\{(?!unitId|id\})/.test(path)) return [];
    const query = (operation.parameters ?? [])
      .filter((one) => one.in === 'query' && (one.required || search.includes(one.name)))
      .map(({ name, schema }) => [name, known[name] ?? schema?.default ?? schema?.enum?.[0] ?? 'a'])
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => String(known[name] ?? 1));
    return [query.length > 0 ? `${filled}?${query.join('&')}` : filled];
  });
}

/** Runs a program to its end or for so many minutes. @returns what it said */
function run(program, args, most) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, HOME: folder } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const late = setTimeout(() => child.kill('SIGTERM'), most);
    child.stdin.end();
    child.on('close', () => {
      clearTimeout(late);
      done(said);
    });
  });
}

/** What asks other servers for help is left out. */
const modules =
  'blindsql,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,redirect,shellshock,sql,xss';

async function wapiti(address, cookie, paths) {
  const report = join(folder, 'wapiti.json');
  const starts = paths.flatMap((path) => ['-s', `${address}${path}`]);
  const seconds = minutes * 60;
  const said = await run(
    'wapiti',
    [
      '-u',
      `${address}/`,
      ...starts,
      '--scope',
      'domain',
      '-m',
      modules,
      '-f',
      'json',
      '-o',
      report,
      '-H',
      `Cookie: ${cookie}`,
      '-H',
      'x-mingchuang: 1',
      '--max-scan-time',
      String(seconds),
      '--max-attack-time',
      String(Math.ceil(seconds / 13)),
      '--flush-session',
      '--no-bugreport',
      '-v',
      '0',
      '-d',
      '2',
      '--max-links-per-page',
      '200',
    ],
    seconds * 1000 + 60_000,
  );
  if (!existsSync(report)) throw new Error(`wapiti left no report:\n${said.slice(-2000)}`);
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const kinds = { ...found.vulnerabilities, ...found.anomalies };
  return {
    pages: found.infos?.crawled_pages_nbr ?? found.infos?.crawled_pages ?? null,
    found: Object.fromEntries(
      Object.entries(kinds)
        .filter(([, list]) => list.length > 0)
        .map(([kind, list]) => [kind, list.slice(0, 5).map((one) => `${one.path} ${one.info}`)]),
    ),
  };
}

/** Requests with text that becomes part of a condition or an order. */
const asked = [
  'units',
  'people',
  'inspections',
  'complaints',
  'ledger',
  'rectifications',
  'appeals',
  'audit',
  'standards',
  'placements',
  'deeds',
  'trainings',
  'quiz-questions',
  'visits',
  'plans',
].map((list) => `/api/${list}?search=a&limit=5&offset=0`);

async function sqlmap(address, cookie) {
  const until = Date.now() + minutes * 60_000;
  const done = [];
  for (const path of [...asked, '/api/rankings?wave=2023Q2&within=%E5%8E%BF%E8%A1%8C&search=a']) {
    if (Date.now() > until) break;
    const said = await run(
      'sqlmap',
      [
        '-u',
        `${address}${path}`,
        '--batch',
        '--dbms',
        'PostgreSQL',
        '--technique',
        'BEUST',
        '--cookie',
        cookie,
        '--headers',
        'x-mingchuang: 1',
        '--level',
        '1',
        '--risk',
        '1',
        '--output-dir',
        join(folder, 'sqlmap'),
        '--flush-session',
        '--skip',
        'Cookie',
        '--threads',
        '2',
      ],
      Math.max(1, until - Date.now()),
    );
    const safe = /do not appear to be injectable|does not seem to be injectable/.test(said);
    const hole = /is vulnerable|identified the following injection/.test(said);
    done.push({ path, result: hole ? '可注入' : safe ? '不可注入' : '没有做完' });
  }
  return done;
}

const versions = { wapiti: versionOf('wapiti'), sqlmap: versionOf('sqlmap') };
const missing = Object.entries(versions).filter(([, version]) => version === null);
if (missing.length > 0) {
  console.error(
    `没有安装 ${missing.map(([name]) => name).join('、')}：apt-get install wapiti sqlmap`,
  );
  process.exit(1);
}
const server = await startServer();
try {
  const cookie = await signIn(server.app);
  const paths = await addressesOf(server.app, cookie);
  console.log(
    JSON.stringify({ date: new Date().toISOString(), versions, addresses: paths.length }),
  );
  console.log(JSON.stringify({ wapiti: await wapiti(server.address, cookie, paths) }, null, 2));
  console.log(JSON.stringify({ sqlmap: await sqlmap(server.address, cookie) }, null, 2));
  console.log(JSON.stringify({ answers: server.counts, failed: server.failed }, null, 2));
  if (server.failed.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
