/** 防篡改日志 on the wire. Hashes are lower-case hexadecimal here; in files they are base64, as C2SP writes them. */
import { z } from 'zod';
import { formNames, operations } from '../domain/log/index.ts';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';

export const checkpointSchema = z.object({
  id: z.number(),
  at: momentSchema,
  size: z.number(),
  root: z.string(),
  /** Who asked for it; '' = the daily one. */
  askedBy: z.string(),
});
export type SignedRoot = z.infer<typeof checkpointSchema>;
export const checkpointsPage = pageOf(checkpointSchema);

/** GET /api/log */
export const logOverview = z.object({
  size: z.number(),
  root: z.string(),
  /** Written, and not yet in their places. */
  waiting: z.number(),
  /** C2SP verifier key, to be published. */
  key: z.string(),
  last: checkpointSchema.nullable(),
  /** Changes in the reader's range that did not come through the application. */
  outside: z.number(),
  abilities: z.object({ check: z.boolean() }),
});
export type LogOverview = z.infer<typeof logOverview>;

export const logEntrySchema = z.object({
  id: z.number(),
  /** null = not yet in its place. */
  position: z.number().nullable(),
  at: momentSchema,
  form: z.string(),
  operation: z.enum(operations),
  unit: unitRef.nullable(),
  /** Name of the account; '' = not through the application. */
  by: z.string(),
  account: z.string(),
  dbUser: z.string(),
  rows: z.number(),
  /** The first of its rows. */
  key: z.string(),
});
export type LoggedEntry = z.infer<typeof logEntrySchema>;
/** GET /api/log/entries; `search`: key of a row, or name of an account. */
export const logEntriesQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  form: z.enum(formNames as [string, ...string[]]).optional(),
  operation: z.enum(operations).optional(),
  outside: z.enum(['yes']).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  sort: z.enum(['-id', 'id']).default('-id'),
});
export const logEntriesPage = pageOf(logEntrySchema);

const sizeSchema = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** GET /api/log/inclusion; `size` left out = now. */
export const inclusionQuery = z.object({
  position: z.coerce.number().int().min(0),
  size: sizeSchema.optional(),
});
export const inclusionSchema = z.object({
  position: z.number(),
  size: z.number(),
  leaf: z.string(),
  path: z.array(z.string()),
  root: z.string(),
});
/** GET /api/log/consistency */
export const consistencyQuery = z.object({ from: sizeSchema, to: sizeSchema.optional() });
export const consistencySchema = z.object({
  from: z.number(),
  to: z.number(),
  oldRoot: z.string(),
  newRoot: z.string(),
  proof: z.array(z.string()),
});
/** GET /api/log/export.ndjson: entries from this one on; all when left out. */
export const logExportQuery = z.object({ from: z.coerce.number().int().min(0).default(0) });
/** GET /api/log/proof: of one row as it is now. */
export const rowProofQuery = z.object({
  table: z.enum(formNames.map((name) => name.split('/')[0]!) as [string, ...string[]]),
  key: z.string().min(1).max(200),
});
export const entryParams = z.object({ id: idSchema });

/** GET /api/log/foot; null before any root was signed. */
export const logFoot = z.object({ text: z.string().nullable() });

export const findingKinds = [
  'row-edited',
  'row-deleted',
  'row-inserted',
  'entry-deleted',
  'entry-edited',
  'entry-moved',
  'entry-unplaced',
  'leaf-missing',
  'tree-differs',
  'root-differs',
  'root-unsigned',
  'log-cut',
  'outside',
] as const;
export type FindingKind = (typeof findingKinds)[number];
export const logFindingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Table of the row; '' when it is about the log itself. */
  table: z.string(),
  key: z.string(),
  unit: z.string(),
  /** Position in the log that it is about, or of the last entry that tells of the row. */
  position: z.number().nullable(),
  at: momentSchema.nullable(),
  by: z.string(),
  /** What else there is to say: an end of a range, where it should stand. */
  detail: z.string(),
});
export type LogFinding = z.infer<typeof logFindingSchema>;
export const logCheckSchema = z.object({
  size: z.number(),
  root: z.string(),
  rows: z.number(),
  roots: z.number(),
  /** How many of each kind; `findings` names the first 500. */
  counts: z.record(z.string(), z.number()),
  findings: z.array(logFindingSchema),
});
export type LogCheck = z.infer<typeof logCheckSchema>;
/** POST /api/log/check: `notes` = signed roots kept outside, to hold the log against. */
export const logCheckBody = z.object({ notes: z.array(z.string().max(2000)).max(50).default([]) });
/** GET /api/log/check: the last one of the bank. */
export const lastLogCheck = z.object({
  jobId: z.number().nullable(),
  endedAt: momentSchema.nullable(),
  result: logCheckSchema.nullable(),
});
