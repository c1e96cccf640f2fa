/** 个人信息 on the wire: what is known of a person, requests, impact assessments, settings, holds. */
import { z } from 'zod';
import { retentionClasses, retentionDays } from '../domain/personal/retention.ts';
import { foundKinds } from '../domain/personal/found.ts';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';

const words = (most: number) => z.string().trim().max(most);
const version = z.number().int().min(1);

/** GET /api/personal/people/:id, /api/personal/me: one table after another, where something is kept. */
export const keptSchema = z.object({
  table: z.string(),
  title: z.string(),
  rows: z.number().int(),
  /** How the rows were found: the person's number, the account, or only the name at the same unit. */
  by: z.array(z.enum(['person', 'account', 'name'])),
  /** What erasing does: wiped, or kept by law for so long. */
  erasing: z.enum(['wiped', 'kept']),
  /** Why it is kept and until when, or what becomes of it. */
  why: z.string(),
  until: z.string(),
});
export const personalRecord = z.object({
  person: z.object({
    id: z.number(),
    staffNo: z.string(),
    name: z.string(),
    unit: unitRef,
    leftOn: daySchema.nullable(),
    erasedAt: momentSchema.nullable(),
  }),
  kept: z.array(keptSchema),
  /** Names what would be erased; comes back with the order to erase it. */
  sha256: z.string(),
  /** Why it cannot be erased now; empty when it can. */
  hindrances: z.array(z.string()),
  abilities: z.object({ erase: z.boolean() }),
});
export type PersonalRecord = z.infer<typeof personalRecord>;

/** POST /api/personal/people/:id/erase: the staff number typed once more. */
export const eraseBody = z.object({
  sha256: z.string().length(64),
  staffNo: words(40).min(1),
  requestId: idSchema.nullable().default(null),
  reason: words(300).min(1),
});
export const erasedAnswer = z.object({ rows: z.number().int(), kept: z.number().int() });

export const requestKinds = ['copy', 'correct', 'erase', 'explain'] as const;
export const requestStates = ['open', 'granted', 'refused'] as const;
export const requestSchema = z.object({
  id: z.number(),
  unit: unitRef,
  person: z.object({ id: z.number(), name: z.string(), staffNo: z.string() }),
  kind: z.enum(requestKinds),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: momentSchema,
  dueOn: daySchema,
  overdue: z.boolean(),
  state: z.enum(requestStates),
  answer: z.string(),
  decidedBy: z.string(),
  decidedAt: momentSchema.nullable(),
  version: z.number().int(),
});
export type DataRequest = z.infer<typeof requestSchema>;
/** GET /api/personal/requests (also .xlsx) */
export const requestsQuery = pageQuery.extend({
  state: z.enum(requestStates).optional(),
  kind: z.enum(requestKinds).optional(),
  search: words(80).optional(),
  sort: z.enum(['due', '-asked']).default('due'),
});
export const requestsPage = pageOf(requestSchema);
export type RequestsPage = z.infer<typeof requestsPage>;
/** POST /api/personal/requests: for oneself without `personId`, else by whoever keeps the register. */
export const newRequest = z.object({
  personId: idSchema.nullable().default(null),
  kind: z.enum(requestKinds),
  reason: words(500).default(''),
});
/** POST /api/personal/requests/:unitId/:id/decide: a refusal needs its reasons (art. 50). */
export const decideBody = z.object({
  version,
  granted: z.boolean(),
  answer: words(1000).min(1),
});
/** GET /api/personal/mine */
export const mySchema = z.object({
  record: personalRecord.nullable(),
  requests: z.array(requestSchema),
});
export type MyPersonal = z.infer<typeof mySchema>;

export const assessmentUses = ['ledger', 'ranking', 'winners'] as const;
export type AssessmentUse = (typeof assessmentUses)[number];
const assessmentWords = {
  title: words(120).min(1),
  uses: z.array(z.enum(assessmentUses)).min(1),
  planId: idSchema.nullable().default(null),
  purpose: words(2000).min(1),
  lawfulness: words(2000).min(1),
  effect: words(2000).min(1),
  measures: words(2000).min(1),
};
/** POST /api/personal/assessments; PUT /api/personal/assessments/:id with `version`. */
export const newAssessment = z.object(assessmentWords);
export const assessmentEdit = newAssessment.extend({ version });
export const approveBody = z.object({ version });
export const assessmentSchema = z.object({
  id: z.number(),
  unit: unitRef,
  ...assessmentWords,
  planId: z.number().nullable(),
  planTitle: z.string().nullable(),
  createdBy: z.string(),
  createdAt: momentSchema,
  approvedBy: z.string(),
  approvedAt: momentSchema.nullable(),
  /** Kept at least until this day (art. 56); null before it is approved. */
  keepUntil: daySchema.nullable(),
  version: z.number().int(),
  can: z.object({ edit: z.boolean(), approve: z.boolean() }),
});
export type Assessment = z.infer<typeof assessmentSchema>;
export const assessmentsQuery = pageQuery.extend({
  use: z.enum(assessmentUses).optional(),
  approved: z.enum(['yes', 'no']).optional(),
});
export const assessmentsPage = pageOf(assessmentSchema).extend({
  plans: z.array(z.object({ id: z.number(), title: z.string() })),
  abilities: z.object({ add: z.boolean() }),
});
export type AssessmentsPage = z.infer<typeof assessmentsPage>;

const retention = z.object(
  Object.fromEntries(
    retentionClasses.map((name) => [
      name,
      z.number().int().min(retentionDays[name].least).max(36_500),
    ]),
  ) as Record<(typeof retentionClasses)[number], z.ZodNumber>,
);
export const personalSettings = z.object({ maskNames: z.boolean(), retention });
/** PUT /api/personal/settings: of the top unit; `version` 0 where there are none yet. */
export const settingsEdit = personalSettings.extend({ version: z.number().int().min(0) });
export const holdSchema = z.object({
  id: z.number(),
  unit: unitRef,
  kind: z.enum([...retentionClasses, 'all']),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: momentSchema,
});
/** POST /api/personal/holds */
export const newHold = z.object({
  unitId: idSchema,
  kind: z.enum([...retentionClasses, 'all']),
  reason: words(300).min(1),
});
/** GET /api/personal/retention: the settings, what the next sweep will take, what stops it, what went. */
export const retentionAnswer = z.object({
  settings: personalSettings,
  version: z.number().int(),
  classes: z.array(
    z.object({
      kind: z.enum(retentionClasses),
      least: z.number().int(),
      before: daySchema,
      /** Past its time: to go with the next sweep, and kept by holds, open appeals or open requests. */
      due: z.number().int(),
      held: z.number().int(),
    }),
  ),
  holds: z.array(holdSchema),
  sweeps: z.array(
    z.object({
      id: z.number(),
      at: momentSchema,
      kind: z.enum(retentionClasses),
      before: daySchema,
      removed: z.number().int(),
      held: z.number().int(),
    }),
  ),
  abilities: z.object({ edit: z.boolean(), hold: z.boolean() }),
});
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

/** POST /api/personal/texts: numbers of customers in a text, and the text with pseudonyms for them. */
export const textBody = z.object({ text: z.string().max(5000) });
export const textAnswer = z.object({
  text: z.string(),
  found: z.array(z.object({ kind: z.enum(foundKinds), pseudonym: z.string() })),
});
