/** 好人好事 on the wire: list, one, reporting, confirming or returning, counts by outlet. */
import { z } from 'zod';
import { deedStates, deedSteps } from '../domain/deed/index.ts';
import {
  daySchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  personName,
} from './common.ts';
import { evidenceSchema } from './inspection.ts';

const line = (most: number) => z.string().trim().max(most);
const version = z.number().int().min(1);
const state = z.enum(deedStates);

export const deedSchema = z.object({
  id: z.number(),
  unit: unitRef,
  happenedOn: daySchema,
  /** '' = the outlet as such. */
  person: personName,
  title: z.string(),
  state,
  reason: z.string(),
  reportedBy: personName,
  reportedAt: momentSchema,
  decidedBy: z.string(),
  decidedAt: momentSchema.nullable(),
  evidence: z.number().int(),
  version,
});
export type Deed = z.infer<typeof deedSchema>;

const filters = z.object({
  search: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  state: state.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
/** GET /api/deeds (also .xlsx) */
export const deedsQuery = pageQuery.extend({
  ...filters.shape,
  sort: z.enum(['-day', 'day', 'unit', '-reported', 'state']).default('-day'),
});
export const deedsPage = pageOf(deedSchema).extend({
  states: z.array(z.object({ state, n: z.number().int() })),
  abilities: z.object({ report: z.boolean(), confirm: z.boolean() }),
});
export type DeedsPage = z.infer<typeof deedsPage>;

/** GET /api/deeds/counts: how many by outlet, most first. */
export const deedCountsQuery = filters.omit({ state: true, search: true });
export const deedCounts = z.object({
  rows: z.array(
    z.object({
      unit: unitRef,
      confirmed: z.number().int(),
      reported: z.number().int(),
      returned: z.number().int(),
      people: z.number().int(),
    }),
  ),
  outlets: z.number().int(),
});
export type DeedCounts = z.infer<typeof deedCounts>;

/** GET /api/deeds/:unitId/:id */
export const deedDetail = deedSchema.omit({ evidence: true }).extend({
  story: z.string(),
  evidence: z.array(evidenceSchema),
  can: z.object({
    edit: z.boolean(),
    addEvidence: z.boolean(),
    steps: z.array(z.enum(deedSteps)),
  }),
});
export type DeedDetail = z.infer<typeof deedDetail>;

const words = {
  happenedOn: daySchema,
  person: line(40),
  title: line(80).min(1),
  story: line(2000).min(1),
};
/** POST /api/deeds */
export const newDeed = z.object({ unitId: idSchema, ...words, person: words.person.default('') });
/** PATCH /api/deeds/:unitId/:id */
export const deedEdit = z
  .object({ version, ...words })
  .partial()
  .required({ version: true });
/** POST …/step */
export const deedStepBody = z.object({
  version,
  step: z.enum(deedSteps),
  reason: line(500).default(''),
});
export const deedWritten = z.object({ unitId: z.number(), id: z.number(), version });
