/** 导入 and 作业 on the wire. */
import { z } from 'zod';
import { momentSchema, pageOf, pageQuery } from './common.ts';

export const jobSchema = z.object({
  id: z.number(),
  kind: z.enum(['import-preview', 'import-apply', 'settle', 'visit-advance', 'log-check']),
  state: z.enum(['running', 'done', 'failed']),
  /** Share done, 0–1000. */
  progress: z.number().int(),
  step: z.string(),
  /** import-preview → {importId}; import-apply → {importId}; settle → {settlementId} */
  result: z.record(z.string(), z.unknown()).nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;
/** Answer of whatever starts work: follow it by GET /api/jobs/:id/events (SSE, each `data:` one Job). */
export const jobStarted = z.object({ jobId: z.number() });

export const findingSchema = z.object({
  severity: z.enum(['error', 'notice']),
  code: z.string(),
  sheet: z.string(),
  cell: z.string(),
  value: z.string(),
  zh: z.string(),
  en: z.string(),
});
const importState = z.enum(['previewed', 'applied', 'rejected']);
/** POST /api/imports (multipart, field `file`) → jobStarted; then GET /api/imports/:id; POST /api/imports/:id/apply → jobStarted */
export const importSchema = z.object({
  id: z.number(),
  fileName: z.string(),
  state: importState,
  /** Per sheet: rows read, and (preview) how many are new, changed, same. */
  counts: z.record(
    z.string(),
    z.object({ rows: z.number(), added: z.number(), changed: z.number(), same: z.number() }),
  ),
  findings: z.array(findingSchema),
  findingsTotal: z.number(),
  errors: z.number(),
  createdBy: z.string(),
  createdAt: momentSchema,
  appliedAt: momentSchema.nullable(),
  abilities: z.object({ apply: z.boolean() }),
});
export type Import = z.infer<typeof importSchema>;
export const importsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  state: importState.optional(),
  sort: z.enum(['-createdAt', 'createdAt', 'fileName', '-fileName']).default('-createdAt'),
});
export const importsPage = pageOf(importSchema.omit({ findings: true }));
