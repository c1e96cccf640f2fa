/**
 * The form of draw.json, for whoever checks a draw: docs/draw.schema.json is made from it. Unknown
 * fields are refused, so that nothing can be slipped in beside what is digested.
 */
import { z } from 'zod';
import { drawFormat, hashNames, mostTickets, type DrawFile } from '../domain/draw/index.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制散列');
const whole = z.number().int().min(0);
const number = z.number().int().min(1);
const text = z.string();
/** Moments with their zone: which came first must be beyond doubt. */
const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();
const frozen = z.strictObject({ size: whole, sha256: digest });
const list = z.strictObject({
  lines: z
    .array(text)
    .describe('公布的名单，逐行；每行以换行（LF）结束后的 SHA-256 即承诺中的散列'),
  checks: z.array(text).describe('每行 SHA-256 的前 8 位，用来指出哪一行被改'),
});
const quota = z.strictObject({ stratum: text, size: whole, must: whole, quota: whole });

export const sourceSchema = z.strictObject({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  where: z.string().min(1).max(200).describe('在哪里看到'),
  issue: z.string().max(80).describe('哪一期、哪一天'),
  take: z.string().min(1).max(200).describe('怎样取整数'),
  count: z.number().int().min(1).max(100),
  publishedAt: moment,
  ifFails: z.enum(['zero', 'next']).describe('没有数值时：按 0 计，或顺延到下一期'),
});

export const quotaRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proportional'), total: whole, atLeast: whole }),
  z.strictObject({
    kind: z.literal('fixed'),
    of: z.array(z.strictObject({ stratum: text, quota: whole })).max(5000),
  }),
]);

export const hoursSchema = z.strictObject({
  days: z.array(day).max(366),
  minutes: z.number().int().min(5).max(1440),
});

export const commitmentSchema = z.strictObject({
  format: z.literal(drawFormat),
  title: text,
  purpose: text,
  unit: text,
  frozenAt: moment,
  hash: z.enum(hashNames).describe('RFC 3797 的散列函数'),
  pool: frozen,
  poolRule: text.describe('名单怎样来的：哪些机构、什么条件、排除了谁和原因'),
  chance: text.describe(`签数怎样定（一家最多 ${mostTickets} 签）`),
  quotaRule: quotaRuleSchema,
  quotas: z.array(quota),
  sources: z.array(sourceSchema),
  reserves: whole,
  chainTop: digest.describe('散列链的链顶，即第一环的 SHA-256'),
  confidential: z.boolean(),
  objection: z.strictObject({ until: moment, contact: text }),
  inspectors: frozen.nullable(),
  avoid: frozen.nullable(),
  lockOutDays: whole,
  hours: hoursSchema.nullable(),
  doubles: whole,
});

export const seedSchema = z.strictObject({
  source: z.string().min(1).max(40),
  state: z.enum(['published', 'next', 'failed']),
  values: z.array(z.string().regex(/^\d{1,200}$/, '应为整数')).max(100),
  note: z.string().max(500),
});

const slot = z.strictObject({ day, from: text, to: text });
const round = z.union([z.literal(1), z.literal(2)]);
const visits = z.array(
  z.strictObject({ number, round, inspector: text.nullable(), slot: slot.nullable() }),
);
const conflicts = z.array(z.strictObject({ number, round, why: z.enum(['capacity', 'avoid']) }));

export const resultSchema = z.strictObject({
  key: text,
  picks: z.array(
    z.strictObject({ order: number, number, stratum: text, how: z.enum(['must', 'drawn']) }),
  ),
  doubles: z.array(number),
  visits,
  conflicts,
});

export const openingSchema = z.strictObject({
  n: number,
  replaces: number,
  reason: text,
  at: moment,
  link: digest,
  number,
  visits,
  conflicts,
});

export const drawFileSchema: z.ZodType<DrawFile> = z.strictObject({
  format: z.literal(drawFormat),
  commitment: commitmentSchema,
  commitmentSha256: digest,
  pool: list,
  inspectors: list,
  avoid: list,
  seeds: z.array(seedSchema),
  drawnAt: moment,
  link: digest.nullable(),
  result: resultSchema,
  openings: z.array(openingSchema),
  digest: digest.describe('其余全部内容的规范 JSON（RFC 8785）的 SHA-256'),
});

/** What is wrong with the form, one line each; the file itself when nothing is. */
export function readDrawFile(text: string): { file: DrawFile } | { faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { faults: ['不是 JSON 文件'] };
  }
  const read = drawFileSchema.safeParse(json, { error: z.locales.zhCN().localeError });
  if (read.success) return { file: read.data };
  return {
    faults: read.error.issues
      .slice(0, 20)
      .map(({ path, message }) => `${path.join('.') || '文件'}：${message}`),
  };
}
