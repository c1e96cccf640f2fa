/** 晨会 on the wire: what to drill this morning, the record, and which mornings have none. */
import { z } from 'zod';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';
import { evidenceSchema } from './inspection.ts';
import { tagSchema } from './training.ts';

const line = (most: number) => z.string().trim().max(most);

const taskSchema = z.object({ id: z.number(), title: z.string(), state: z.string() });

/** GET /api/mornings/prepare?unitId= */
export const prepareQuery = z.object({ unitId: idSchema, day: daySchema.optional() });
export const prepareAnswer = z.object({
  unit: unitRef,
  day: daySchema,
  /** Items the outlet lost most points on, the most first. */
  suggestions: z.array(
    z.object({
      itemCode: z.string(),
      name: z.string(),
      tag: tagSchema,
      points: z.string(),
      times: z.number().int(),
    }),
  ),
  /** The days the suggestions come from. */
  span: z.object({ from: daySchema, to: daySchema }).nullable(),
  people: z.array(z.object({ id: z.number(), name: z.string(), post: z.string() })),
  /** 晨会讲评 due this morning, which the record fulfils once it has evidence. */
  tasks: z.array(taskSchema),
  /** The record that is there already. */
  recordId: z.number().nullable(),
  canRecord: z.boolean(),
});
export type Prepared = z.infer<typeof prepareAnswer>;

/** POST /api/mornings; PATCH /api/mornings/:unitId/:id with `version`. */
export const morningBody = z.object({
  unitId: idSchema,
  day: daySchema,
  itemCode: line(40).default(''),
  drill: line(200).min(1),
  personIds: z.array(idSchema).min(1, '至少选一位参加的人').max(200),
  note: line(1000).default(''),
});
export const morningEdit = morningBody
  .omit({ unitId: true, day: true })
  .extend({ version: z.number().int().min(1) });
export const morningMade = z.object({ unitId: z.number(), id: z.number() });

export const morningSchema = z.object({
  id: z.number(),
  unit: unitRef,
  day: daySchema,
  itemCode: z.string(),
  drill: z.string(),
  tag: z.string(),
  participants: z.array(z.object({ id: z.number(), name: z.string() })),
  note: z.string(),
  files: z.number().int(),
  createdBy: z.string(),
  createdAt: momentSchema,
  /** Written down on a later day. */
  afterwards: z.boolean(),
  version: z.number().int(),
});
export type MorningMeeting = z.infer<typeof morningSchema>;
/** GET /api/mornings (also .xlsx) */
export const morningsQuery = pageQuery.extend({
  search: line(80).optional(),
  unitId: idSchema.optional(),
  tag: tagSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  files: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['-day', 'day', 'unit']).default('-day'),
});
export const morningsPage = pageOf(morningSchema);
export type MorningsPage = z.infer<typeof morningsPage>;
/** GET /api/mornings/:unitId/:id */
export const morningDetail = morningSchema.extend({
  evidence: z.array(evidenceSchema),
  /** 晨会讲评 of that morning, fulfilled once the record has evidence. */
  tasks: z.array(taskSchema),
  can: z.object({ edit: z.boolean() }),
});
export type MorningDetail = z.infer<typeof morningDetail>;

/** GET /api/morning-days (also .xlsx): per outlet every day of a span, with or without a record. */
export const morningDaysQuery = pageQuery.extend({
  search: line(80).optional(),
  unitId: idSchema.optional(),
  /** The present month when left out; at most 92 days. */
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Only outlets that miss a day. */
  missing: z.enum(['yes']).optional(),
  sort: z.enum(['-missed', 'unit']).default('-missed'),
});
export const morningDaysRow = z.object({
  unit: unitRef,
  /** Working days over so far (not today's), and how many of them have a record. */
  expected: z.number().int(),
  held: z.number().int(),
  missed: z.number().int(),
  days: z.array(
    z.object({
      day: daySchema,
      working: z.boolean(),
      /** The record; null = none. */
      id: z.number().nullable(),
      files: z.number().int(),
    }),
  ),
});
export type MorningDaysRow = z.infer<typeof morningDaysRow>;
export const morningDaysPage = pageOf(morningDaysRow).extend({
  from: daySchema,
  to: daySchema,
  /** Outlets that miss at least one day, whatever the filter. */
  missing: z.number().int(),
});
export type MorningDaysPage = z.infer<typeof morningDaysPage>;
