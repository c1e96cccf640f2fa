/** Settings, from the environment only; checked once at start, refused in words. */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { problem } from '../contract/problem.ts';
import type { S3Settings } from './files/s3.ts';
import { defaultLimits, type FileLimits } from './files/store.ts';

export type Config = {
  port: number;
  host: string;
  /** Where the embedded database, uploaded files and the secret are kept. */
  dataFolder: string;
  /** PostgreSQL; the embedded database when null. */
  databaseUrl: string | null;
  secret: string;
  logLevel: string;
  /** The address people use, when it is not this server's own (behind a proxy, https). */
  publicUrl: string | null;
  /** Proxies in front of this server: only their X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Where evidence is kept: an S3 store, or the data folder when null. */
  s3: S3Settings | null;
  fileLimits: FileLimits;
  /** Application processes on this machine; more than one only on PostgreSQL. */
  processes: number;
  backup: BackupSettings;
  metrics: MetricsSettings;
};

export type BackupSettings = {
  folder: string;
  /** HH:MM in the bank's time, every day; null = only when asked for. */
  at: string | null;
  /** So many of them stay. */
  keep: number;
  passphrase: string | null;
  /** Whether an existing database is backed up before its schema is changed. */
  beforeUpgrade: boolean;
};

/** Where figures can be read: a port of this machine, or /metrics with a token; nowhere when both are null. */
export type MetricsSettings = { port: number | null; token: string | null };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An address, or a range of them; "all" is not offered, since anybody could then say who they are. */
function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.trim().split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === undefined) return most > 0;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most;
}

const checks = {
  PORT: z.coerce.number('应是 0 到 65535 的整数').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MINGCHUANG_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/\S+$/,
      '应以 postgres:// 开头，如 postgres://用户:密码@主机:5432/库名',
    )
    .optional(),
  MINGCHUANG_SECRET: z.string().min(32, '至少 32 个字符').optional(),
  MINGCHUANG_URL: z
    .url({ protocol: /^https?$/, error: '应是 http:// 或 https:// 网址' })
    .optional(),
  MINGCHUANG_TRUST_PROXY: z
    .string()
    .refine(
      (text) => text.split(',').every(isAddress),
      '应是反向代理的地址或网段，用逗号隔开，如 127.0.0.1,10.0.0.0/8',
    )
    .optional(),
  MINGCHUANG_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: '应是 http:// 或 https:// 网址' })
    .optional(),
  MINGCHUANG_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, '应是存储桶的名称')
    .optional(),
  MINGCHUANG_S3_KEY: z.string().optional(),
  MINGCHUANG_S3_SECRET: z.string().optional(),
  MINGCHUANG_S3_REGION: z.string().default('us-east-1'),
  MINGCHUANG_FILE_MB: z
    .string()
    .regex(
      /^(image|audio|video|application)=\d{1,5}(,(image|audio|video|application)=\d{1,5})*$/,
      '应如 image=20,audio=100,video=500,application=50',
    )
    .default(''),
  MINGCHUANG_PROCESSES: z.coerce.number('应是 1 到 64 的整数').int().min(1).max(64).default(1),
  MINGCHUANG_BACKUP_FOLDER: z.string().optional(),
  MINGCHUANG_BACKUP_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应是北京时间的时分，如 03:30')
    .optional(),
  MINGCHUANG_BACKUP_KEEP: z.coerce
    .number('应是 1 到 1000 的整数')
    .int('应是 1 到 1000 的整数')
    .min(1, '应是 1 到 1000 的整数')
    .max(1000, '应是 1 到 1000 的整数')
    .default(7),
  MINGCHUANG_BACKUP_PASSPHRASE: z.string().min(12, '至少 12 个字符').optional(),
  MINGCHUANG_BACKUP_BEFORE_UPGRADE: z.enum(['yes', 'no'], '应是 yes 或 no').default('yes'),
  MINGCHUANG_METRICS_PORT: z.coerce
    .number('应是 0 到 65535 的整数')
    .int()
    .min(0)
    .max(65535)
    .optional(),
  MINGCHUANG_METRICS_TOKEN: z.string().min(16, '至少 16 个字符').optional(),
  // Each request is one line at "info": too many for the terminal somebody starts it in.
  LOG_LEVEL: z.enum(logLevels, `应是 ${logLevels.join('、')} 之一`).default('warn'),
};
type Checks = typeof checks;
type Environment = Record<string, string | undefined>;

/** Values that are secrets are not repeated in a refusal. */
const secrets = new Set([
  'MINGCHUANG_SECRET',
  'DATABASE_URL',
  'MINGCHUANG_S3_SECRET',
  'MINGCHUANG_BACKUP_PASSPHRASE',
  'MINGCHUANG_METRICS_TOKEN',
]);

/** An empty variable counts as not set. @throws Problem `bad-setting` */
function read<N extends keyof Checks>(name: N, environment: Environment): z.output<Checks[N]> {
  const value = environment[name] || undefined;
  const parsed = checks[name].safeParse(value);
  if (parsed.success) return parsed.data as z.output<Checks[N]>;
  throw problem('bad-setting', {
    name,
    value: secrets.has(name) ? '…' : (value ?? ''),
    detail: parsed.error.issues[0]?.message ?? '',
  });
}

/** A secret of this installation, made once and readable by its owner only. */
function keptSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  // Several processes may start at once: whole under another name, then in place unless one is there.
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(mine, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return readFileSync(path, 'utf8').trim();
}

/** All of the store's settings or none. @throws Problem `bad-setting` naming the first that is missing */
function readS3(environment: Environment): S3Settings | null {
  const given = {
    MINGCHUANG_S3_ENDPOINT: read('MINGCHUANG_S3_ENDPOINT', environment),
    MINGCHUANG_S3_BUCKET: read('MINGCHUANG_S3_BUCKET', environment),
    MINGCHUANG_S3_KEY: read('MINGCHUANG_S3_KEY', environment),
    MINGCHUANG_S3_SECRET: read('MINGCHUANG_S3_SECRET', environment),
  };
  if (Object.values(given).every((value) => value === undefined)) return null;
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) continue;
    const detail = '用 S3 存放证据时，地址、存储桶、密钥编号和密钥四项都要设';
    throw problem('bad-setting', { name, value: '', detail });
  }
  const region = read('MINGCHUANG_S3_REGION', environment);
  const [endpoint, bucket, key, secret] = Object.values(given) as [string, string, string, string];
  return { endpoint, bucket, key, secret, region };
}

function readLimits(environment: Environment): FileLimits {
  const pairs = read('MINGCHUANG_FILE_MB', environment).split(',').filter(Boolean);
  const given = pairs.map((pair) => pair.split('=') as [keyof FileLimits, string]);
  return { ...defaultLimits, ...Object.fromEntries(given.map(([of, mb]) => [of, Number(mb)])) };
}

/** @throws Problem `bad-setting` for several processes on the embedded database */
function readProcesses(environment: Environment): number {
  const count = read('MINGCHUANG_PROCESSES', environment);
  if (count === 1 || read('DATABASE_URL', environment)) return count;
  const detail =
    '内置数据库只能由一个进程打开。几个进程要共用 PostgreSQL：请设 DATABASE_URL，或者设为 1';
  throw problem('bad-setting', { name: 'MINGCHUANG_PROCESSES', value: String(count), detail });
}

function readBackup(environment: Environment, dataFolder: string): BackupSettings {
  const folder = read('MINGCHUANG_BACKUP_FOLDER', environment);
  return {
    folder: folder ? resolve(folder) : join(dataFolder, 'backups'),
    at: read('MINGCHUANG_BACKUP_AT', environment) ?? null,
    keep: read('MINGCHUANG_BACKUP_KEEP', environment),
    passphrase: read('MINGCHUANG_BACKUP_PASSPHRASE', environment) ?? null,
    beforeUpgrade: read('MINGCHUANG_BACKUP_BEFORE_UPGRADE', environment) === 'yes',
  };
}

/** @throws Problem `bad-setting` naming the variable, its value and what it should be */
export function readConfig(environment: Environment): Config {
  const dataFolder = resolve(read('MINGCHUANG_DATA', environment));
  const config = {
    port: read('PORT', environment),
    host: read('HOST', environment),
    dataFolder,
    databaseUrl: read('DATABASE_URL', environment) ?? null,
    logLevel: read('LOG_LEVEL', environment),
    publicUrl: read('MINGCHUANG_URL', environment) ?? null,
    trustedProxies: (read('MINGCHUANG_TRUST_PROXY', environment) ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean),
    s3: readS3(environment),
    fileLimits: readLimits(environment),
    processes: readProcesses(environment),
    backup: readBackup(environment, dataFolder),
    metrics: {
      port: read('MINGCHUANG_METRICS_PORT', environment) ?? null,
      token: read('MINGCHUANG_METRICS_TOKEN', environment) ?? null,
    },
  };
  const secret = read('MINGCHUANG_SECRET', environment);
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return { ...config, secret: secret ?? keptSecret(dataFolder) };
  } catch (error) {
    const detail = `目录不能建立或写入（${(error as NodeJS.ErrnoException).code}）`;
    throw problem('bad-setting', { name: 'MINGCHUANG_DATA', value: dataFolder, detail });
  }
}
