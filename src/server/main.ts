/**
 * Starts the server: settings, database, migrations, demo bank when empty, then listens. With
 * MINGCHUANG_PROCESSES the first process runs this file again so many times and does nothing else.
 */
import type { FastifyInstance } from 'fastify';
import cluster from 'node:cluster';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../contract/problem.ts';
import { findAnyUser } from './access/queries.ts';
import { sweepSilence } from './appeal/index.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { migrateDatabase, openEmbedded, openPostgres, type Database } from './db/open.ts';
import { createS3Store } from './files/s3.ts';
import { createServices, type Services } from './http/services.ts';
import { inTransaction } from './http/transaction.ts';
import { joinPeers, nobodyElse, supervise } from './peers/index.ts';
import { updateEscalations } from './rectification/index.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
/** What every process would say alike, the first one says. */
const printOnce = (line: string) => void (cluster.isWorker || print(line));
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Left in the data folder when the demo bank has been loaded, so that the sign-in page can say so. */
const demoMark = (config: Config) => join(config.dataFolder, 'demo');

function version(): string {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

async function openDatabase(config: Config): Promise<Database> {
  printOnce(
    config.databaseUrl ? '正在连接 PostgreSQL …' : `正在打开内置数据库（${config.dataFolder}）…`,
  );
  return config.databaseUrl
    ? openPostgres(config.databaseUrl, config.processes)
    : openEmbedded(config.dataFolder);
}

/** Loads the demo bank into a database without any account. */
async function fillWhenEmpty(services: Services, config: Config): Promise<void> {
  const isEmpty = !(await inTransaction(services.database, findAnyUser));
  if (!isEmpty) return;
  print('数据库是空的，正在装入演示银行（用 --empty 启动可以跳过）…');
  const { loadDemo } = await import('./demo/load.ts');
  await loadDemo(services, print);
  writeFileSync(demoMark(config), new Date().toISOString());
}

/** Evidence goes to the S3 store of the settings, which has to answer now; else to the data folder. */
async function keptFiles({ s3, fileLimits }: Config) {
  if (!s3) return { fileLimits };
  const files = createS3Store(s3);
  await files.check();
  return { files, fileLimits };
}

const daily = 24 * 60 * 60 * 1000;
/** A phone may stay without a network for days; after a fortnight a file that never became whole goes. */
const partDays = 14;

async function sweepParts(services: Services): Promise<void> {
  const sweep = () => services.parts.sweep(partDays);
  const run = () => services.peers.unlessHeld('sweep-parts', async () => void (await sweep()));
  await run();
  setInterval(() => void run().catch(() => 0), daily).unref();
}

/** A process that died lets go of its jobs at once; the others, if there may be any, look this often (ms). */
const lookAround = 5000;

async function sweepJobs(services: Services): Promise<void> {
  await services.jobs.sweep();
  if (services.database.engine === 'pglite') return;
  setInterval(() => void services.jobs.sweep().catch(() => 0), lookAround).unref();
}

const everyTenMinutes = 10 * 60 * 1000;

/** What time alone does: overdue rectifications climb a step, undecided appeals go on by the silence rule. What fails is tried again the next time. */
async function escalate(services: Services): Promise<void> {
  const climb = async () => {
    await services.wide(updateEscalations).catch(() => 0);
    await sweepSilence(services, new Date().toISOString()).catch(() => 0);
  };
  const run = () => services.peers.unlessHeld('escalate', climb);
  await run();
  setInterval(() => void run().catch(() => 0), everyTenMinutes).unref();
}

/**
 * First signal: finish what is running, close, leave. Second: leave at once. One of several processes
 * waits for the first one's SIGTERM, and counts it once: a terminal or a service manager signals it too.
 */
function stopOnSignal(app: FastifyInstance, services: Services): void {
  let stopping = false;
  const stop = async () => {
    if (stopping && cluster.isWorker) return;
    if (stopping) process.exit(1);
    stopping = true;
    printOnce('正在停止 …');
    await app.close();
    await Promise.race([services.jobs.idle(), new Promise((done) => setTimeout(done, 10_000))]);
    await services.database.close();
    await services.peers.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void (cluster.isWorker || stop()));
  process.on('SIGTERM', () => void stop());
}

async function main(config: Config): Promise<void> {
  const database = await openDatabase(config);
  const about = {
    version: version(),
    demo: false,
    secret: config.secret,
    secure: config.publicUrl?.startsWith('https:') ?? false,
  };
  const kept = await keptFiles(config);
  const peers = await (config.databaseUrl ? joinPeers(config.databaseUrl) : nobodyElse());
  const services = createServices(database, config.dataFolder, about, { ...kept, peers });
  await peers.inTurn('start', async () => {
    await migrateDatabase(database);
    if (!process.argv.includes('--empty')) await fillWhenEmpty(services, config);
  });
  about.demo = existsSync(demoMark(config));
  await sweepJobs(services);
  await sweepParts(services);
  await escalate(services);
  const app = await createApp(services, {
    logLevel: config.logLevel,
    webFolder: fromRoot('dist/web'),
  });
  stopOnSignal(app, services);
  const address = await app.listen({ port: config.port, host: config.host });
  printOnce(`明窗已启动：${config.publicUrl ?? address}`);
  if (about.demo) printOnce('演示账号见登录页；首次登录后请修改密码。');
}

async function begin(): Promise<void> {
  const config = readConfig(process.env);
  const { processes, host, publicUrl } = config;
  if (processes === 1 || cluster.isWorker) return main(config);
  supervise(
    processes,
    (port) => `明窗已启动：${publicUrl ?? `http://${host}:${port}`}（${processes} 个进程）`,
  );
}

begin().catch((error: unknown) => {
  const text = error instanceof Problem ? error.message : error;
  process.stderr.write(`${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`);
  process.exit(1);
});
