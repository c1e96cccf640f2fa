/** Settings, from the environment only; checked once at start, refused in words. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** Where evidence is kept: an S3 store, or the data folder when null. */
  s3: S3Settings | null;
  fileLimits: FileLimits;
  /** Months after which records of the audit trail go; null = kept for ever. */
  auditMonths: number | null;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

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
  MINGCHUANG_AUDIT_MONTHS: z.coerce
    .number('应是 6 或更大的整数（月）')
    .int('应是 6 或更大的整数（月）')
    .min(6, '审计记录至少保存 6 个月')
    .max(1200, '最多 1200 个月；不设即永久保存')
    .optional(),
  // Each request is one line at "info": too many for the terminal somebody starts it in.
  LOG_LEVEL: z.enum(logLevels, `应是 ${logLevels.join('、')} 之一`).default('warn'),
};
type Checks = typeof checks;
type Environment = Record<string, string | undefined>;

/** Values that are secrets are not repeated in a refusal. */
const secrets = new Set(['MINGCHUANG_SECRET', 'DATABASE_URL', 'MINGCHUANG_S3_SECRET']);

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
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(path, secret, { mode: 0o600, flag: 'wx' });
  return secret;
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
    s3: readS3(environment),
    fileLimits: readLimits(environment),
    auditMonths: read('MINGCHUANG_AUDIT_MONTHS', environment) ?? null,
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
