/** 结算 on the wire: runs and the preview of readings. */
import { z } from 'zod';
import { decimalSchema, idSchema, momentSchema, pageOf, unitRef } from './common.ts';
import { readingsSchema } from './plan-version.ts';

/** POST /api/settlements {planId, readings?} → jobStarted; GET /api/settlements?planId */
export const settleStart = z.object({ planId: idSchema, readings: readingsSchema.optional() });

export const settlementRow = z.object({
  id: z.number(),
  planId: z.number(),
  planTitle: z.string(),
  version: z.number().int(),
  readings: readingsSchema,
  changes: z.object({
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    reversed: z.number(),
    kept: z.number(),
  }),
  settledBy: z.string(),
  settledAt: momentSchema,
});

export const settlementsPage = pageOf(settlementRow);

/** POST /api/settlements/preview — 读法预览: nothing is written. `base` = the readings in force. */
export const previewStart = z.object({ versionId: idSchema, readings: readingsSchema });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text; // Refused as no readings, by the schema that follows.
  }
};

/** GET /api/settlements/preview.xlsx: the same, as an address: readings as JSON. */
export const previewAddress = z.object({
  versionId: idSchema,
  readings: z.string().max(10_000).default('{}').transform(parsed).pipe(readingsSchema),
});

export const previewSchema = z.object({
  before: decimalSchema,
  after: decimalSchema,
  gainers: z.number().int(),
  losers: z.number().int(),
  unchanged: z.number().int(),
  milliseconds: z.number().int(),
  byRule: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      before: decimalSchema,
      after: decimalSchema,
    }),
  ),
  /** Every outlet whose total moves, biggest change first, at most 500. */
  units: z.array(
    z.object({ unit: unitRef, before: decimalSchema, after: decimalSchema, change: decimalSchema }),
  ),
});

export type Preview = z.infer<typeof previewSchema>;
