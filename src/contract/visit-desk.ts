/** 检查单 as the desk sees it: lists, one visit with its arithmetic, review, recordings. */
import { z } from 'zod';
import { visitStates } from '../domain/visit/model.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
} from './common.ts';
import { evidenceSchema } from './inspection.ts';
import { standardDocumentSchema } from './standard.ts';

export const visitRowSchema = z.object({
  id: z.number(),
  unit: unitRef,
  /** Null where the reader may not know of the round. */
  round: z.object({ id: z.number(), name: z.string() }).nullable(),
  kind: z.string(),
  wave: z.string(),
  /** Null where the reader may not know who came (暗访). */
  inspector: z.string().nullable(),
  mine: z.boolean(),
  secret: z.boolean(),
  secondOf: z.number().nullable(),
  dueOn: daySchema,
  overdue: z.boolean(),
  state: z.enum(visitStates),
  visitedOn: daySchema.nullable(),
  submittedAt: momentSchema.nullable(),
  lockedAt: momentSchema.nullable(),
  /** On the standard's own scale; null before it may be known. */
  score: decimalSchema.nullable(),
  inspectionId: z.number().nullable(),
});
export type VisitRow = z.infer<typeof visitRowSchema>;

/** GET /api/visits, /api/visits.xlsx */
export const visitsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  roundId: idSchema.optional(),
  unitId: idSchema.optional(),
  ownerId: z.string().max(80).optional(),
  kind: z.string().max(20).optional(),
  state: z.enum([...visitStates, 'overdue']).optional(),
  sort: z
    .enum(['dueOn', '-dueOn', 'unit', 'score', '-score', 'submittedAt', '-submittedAt'])
    .default('dueOn'),
});
export const visitsPage = pageOf(visitRowSchema);

const scoreSchema = z.object({
  score: decimalSchema,
  total: decimalSchema,
  grade: z.string().nullable(),
  vetoed: z.array(z.string()),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      state: z.enum(['earned', 'not-applicable', 'unanswered', 'recorded']),
      points: decimalSchema,
      earned: decimalSchema,
      deducted: decimalSchema,
      isKey: z.boolean(),
      category: z.string(),
      reason: z.string(),
    }),
  ),
  modules: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      points: decimalSchema,
      full: decimalSchema,
      earned: decimalSchema,
    }),
  ),
  steps: z.array(
    z.object({ kind: z.string(), label: z.string(), text: z.string(), value: z.string() }),
  ),
});

export const historySchema = z.object({
  id: z.number(),
  at: momentSchema,
  /** Null where the reader may not know who came (暗访). */
  by: z.string().nullable(),
  action: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

export const clipSchema = z.object({
  id: z.number(),
  unit: unitRef,
  visitId: z.number(),
  round: z.string().nullable(),
  fromAt: momentSchema,
  toAt: momentSchema,
  post: z.string(),
  dueAt: momentSchema,
  state: z.enum(['asked', 'provided', 'overdue', 'refused']),
  /** Provided after its due time. */
  late: z.boolean(),
  link: z.string().nullable(),
  note: z.string(),
  providedAt: momentSchema.nullable(),
  /** The recording itself, opened by GET /api/evidence/:unitId/:id/file. */
  file: z
    .object({ id: z.number(), name: z.string(), mediaType: z.string(), bytes: z.number() })
    .nullable(),
});
export type Clip = z.infer<typeof clipSchema>;

export const coverageSchema = z.object({
  people: z.array(z.object({ key: z.string(), post: z.string(), label: z.string() })),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      posts: z.array(z.string()),
      methods: z.array(z.string()),
    }),
  ),
  cells: z.array(
    z.object({
      item: z.string(),
      person: z.string(),
      state: z.enum(['answered', 'not-applicable', 'missing', 'not-by-recording']),
    }),
  ),
  postsWithoutPeople: z.array(z.string()),
  needed: z.number().int(),
  answered: z.number().int(),
  missing: z.number().int(),
});
export type VisitCoverage = z.infer<typeof coverageSchema>;

/** GET /api/visits/:unitId/:id */
export const visitDetailSchema = visitRowSchema.extend({
  standard: z.object({
    id: z.number(),
    name: z.string(),
    version: z.number(),
    document: standardDocumentSchema,
  }),
  /** By `code` or `code@person`; null before the reader may see them. */
  answers: z
    .record(
      z.string(),
      z.object({ value: z.json(), reason: z.string(), evidence: z.array(z.string()) }),
    )
    .nullable(),
  people: z.array(z.object({ key: z.string(), post: z.string(), label: z.string() })),
  note: z.string(),
  unanswered: z.array(z.string()),
  conflicts: z.array(
    z.object({
      key: z.string(),
      heads: z.array(
        z.object({ id: z.string(), value: z.json(), at: z.string(), device: z.string() }),
      ),
    }),
  ),
  result: scoreSchema.nullable(),
  resultSha256: z.string().nullable(),
  /** What appeals made of the locked result, on the same scale; null where none changed it. */
  corrected: z
    .object({
      score: decimalSchema,
      grade: z.string().nullable(),
      vetoed: z.array(z.string()),
      appealIds: z.array(z.number()),
    })
    .nullable(),
  start: z
    .object({
      at: z.string(),
      place: z
        .object({ latitude: z.number(), longitude: z.number(), accuracy: z.number() })
        .nullable(),
    })
    .nullable(),
  circumstances: z.record(z.string(), z.unknown()),
  signature: z.record(z.string(), z.unknown()).nullable(),
  evidence: z.array(evidenceSchema),
  reviewer: z.string().nullable(),
  reviewedAt: momentSchema.nullable(),
  history: z.array(historySchema),
  clips: z.array(clipSchema),
  abilities: z.object({
    review: z.boolean(),
    return: z.boolean(),
    approve: z.boolean(),
    lock: z.boolean(),
    reassign: z.boolean(),
    askClip: z.boolean(),
    capture: z.boolean(),
  }),
});
export type VisitDetail = z.infer<typeof visitDetailSchema>;

export const visitParams = z.object({ unitId: idSchema, id: idSchema });
/** POST /api/visits/:unitId/:id/return: back to the inspector, item by item. */
export const returnBody = z.object({
  reason: z.string().trim().min(1).max(1000),
  remarks: z
    .array(z.object({ key: z.string().max(120), text: z.string().trim().min(1).max(500) }))
    .max(500)
    .default([]),
});
/** POST /api/visits/:unitId/:id/(review|approve|lock) → visitStep */
export const visitStepped = z.object({ state: z.enum(visitStates) });
/** `from`: the inspector it is taken from, by the name that was shown. */
export const reassignBody = z.object({
  ownerId: z.string().min(1).max(80),
  from: z.string().max(80),
});

/** POST /api/visits/advance: many at once, as a job; its result counts what was done and what was not. */
export const advanceVisitsBody = z.object({
  step: z.enum(['approve', 'lock']),
  roundId: idSchema,
  /** All of the round that may take the step when left out. */
  visits: z.array(visitParams).max(5000).optional(),
});

/** GET /api/clips */
export const clipsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  roundId: idSchema.optional(),
  state: z.enum(['asked', 'provided', 'overdue', 'refused']).optional(),
  sort: z.enum(['dueAt', '-dueAt', 'unit']).default('dueAt'),
});
export const clipsPage = pageOf(clipSchema);
const moment = z.iso.datetime({ offset: true });
/** POST /api/visits/:unitId/:id/clips */
export const askClipBody = z.object({
  fromAt: moment,
  toAt: moment,
  post: z.string().max(40).default(''),
  dueAt: moment,
});
/** POST /api/clips/:unitId/:id/link | /refuse; the file itself by POST …/file (multipart `file`). */
export const clipLinkBody = z.object({
  link: z.url({ protocol: /^https?$/ }).max(500),
  note: z.string().max(500).default(''),
});
export const clipRefuseBody = z.object({ reason: z.string().trim().min(1).max(500) });
