/** 检查来源对照 on the wire: sources side by side, and outlet by outlet. */
import { z } from 'zod';
import { inspectionKinds } from '../domain/inspection/model.ts';
import { daySchema, idSchema, pageOf, pageQuery, unitRef } from './common.ts';

/** Who looks: the kinds of checks, and what outlets check of themselves. */
export const checkSources = [...inspectionKinds, '自查'] as const;
export type CheckSource = (typeof checkSources)[number];

const number = z.number();
const asked = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  unitId: idSchema.optional(),
  wave: z.string().max(40).optional(),
});

/** GET /api/check-sources; `against`: the source compared with, else the one with most checks. */
export const checkSourcesQuery = asked.extend({ against: z.string().max(20).optional() });
export const checkSourcesSchema = z.object({
  against: z.string().nullable(),
  waves: z.array(z.string()),
  sources: z.array(
    z.object({
      source: z.string(),
      checks: z.number().int(),
      outlets: z.number().int(),
      /** Mean of the outlets' means, points of 100. */
      mean: number,
      /** Null for the source compared with, and where no outlet is common to both. */
      difference: z
        .object({
          outlets: z.number().int(),
          mean: number,
          interval: z.tuple([number, number]).nullable(),
          verdict: z.enum(['higher', 'lower', 'not-shown', 'too-few']),
        })
        .nullable(),
    }),
  ),
});
export type CheckSources = z.infer<typeof checkSourcesSchema>;

/** GET /api/check-sources/outlets (also .xlsx) */
export const sourceOutletsQuery = pageQuery.extend({
  ...asked.shape,
  search: z.string().max(80).optional(),
  sort: z.enum(['-gap', 'gap', 'unit']).default('-gap'),
});
export const sourceOutletSchema = z.object({
  unit: unitRef,
  sources: z.array(z.object({ source: z.string(), checks: z.number().int(), mean: number })),
  /** Between the highest and the lowest mean of its sources; null where only one looked. */
  gap: number.nullable(),
});
export const sourceOutletsPage = pageOf(sourceOutletSchema);
export type SourceOutlet = z.infer<typeof sourceOutletSchema>;
