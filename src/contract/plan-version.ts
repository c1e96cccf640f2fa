/** 方案 on the wire: versions, findings, drafts, progress, help while typing FEEL. */
import { z } from 'zod';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
} from './common.ts';
import { planSchema } from './plan.ts';

export const readingsSchema = z.record(z.string(), z.string());

export const versionState = z.enum(['draft', 'published', 'retired']);

/** GET /api/plans, /api/plans.xlsx. `draft` finds plans that are being revised, published or not. */
export const plansQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  state: z.enum(['published', 'draft']).optional(),
  sort: z.enum(['unit', 'title', '-title', '-period', 'period']).default('unit'),
});
export const planRow = z.object({
  id: z.number(),
  code: z.string(),
  title: z.string(),
  unit: unitRef,
  /** The version in force, else the newest draft. */
  versionId: z.number(),
  version: z.number().int(),
  state: versionState,
  draftId: z.number().nullable(),
  period: z.object({ from: daySchema, to: daySchema }),
  rules: z.number().int(),
});

export const plansPage = pageOf(planRow);

/** One thing wrong with a plan; `path` as in "rules.3.when", from/to character offsets inside that field. */
export const planFinding = z.object({
  code: z.string(),
  path: z.string(),
  message: z.string(),
  from: z.number().optional(),
  to: z.number().optional(),
  line: z.number().optional(),
});

export type PlanFinding = z.infer<typeof planFinding>;

export const exampleResult = z.object({
  title: z.string(),
  expected: decimalSchema,
  actual: z.string(),
  ok: z.boolean(),
});

/** GET /api/plan-versions/:id */
export const planVersionSchema = z.object({
  id: z.number(),
  planId: z.number(),
  unit: unitRef,
  version: z.number().int(),
  state: versionState,
  revision: z.number().int(),
  document: planSchema,
  readings: readingsSchema,
  versions: z.array(
    z.object({
      id: z.number(),
      version: z.number().int(),
      state: versionState,
      publishedAt: momentSchema.nullable(),
      createdBy: z.string(),
    }),
  ),
  publishedAt: momentSchema.nullable(),
  publishedBy: z.string().nullable(),
  createdBy: z.string(),
  createdAt: momentSchema,
  findings: z.array(planFinding),
  /** Rule id → its worked examples run now. */
  examples: z.record(z.string(), z.array(exampleResult)),
  abilities: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    draft: z.boolean(),
    settle: z.boolean(),
  }),
});

export type PlanVersion = z.infer<typeof planVersionSchema>;

/** POST /api/plan-versions/:id/drafts → {id}; PUT /api/plan-versions/:id {revision, document, readings}; POST …/publish {readings} */
export const planSave = z.object({
  revision: z.number().int(),
  document: z.unknown(),
  readings: readingsSchema.default({}),
});

export const planSaved = z.object({
  id: z.number(),
  revision: z.number().int(),
  findings: z.array(planFinding),
});

export const planPublish = z.object({ readings: readingsSchema.default({}) });

/** POST /api/plans (YAML text of a new plan) → planSaved */
export const planCreate = z.object({ yaml: z.string().max(200_000), unitId: idSchema.optional() });

/** POST /api/feel/check: while typing in a FEEL field. `names` = indicator name → FEEL type. */
export const feelCheck = z.object({
  source: z.string().max(4000),
  names: z.record(z.string(), z.string()),
  expect: z.enum(['number', 'boolean', 'string']),
});

export const feelChecked = z.object({
  ok: z.boolean(),
  type: z.string().nullable(),
  errors: z.array(
    z.object({ code: z.string(), message: z.string(), from: z.number(), to: z.number() }),
  ),
});

/** GET /api/plan-versions/:id/progress: goals and gates on the present facts. */
export const planProgress = z.object({
  goals: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['met', 'missed', 'unknown']),
      reading: readingsSchema,
      inputs: z.array(
        z.object({ name: z.string(), value: z.string().nullable(), unit: z.string() }),
      ),
      text: z.string(),
      missing: z.array(z.string()),
    }),
  ),
  gates: z.array(
    z.object({
      phase: z.string(),
      target: decimalSchema,
      visited: z.number().int(),
      passed: z.number().int(),
      failing: z.array(z.object({ unit: unitRef, wave: z.string(), score: decimalSchema })),
      failingTotal: z.number().int(),
    }),
  ),
});
