/** 台账, 对账单 and 工作台 on the wire. */
import { z } from 'zod';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  yearSchema,
} from './common.ts';
import { evidenceSchema, inspectionDetailSchema } from './inspection.ts';
import { lineKinds } from './plan-words.ts';

export const lineState = z.enum([
  'draft',
  'published',
  'appealed',
  'confirmed',
  'honoured',
  'revoked',
]);

export type LineState = z.infer<typeof lineState>;

export const lineSchema = z.object({
  id: z.number(),
  unit: unitRef,
  payer: unitRef,
  ruleId: z.string(),
  ruleTitle: z.string(),
  wave: z.string().nullable(),
  phase: z.string().nullable(),
  happenedOn: daySchema.nullable(),
  amount: decimalSchema,
  kind: z.enum(lineKinds),
  state: lineState,
  planVersion: z.number().int(),
  reversesId: z.number().nullable(),
  reason: z.string(),
  settledBy: z.string(),
  settledAt: momentSchema,
});

export type Line = z.infer<typeof lineSchema>;

/** GET /api/ledger (also /api/ledger.xlsx) */
export const statementQuery = z.object({
  year: yearSchema.optional(),
});

export const ledgerQuery = pageQuery.extend({
  planId: idSchema.optional(),
  unitId: idSchema.optional(),
  search: z.string().max(80).optional(),
  rule: z.string().max(40).optional(),
  phase: z.string().max(40).optional(),
  wave: z.string().max(20).optional(),
  state: lineState.optional(),
  kind: z.enum(lineKinds).optional(),
  sort: z.enum(['unit', 'amount', '-amount', 'rule', '-id']).default('unit'),
});

export const ledgerPage = pageOf(lineSchema).extend({
  totals: z.object({
    amount: decimalSchema,
    rewards: decimalSchema,
    penalties: decimalSchema,
    units: z.number().int(),
  }),
  byRule: z.array(
    z.object({
      ruleId: z.string(),
      title: z.string(),
      lines: z.number().int(),
      amount: decimalSchema,
    }),
  ),
  states: z.array(z.object({ state: lineState, lines: z.number().int() })),
  abilities: z.object({
    settle: z.boolean(),
    publish: z.boolean(),
    confirm: z.boolean(),
    honour: z.boolean(),
    revoke: z.boolean(),
  }),
});

/** POST /api/ledger/advance: every line of the plan in state `from` (optionally only these ids) goes on. revoke needs a reason. */
export const advanceSchema = z.object({
  planId: idSchema,
  step: z.enum(['publish', 'confirm', 'honour', 'revoke']),
  lineIds: z.array(idSchema).max(1000).optional(),
  reason: z.string().max(500).default(''),
});

export const advanced = z.object({ lines: z.number().int(), amount: decimalSchema });

/** A node of the evaluated formula. */
export const explanationSchema = z.object({
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  expression: z.string(),
  substituted: z.string(),
  steps: z.array(z.object({ text: z.string(), value: z.string(), note: z.string().optional() })),
});

/** GET /api/ledger/:unitId/:id — 计算说明 */
export const lineDetailSchema = lineSchema.extend({
  planTitle: z.string(),
  planSection: z.string(),
  planVersionId: z.number(),
  clauseNo: z.string(),
  clause: z.string(),
  note: z.string(),
  when: explanationSchema,
  amountExplained: explanationSchema,
  readings: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      value: z.string(),
      label: z.string(),
      isDefault: z.boolean(),
    }),
  ),
  inputs: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.string(), z.boolean(), z.null()]),
      unit: z.string(),
      note: z.string(),
    }),
  ),
  fact: z.object({ kind: z.string(), id: z.number(), title: z.string() }),
  inspection: inspectionDetailSchema
    .nullable()
    .describe('检查 with its deductions and evidence when the fact is a visit'),
  evidence: z.array(evidenceSchema),
  history: z.array(
    z.object({
      id: z.number(),
      state: lineState,
      amount: decimalSchema,
      reason: z.string(),
      at: momentSchema,
    }),
  ),
});

export type LineDetail = z.infer<typeof lineDetailSchema>;

/** GET /api/statements/:unitId?year=2023 — 网点对账单 */
export const statementSchema = z.object({
  unit: unitRef,
  path: z.array(unitRef),
  year: z.number().int(),
  planTitle: z.string().nullable(),
  scores: z.array(
    z.object({
      inspectionId: z.number(),
      wave: z.string(),
      kind: z.string(),
      visitedOn: daySchema,
      score: decimalSchema,
      target: decimalSchema.nullable(),
      phase: z.string().nullable(),
      places: z.array(
        z.object({
          within: z.string(),
          place: z.number(),
          visited: z.number(),
          fromBottom: z.number(),
          tied: z.number(),
        }),
      ),
    }),
  ),
  /** `text`: the calculation in one sentence, for paper. */
  lines: z.array(lineSchema.extend({ clauseNo: z.string(), text: z.string() })),
  totals: z.object({ amount: decimalSchema, rewards: decimalSchema, penalties: decimalSchema }),
});

export type Statement = z.infer<typeof statementSchema>;

/** GET /api/dashboard — 工作台 */
export const dashboardSchema = z.object({
  /** What waits for me; `to` is a path of the web app. */
  tasks: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      detail: z.string(),
      count: z.number().int(),
      to: z.string(),
    }),
  ),
  figures: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      value: z.string(),
      unit: z.string(),
      detail: z.string(),
    }),
  ),
  /** Mean score of the units in scope against the phase target, by wave. */
  trend: z.array(
    z.object({
      wave: z.string(),
      mean: decimalSchema,
      lowest: decimalSchema,
      highest: decimalSchema,
      target: decimalSchema.nullable(),
      visited: z.number().int(),
    }),
  ),
  recent: z.array(z.object({ at: momentSchema, actor: z.string(), text: z.string() })),
});
