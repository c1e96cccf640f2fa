/**
 * Starts the server: settings, database, migrations, demo bank when empty, then listens. With
 * MINGCHUANG_PROCESSES the first process runs this file again so many times and does nothing else.
 */
import cluster from 'node:cluster';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../contract/problem.ts';
import { findAnyUser } from './access/queries.ts';
import { sweepSilence } from './appeal/index.ts';
import { createApp } from './app.ts';
import {
  createBackups,
  makeBackup,
  serveControl,
  tidyBackups,
  type Backups,
  type Installation,
} from './backup/index.ts';
import { readConfig, type Config } from './config.ts';
import { pendingSteps } from './db/migrations.ts';
import { migrateDatabase, openEmbedded, openPostgres, type Database } from './db/open.ts';
import { packTotals } from './db/totals.ts';
import { openStore } from './files/open-store.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createServices, type Services } from './http/services.ts';
import { inTransaction } from './http/transaction.ts';
import { sweepRequestKeys } from './http/repeats.ts';
import { joinPeers, nobodyElse, placeOf, supervise } from './peers/index.ts';
import { sweepRetention } from './personal/index.ts';
import { updateEscalations } from './rectification/index.ts';
import { stopOnSignal } from './stop.ts';
import { fromRoot, productVersion } from './version.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
/** What every process would say alike, the first one says. */
const printOnce = (line: string) => void (cluster.isWorker || print(line));
const place = placeOf(process.env);

/** Left in the data folder when the demo bank has been loaded, so that the sign-in page can say so. */
const demoMark = (config: Config) => join(config.dataFolder, 'demo');

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

const daily = 24 * 60 * 60 * 1000;
/** A phone may stay without a network for days; after a fortnight a file that never became whole goes. */
const partDays = 14;

async function sweepParts(services: Services): Promise<void> {
  const sweep = () => services.parts.sweep(partDays);
  const run = () => services.peers.unlessHeld('sweep-parts', async () => void (await sweep()));
  await run();
  setInterval(() => void run().catch(() => 0), daily).unref();
}

/** A process that died lets go of its jobs at once; the others, if there may be any, look this often (ms), twice. */
const lookAround = 5000;

async function sweepJobs(services: Services): Promise<void> {
  await services.jobs.sweep();
  // Nobody else can have it open: what runs in it was left there.
  if (services.database.engine === 'pglite') return services.jobs.sweep();
  setInterval(() => void services.jobs.sweep().catch(() => 0), lookAround).unref();
}

/** Milliseconds until half past two at night in the bank's time (UTC+8). */
const untilNight = (now: number) => {
  const night = 18.5 * 60 * 60 * 1000;
  return (night - (now % daily) + daily) % daily;
};

/** What is past its time goes, once a night, and totals are added up. What fails is told, and tried again the next day. */
function tidyNightly(services: Services, failed: (error: unknown) => void): void {
  const run = async () => {
    await sweepRetention(services, new Date().toISOString()).catch(failed);
    await inTransaction(services.database, packTotals).catch(failed);
  };
  const begin = () => {
    void run();
    setInterval(() => void run(), daily).unref();
  };
  setTimeout(begin, untilNight(Date.now())).unref();
}

const everyTenMinutes = 10 * 60 * 1000;
const everyFiveSeconds = 5000;

/** The log catches up with what is waiting, and is signed once a day. What fails is tried again the next time. */
async function keepLog({ log }: Services): Promise<void> {
  const sign = () => log.signRoot('').catch(log.failed);
  await sign();
  setInterval(log.wake, everyFiveSeconds).unref();
  setInterval(() => void sign(), everyTenMinutes).unref();
}

/** What time alone does: overdue rectifications climb a step, undecided appeals go on by the silence rule. What fails is tried again the next time. */
async function escalate(services: Services): Promise<void> {
  const climb = async () => {
    await services.wide(updateEscalations).catch(() => 0);
    await services.wide(sweepRequestKeys).catch(() => 0);
    await sweepSilence(services, new Date().toISOString()).catch(() => 0);
  };
  const run = () => services.peers.unlessHeld('escalate', climb);
  await run();
  setInterval(() => void run().catch(() => 0), everyTenMinutes).unref();
}

/** An existing database is backed up before its schema is changed: a change cannot be taken back. */
async function backUpBeforeUpgrade(
  database: Database,
  installation: Installation,
  { backup }: Config,
): Promise<void> {
  const { from, steps } = await database.session(pendingSteps);
  if (from === null || steps.length === 0 || !backup.beforeUpgrade) return;
  print(`数据库要升级 ${steps.length} 步，先备份 …`);
  const made = await makeBackup(installation, { ...backup, to: backup.folder });
  print(`升级前的备份：${made.folder}`);
}

/** Commands from this machine, the daily backup, figures; what ends them. */
async function openSideDoors(
  config: Config,
  database: Database,
  backups: Backups,
  metrics: Metrics,
): Promise<(() => void)[]> {
  const enders: (() => void)[] = [];
  if (place === 1)
    enders.push(
      backups.schedule((outcome) =>
        print(
          outcome instanceof Error
            ? `定时备份失败：${outcome.message}`
            : `定时备份完成：${outcome.folder}`,
        ),
      ),
    );
  if (database.engine === 'pglite') enders.push(await serveControl(config.dataFolder, backups));
  if (config.metrics.port !== null) {
    const { port, close } = await metrics.serve(config.metrics.port + place - 1);
    print(`指标：http://127.0.0.1:${port}/metrics`);
    enders.push(close);
  }
  return enders;
}

async function main(config: Config): Promise<void> {
  const { dataFolder, secret } = config;
  const database = await openDatabase(config);
  const files = await openStore(config.s3, dataFolder);
  const installation = { database, files, dataFolder, secret, version: productVersion() };
  const about = {
    version: installation.version,
    demo: false,
    secret,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    publicUrl: config.publicUrl,
  };
  const kept = { files, fileLimits: config.fileLimits };
  const peers = await (config.databaseUrl ? joinPeers(config.databaseUrl) : nobodyElse());
  const services = createServices(database, dataFolder, about, { ...kept, peers });
  const backups = createBackups(installation, config.backup);
  const metrics = createMetrics(services, backups);
  await peers.inTurn('start', async () => {
    await backUpBeforeUpgrade(database, installation, config);
    await migrateDatabase(database);
    if (!process.argv.includes('--empty')) await fillWhenEmpty(services, config);
    await tidyBackups(config.backup.folder, Infinity);
  });
  about.demo = existsSync(demoMark(config));
  await sweepJobs(services);
  await sweepParts(services);
  await escalate(services);
  await keepLog(services);
  const app = await createApp(services, {
    logLevel: config.logLevel,
    webFolder: fromRoot('dist/web'),
    metrics,
    metricsToken: config.metrics.token,
    trustedProxies: config.trustedProxies,
  });
  tidyNightly(services, (error) => app.log.error({ err: error }, 'nightly work not done'));
  const enders = await openSideDoors(config, database, backups, metrics);
  stopOnSignal({ app, services, backups, enders }, print);
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
