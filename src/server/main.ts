/** Starts the server: settings, database, migrations, demo bank when empty, then listens. */
import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../contract/problem.ts';
import { findAnyUser } from './access/queries.ts';
import { sweepSilence } from './appeal/index.ts';
import { createApp } from './app.ts';
import { sweepAudit } from './audit/index.ts';
import { readConfig, type Config } from './config.ts';
import { migrateDatabase, openEmbedded, openPostgres, type Database } from './db/open.ts';
import { createS3Store } from './files/s3.ts';
import { createServices, type Services } from './http/services.ts';
import { inTransaction } from './http/transaction.ts';
import { updateEscalations } from './rectification/index.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
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
  print(
    config.databaseUrl ? '正在连接 PostgreSQL …' : `正在打开内置数据库（${config.dataFolder}）…`,
  );
  const database = await (config.databaseUrl
    ? openPostgres(config.databaseUrl)
    : openEmbedded(config.dataFolder));
  await migrateDatabase(database);
  return database;
}

/** Loads the demo bank into a database without any account. */
async function fillWhenEmpty(services: Services, config: Config): Promise<void> {
  const isEmpty = !(await inTransaction(services.database, findAnyUser));
  if (!isEmpty) return;
  print('数据库是空的，正在装入演示银行（用 --empty 启动可以跳过）…');
  const { loadDemo } = await import('./demo/load.ts');
  await loadDemo(services, print);
  writeFileSync(demoMark(config), new Date().toISOString());
  services.about.demo = true;
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
  await services.parts.sweep(partDays);
  setInterval(() => void services.parts.sweep(partDays).catch(() => 0), daily).unref();
}

const everyTenMinutes = 10 * 60 * 1000;
const everyFiveSeconds = 5000;

/** Records older than the setting go, once a day. */
async function keepAudit(services: Services, { auditMonths }: Config): Promise<void> {
  const sweep = () => sweepAudit(services, auditMonths).catch(services.log.failed);
  await sweep();
  setInterval(() => void sweep(), daily).unref();
}

/** The log catches up with what is waiting, and is signed once a day. What fails is tried again the next time. */
async function keepLog({ log }: Services): Promise<void> {
  const sign = () => log.signRoot('').catch(log.failed);
  await sign();
  setInterval(log.wake, everyFiveSeconds).unref();
  setInterval(() => void sign(), everyTenMinutes).unref();
}

/** What time alone does: overdue rectifications climb a step, undecided appeals go on by the silence rule. What fails is tried again the next time. */
async function escalate(services: Services): Promise<void> {
  const run = async () => {
    await services.wide(updateEscalations).catch(() => 0);
    await sweepSilence(services, new Date().toISOString()).catch(() => 0);
  };
  await run();
  setInterval(() => void run(), everyTenMinutes).unref();
}

/** First signal: finish what is running, close, leave. Second: leave at once. */
function stopOnSignal(app: FastifyInstance, services: Services): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    print('正在停止 …');
    await app.close();
    await Promise.race([services.jobs.idle(), new Promise((done) => setTimeout(done, 10_000))]);
    await services.database.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  const about = {
    version: version(),
    demo: existsSync(demoMark(config)),
    secret: config.secret,
    secure: config.publicUrl?.startsWith('https:') ?? false,
  };
  const kept = await keptFiles(config);
  const services = createServices(database, config.dataFolder, about, kept);
  await services.jobs.sweep();
  await sweepParts(services);
  if (!process.argv.includes('--empty')) await fillWhenEmpty(services, config);
  await escalate(services);
  await keepLog(services);
  await keepAudit(services, config);
  const app = await createApp(services, {
    logLevel: config.logLevel,
    webFolder: fromRoot('dist/web'),
  });
  stopOnSignal(app, services);
  const address = await app.listen({ port: config.port, host: config.host });
  print(`明窗已启动：${config.publicUrl ?? address}`);
  if (services.about.demo) print('演示账号见登录页；首次登录后请修改密码。');
}

main().catch((error: unknown) => {
  const text = error instanceof Problem ? error.message : error;
  process.stderr.write(`${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`);
  process.exit(1);
});
