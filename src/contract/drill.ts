/** 未达标、当晚演练 and its hours on the wire (C3-R21). */
import { z } from 'zod';
import { rectificationStates } from '../domain/rectification/index.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  personName,
  personNames,
  pageOf,
  pageQuery,
  unitRef,
} from './common.ts';

const name = z.string().trim().min(1).max(40);
/** A drill as it was held: overtime of those who took part. */
export const heldSchema = z.object({
  from: momentSchema,
  to: momentSchema,
  people: z
    .array(
      z.object({
        id: z.number().nullable(),
        name: name.register(personNames, {}),
        post: z.string().trim().max(40),
      }),
    )
    .max(80),
});
const at = z.iso.datetime({ offset: true });
/** PUT /api/rectifications/:unitId/:id/held: people by the register, or by name where they are not in it. */
export const heldBody = z.object({
  version: z.number().int().min(1),
  from: at,
  to: at,
  personIds: z.array(idSchema).max(60).default([]),
  others: z.array(name).max(20).default([]),
});

/** POST /api/drills: notice, drill this evening and next 晨会 for these outlets. */
export const newDrills = z.object({
  unitIds: z.array(idSchema).min(1).max(200),
  note: z.string().trim().max(2000).default(''),
});
export const drillsMade = z.object({ outlets: z.number().int(), tasks: z.number().int() });

/** GET /api/drills/targets (also .xlsx): outlets whose last counted visit of a phase is below its target. */
export const targetsQuery = pageQuery.extend({
  phase: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  search: z.string().max(80).optional(),
  sort: z.enum(['-gap', 'gap', '-visitedOn', 'unit']).default('-gap'),
});
export const targetSchema = z.object({
  unit: unitRef,
  wave: z.string(),
  visitedOn: daySchema,
  inspectionId: z.number(),
  score: decimalSchema,
  target: decimalSchema,
  gap: decimalSchema,
  /** Not better than the counted visit before it. */
  notImproving: z.boolean(),
  /** The newest drill after that visit. */
  drill: z.object({ id: z.number(), state: z.enum(rectificationStates), on: daySchema }).nullable(),
});
export type Target = z.infer<typeof targetSchema>;
export const targetsPage = pageOf(targetSchema).extend({
  /** The phases of the plan in force that have a target; empty without such a plan. */
  phases: z.array(z.object({ name: z.string(), target: decimalSchema })),
  phase: z.string(),
  /** Outlets with a counted visit in the phase. */
  visited: z.number().int(),
});
export type TargetsPage = z.infer<typeof targetsPage>;

/** GET /api/drills/overtime (also .xlsx): hours of evening drills in a month. */
export const overtimeQuery = pageQuery.extend({
  by: z.enum(['person', 'unit']).default('person'),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  unitId: idSchema.optional(),
  search: z.string().max(80).optional(),
  sort: z.enum(['-hours', 'hours', 'unit']).default('-hours'),
});
export const overtimeSchema = z.object({
  unit: unitRef,
  /** '' in a list by outlet. */
  name: personName,
  post: z.string(),
  people: z.number().int(),
  drills: z.number().int(),
  /** Of these accepted by a reviewer. */
  accepted: z.number().int(),
  /** Of all people together. */
  hours: decimalSchema,
  /** The most hours one person spent on one day, and in the month. */
  dayMost: decimalSchema,
  monthMost: decimalSchema,
  /** Beyond what the labour law allows on a day or in a month. */
  over: z.boolean(),
});
export type Overtime = z.infer<typeof overtimeSchema>;
export const overtimePage = pageOf(overtimeSchema).extend({
  month: z.string(),
  months: z.array(z.string()),
  hours: decimalSchema,
  limits: z.object({ dayHours: z.number(), monthHours: z.number() }),
});
export type OvertimePage = z.infer<typeof overtimePage>;
