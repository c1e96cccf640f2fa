/** 名次可信度 on the wire: what can be said about the places of one page of a ranking. */
import { z } from 'zod';
import { rankingQuery } from './inspection.ts';

const place = z.number().int();
const chance = z.number().min(0).max(1);

/** GET /api/rankings/certainty: the same page as /api/rankings, and for which first and last places. */
export const certaintyQuery = rankingQuery.extend({
  top: z.coerce.number().int().min(1).max(100_000).default(2),
  bottom: z.coerce.number().int().min(1).max(100_000).default(2),
});
export const certaintySchema = z.object({
  /** null where no outlet was visited twice: then the scatter of a single visit is unknown. */
  basis: z
    .object({
      /** Confidence, 0 … 1. */
      level: z.number(),
      /** Standard deviations in points: of a single visit, and of what outlets are worth. */
      visit: z.number(),
      outlet: z.number(),
      /** Visits and waves the two were estimated from. */
      visits: z.number().int(),
      waves: z.number().int(),
    })
    .nullable(),
  rows: z.array(
    z.object({
      inspectionId: z.number(),
      low: place,
      high: place,
      together: z.object({ low: place, high: place }),
      top: chance,
      bottom: chance,
    }),
  ),
});
export type RankingCertainty = z.infer<typeof certaintySchema>;
