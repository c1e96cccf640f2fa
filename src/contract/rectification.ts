/** 整改 on the wire: lists, one opened up, what people do with it, settings, Pareto, gate, calendar feed. */
import { z } from 'zod';
import {
  causeCodes,
  complaintChoices,
  rectificationKinds,
  rectificationStates,
  repairStages,
  sourceKinds,
  steps,
} from '../domain/rectification/index.ts';
import { itemCategories } from '../domain/inspection/model.ts';
import { roles } from '../domain/organisation/model.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  personName,
  historyDetail,
} from './common.ts';
import { heldSchema } from './drill.ts';
import { evidenceSchema } from './inspection.ts';

const version = z.number().int().min(1);
const line = z.string().trim().max(200);
const prose = z.string().trim().max(2000);
const kind = z.enum(rectificationKinds);
const state = z.enum(rectificationStates);
const cause = z.enum(causeCodes);

export const criterionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clean-visits'), visits: z.number().int().min(1).max(12) }),
  z.object({
    kind: z.literal('complaints-below'),
    which: z.enum(complaintChoices),
    count: z.number().int().min(1).max(100),
    weeks: z.number().int().min(1).max(52),
  }),
  z.object({ kind: z.literal('accepted') }),
]);

/** What a repair, a drill or a meeting has of its own. */
export const formSchema = z.object({
  stage: z.enum(repairStages).optional(),
  device: line.optional(),
  place: line.optional(),
  fault: prose.optional(),
  urgency: z.enum(['normal', 'urgent']).optional(),
  contact: line.optional(),
  vendor: line.optional(),
  /** Below the target: the visit and what it missed. */
  wave: z.string().optional(),
  score: decimalSchema.optional(),
  target: decimalSchema.optional(),
  phase: z.string().optional(),
  visitedOn: daySchema.optional(),
  note: prose.optional(),
  /** A drill as it was held. */
  held: heldSchema.optional(),
  doneById: z.string().optional(),
  /** What a ticket ordered; the 培训 or 晨会 record that fulfilled it. */
  order: z.enum(['drill', 'training']).optional(),
  sessionId: z.number().optional(),
  meetingId: z.number().optional(),
});
export type RectificationForm = z.infer<typeof formSchema>;

export const rectificationSchema = z.object({
  id: z.number(),
  unit: unitRef,
  kind,
  title: z.string(),
  state,
  itemCode: z.string(),
  category: z.string(),
  post: z.string(),
  sourceKind: z.enum(sourceKinds),
  points: decimalSchema.nullable(),
  ownerName: personName,
  dueAt: momentSchema,
  overdue: z.boolean(),
  escalation: z.number().int(),
  causeCode: z.string(),
  /** How many earlier ones this repeats. */
  repeats: z.number().int(),
  stage: z.enum(repairStages).nullable(),
  createdAt: momentSchema,
  doneAt: momentSchema.nullable(),
  closedAt: momentSchema.nullable(),
  version,
});
export type Rectification = z.infer<typeof rectificationSchema>;

/** GET /api/rectifications (also .xlsx) */
export const rectificationsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  kind: kind.optional(),
  state: z.union([state, z.literal('unfinished')]).optional(),
  overdue: z.enum(['yes']).optional(),
  repeated: z.enum(['yes']).optional(),
  category: z.enum(itemCategories).optional(),
  post: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  cause: cause.optional(),
  /** `other`: opened by hand. */
  source: z.enum([...sourceKinds.slice(0, -1), 'other']).optional(),
  sort: z.enum(['due', '-due', '-created', 'created', 'unit', '-points', 'state']).default('due'),
});
export const rectificationsPage = pageOf(rectificationSchema).extend({
  states: z.array(z.object({ state, n: z.number().int() })),
  posts: z.array(z.string()),
  abilities: z.object({ edit: z.boolean(), verify: z.boolean() }),
});
export type RectificationsPage = z.infer<typeof rectificationsPage>;

const linkSchema = z.object({
  id: z.number(),
  title: z.string(),
  state,
  /** Wave and day of the visit that found it; empty for others. */
  wave: z.string(),
  day: daySchema,
});

/** GET /api/rectifications/:unitId/:id */
export const rectificationDetail = rectificationSchema.extend({
  cause: z.string(),
  measure: z.string(),
  criterion: criterionSchema,
  form: formSchema,
  createdBy: personName,
  source: z.object({ kind: z.string(), id: z.number(), text: z.string() }),
  progress: z.object({
    verdict: z.enum(['waiting', 'verified', 'failed']),
    clean: z.number().int(),
    /** Later visits that looked at the item (or complaints that count), oldest first. */
    looks: z.array(
      z.object({ id: z.number(), text: z.string(), day: daySchema, lost: z.boolean() }),
    ),
    /** How sure k clean visits are, as the settings page states it. */
    accuracy: z.object({ sensitivity: z.number(), specificity: z.number() }).nullable(),
  }),
  /** The whole chain of repeats, this one included, oldest first. */
  chain: z.array(linkSchema),
  evidence: z.array(evidenceSchema),
  sourceEvidence: z.array(evidenceSchema),
  history: z.array(
    z.object({
      id: z.number(),
      at: momentSchema,
      by: personName,
      action: z.string(),
      detail: historyDetail,
    }),
  ),
  told: z.array(z.enum(roles)),
  can: z.object({
    edit: z.boolean(),
    due: z.boolean(),
    addEvidence: z.boolean(),
    steps: z.array(z.enum(steps)),
    /** The stage a repair may be taken to now. */
    stage: z.enum(repairStages).nullable(),
    /** Why it cannot be reported done yet. */
    missing: z.string().nullable(),
  }),
});
export type RectificationDetail = z.infer<typeof rectificationDetail>;

/** PATCH /api/rectifications/:unitId/:id */
export const rectificationEdit = z.object({
  version,
  ownerName: line.optional(),
  causeCode: cause.optional(),
  cause: prose.optional(),
  measure: prose.optional(),
  dueOn: daySchema.optional(),
});
/** POST …/step and …/stage */
export const stepBody = z.object({ version, step: z.enum(steps), reason: prose.default('') });
export const stageBody = z.object({
  version,
  stage: z.enum(repairStages),
  vendor: line.optional(),
  note: prose.optional(),
});
export const writtenSchema = z.object({ unitId: z.number(), id: z.number(), version });

/** POST /api/rectifications: a problem found otherwise than by a visit (查摆、处罚单、投诉、演练). */
export const newRectification = z.object({
  unitId: idSchema,
  title: line.min(1),
  sourceKind: z.enum(['', 'self', 'complaint', 'ticket', 'exposure', 'rectification']).default(''),
  sourceId: z.number().int().min(0).default(0),
  itemCode: z.string().trim().max(40).default(''),
  category: z.enum(itemCategories).default('软件'),
  post: z.string().trim().max(40).default(''),
  ownerName: line.default(''),
  /** 查摆 comes with its measure; others may. */
  measure: prose.default(''),
  dueOn: daySchema.optional(),
  criterion: criterionSchema.optional(),
});
/** GET /api/rectifications/self-found: 查摆 of the outlets in the reader's range. */
export const selfFoundQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100) });
export const selfFoundSchema = z.object({
  outlets: z.number().int(),
  /** Outlets that listed at least one. */
  listed: z.number().int(),
  problems: z.number().int(),
  verified: z.number().int(),
  /** The first that listed none. */
  without: z.array(unitRef),
});
export type SelfFound = z.infer<typeof selfFoundSchema>;
/** POST /api/repairs */
export const newRepair = z.object({
  unitId: idSchema,
  device: line.min(1),
  place: line.default(''),
  fault: prose.min(1),
  urgency: z.enum(['normal', 'urgent']).default('normal'),
  contact: line.default(''),
  itemCode: z.string().trim().max(40).default(''),
  dueOn: daySchema.optional(),
});
