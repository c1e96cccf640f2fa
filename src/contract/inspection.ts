/** 检查 and the other facts on the wire. */
import { z } from 'zod';
import { rectificationStates } from '../domain/rectification/index.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  personName,
  yearSchema,
} from './common.ts';

export const factsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  year: yearSchema.optional(),
});
/** GET /api/complaints, /api/exposures, /api/tickets */
export const incidentsQuery = factsQuery.extend({
  sort: z.enum(['-happenedOn', 'happenedOn', 'unit']).default('-happenedOn'),
});
export const inspectionSchema = z.object({
  id: z.number(),
  unit: unitRef,
  wave: z.string(),
  kind: z.string(),
  visitedOn: daySchema,
  score: decimalSchema,
  deductions: z.number().int(),
  evidence: z.number().int(),
  /** Brought from outside the outlet's line: it ranks, but settles nothing yet. */
  unconfirmed: z.boolean(),
});
/** GET /api/inspections/unconfirmed: what waits in the own range, by wave and kind. */
export const unconfirmedSchema = z.array(
  z.object({ wave: z.string(), kind: z.string(), n: z.number().int() }),
);
/** POST /api/inspections/confirm: a wave of one kind, or one visit of it. */
export const confirmSchema = z.object({
  wave: z.string().min(1).max(20),
  kind: z.string().min(1).max(20),
  inspectionId: idSchema.optional(),
});
export const confirmedSchema = z.object({ confirmed: z.number().int() });
/** GET /api/inspections */
export const inspectionsQuery = factsQuery.extend({
  wave: z.string().max(20).optional(),
  kind: z.string().max(20).optional(),
  sort: z.enum(['visitedOn', '-visitedOn', 'score', '-score', 'unit']).default('-visitedOn'),
});
/** `more`: beyond `total`, which is as far as it is counted. */
export const inspectionsPage = pageOf(inspectionSchema);
export const evidenceSchema = z.object({
  id: z.number(),
  unitId: z.number(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  note: z.string(),
  createdBy: personName,
  createdAt: momentSchema,
  /** The phone's own name for it, as answers refer to it; null when it came from a desk. */
  clientId: z.string().nullable(),
  /** Key of the answer it belongs to; '' for none. */
  itemCode: z.string(),
  capturedAt: momentSchema.nullable(),
  /** Whether GET /api/evidence/:unitId/:id/thumbnail shows a small picture. */
  hasThumbnail: z.boolean(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
export const deductionSchema = z.object({
  itemCode: z.string(),
  itemName: z.string(),
  category: z.string(),
  points: decimalSchema,
  isKey: z.boolean(),
  /** The earlier wave of the same kind in which the same item was deducted, when it was the last one visited. */
  repeatedFrom: z.object({ inspectionId: z.number(), wave: z.string() }).nullable(),
  /** 整改 of this deduction, and the one before it in the chain of repeats. */
  rectification: z
    .object({
      id: z.number(),
      state: z.enum(rectificationStates),
      before: z.object({ id: z.number(), state: z.enum(rectificationStates) }).nullable(),
    })
    .nullable(),
});
/** GET /api/inspections/:unitId/:id */
export const inspectionDetailSchema = inspectionSchema
  .omit({ deductions: true, evidence: true })
  .extend({
    deductions: z.array(deductionSchema),
    evidence: z.array(evidenceSchema),
    abilities: z.object({ addEvidence: z.boolean(), confirm: z.boolean() }),
  });
export type InspectionDetail = z.infer<typeof inspectionDetailSchema>;
/** POST /api/evidence/:factKind/:unitId/:factId (multipart `file`) → evidenceSchema; GET /api/evidence/:unitId/:id/file */
export const factKinds = [
  'inspection', // 检查成绩
  'visit', // 检查单
  'complaint',
  'exposure',
  'ticket',
  'appeal',
  'rectification',
  'clip', // 录像调取
  'deed', // 好人好事
  'meeting', // 晨会记录
] as const;

export const complaintSchema = z.object({
  id: z.number(),
  unit: unitRef,
  orderNo: z.string(),
  happenedOn: daySchema,
  justified: z.boolean(),
  subjective: z.boolean(),
  assessed: z.boolean(),
  amount: decimalSchema.nullable(),
});
export const exposureSchema = z.object({
  id: z.number(),
  unit: unitRef,
  happenedOn: daySchema,
  level: z.string(),
  verified: z.boolean(),
});
export const ticketSchema = z.object({
  id: z.number(),
  unit: unitRef,
  happenedOn: daySchema,
  offender: personName,
  clause: z.string(),
  times: z.number().int(),
  points: decimalSchema.nullable(),
  amount: decimalSchema.nullable(),
});
/** GET /api/complaints, /api/exposures, /api/tickets */
export const complaintsPage = pageOf(complaintSchema);
export const exposuresPage = pageOf(exposureSchema);
export const ticketsPage = pageOf(ticketSchema);
/** GET /api/waves: what has been visited, for pickers. */
export const wavesSchema = z.array(
  z.object({
    wave: z.string(),
    kind: z.string(),
    visited: z.number().int(),
    from: daySchema,
    to: daySchema,
  }),
);

/** GET /api/rankings */
export const rankingQuery = pageQuery.extend({
  wave: z.string().max(20),
  kind: z.string().max(20).default('省行神秘人'),
  within: z.enum(['省行', '市行', '县行']),
  search: z.string().max(80).optional(),
  sort: z.enum(['place', '-place', 'score', '-score', 'unit']).default('place'),
});
export const rankingRow = z.object({
  unit: unitRef,
  group: unitRef,
  inspectionId: z.number(),
  score: decimalSchema,
  place: z.number().int(),
  fromBottom: z.number().int(),
  visited: z.number().int(),
  tied: z.number().int(),
  /** Against the wave before: places gained (+) or lost (−); null without an earlier visit. */
  moved: z.number().int().nullable(),
});
export type RankingRow = z.infer<typeof rankingRow>;
export const rankingPage = pageOf(rankingRow).extend({
  /** For the chart: how many outlets in scope scored in each whole-point band. */
  distribution: z.array(z.object({ from: decimalSchema, count: z.number().int() })),
  target: decimalSchema.nullable(),
});
