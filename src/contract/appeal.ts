/** 申诉 on the wire. */
import { z } from 'zod';
import {
  actionKinds,
  appealStates,
  decisions,
  faults,
  parties,
  reasonCodes,
  subjectKinds,
} from '../domain/appeal/index.ts';
import { clockSchema } from './calendar.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  personName,
  textEndingInName,
  historyDetail,
  yearSchema,
} from './common.ts';
import { evidenceSchema } from './inspection.ts';
import { itemSchema } from './standard.ts';

const text = (most: number) => z.string().trim().max(most);
export const subjectKindSchema = z.enum(subjectKinds);

/** What is disputed: an item of an inspection, a ticket, or a ledger line. */
export const subjectRefSchema = z.object({
  kind: subjectKindSchema,
  unitId: idSchema,
  id: idSchema,
  itemCode: text(40).default(''),
});
export type SubjectRef = z.infer<typeof subjectRefSchema>;

/** As it stood when the appeal was filed; kept with it. */
export const subjectSchema = z.object({
  /** 着装规范（A01）, 现场处罚单 R11, C3-R08 得分低于目标 … */
  title: z.string(),
  /** The visit, ticket or rule it belongs to. */
  context: textEndingInName,
  measure: z.enum(['points', 'money', 'none']),
  before: decimalSchema,
  /** Score of the visit, for a deduction. */
  score: decimalSchema.nullable(),
  /** When the outlet could know of it. */
  knownOn: daySchema,
  settings: z.object({
    fileWithin: z.number().int(),
    decideWithin: z.number().int(),
    secondFileWithin: z.number().int(),
    secondDecideWithin: z.number().int(),
    silence: z.enum(['escalates', 'granted']),
    source: z.string(),
  }),
});
export type SubjectShown = z.infer<typeof subjectSchema>;

export const appealRowSchema = z.object({
  id: z.number(),
  unit: unitRef,
  subjectKind: subjectKindSchema,
  subjectId: z.number(),
  itemCode: z.string(),
  title: z.string(),
  context: z.string(),
  reasonCode: z.enum(reasonCodes),
  instance: z.number().int(),
  state: z.enum(appealStates),
  decision: z.enum(decisions).nullable(),
  forum: unitRef,
  waitingOn: z.enum(parties),
  /** The name behind waitingOn, in words: 温州市分行 陈九, 大峃网点, 冯八. */
  waitingName: textEndingInName,
  filedByName: personName,
  filedAt: momentSchema,
  dueAt: momentSchema,
  overdue: z.boolean(),
  reviewerName: z.string().nullable(),
  decidedAt: momentSchema.nullable(),
});
export type AppealRow = z.infer<typeof appealRowSchema>;

/** GET /api/appeals (also .xlsx) */
export const appealsQuery = pageQuery.extend({
  whose: z.enum(['all', 'mine', 'to-decide']).default('all'),
  state: z.enum([...appealStates, 'open']).optional(),
  kind: subjectKindSchema.optional(),
  reason: z.enum(reasonCodes).optional(),
  unitId: idSchema.optional(),
  search: text(80).optional(),
  sort: z.enum(['due', '-filedAt', 'filedAt', 'unit']).default('-filedAt'),
});
export const appealsPage = pageOf(appealRowSchema).extend({
  counts: z.object({
    open: z.number().int(),
    toDecide: z.number().int(),
    overdue: z.number().int(),
  }),
});

export const packetSchema = z.object({
  evidenceId: idSchema,
  /** Seconds into a clip or recording. */
  from: z.number().min(0).max(86_400).nullable().default(null),
  to: z.number().min(0).max(86_400).nullable().default(null),
  note: text(300).default(''),
});
export type Packet = z.infer<typeof packetSchema>;

/** What a decision changes, before and after: own county in rows, all others in numbers. */
export const effectSchema = z.object({
  facts: z.array(z.object({ what: z.string(), before: z.string(), after: z.string() })),
  lines: z.array(
    z.object({
      unit: unitRef,
      ruleId: z.string(),
      title: z.string(),
      about: z.string(),
      before: decimalSchema.nullable(),
      after: decimalSchema.nullable(),
    }),
  ),
  ranks: z.array(
    z.object({
      unit: unitRef,
      within: z.string(),
      before: z.number().int(),
      after: z.number().int(),
      visited: z.number().int(),
    }),
  ),
  total: z.object({ before: decimalSchema, after: decimalSchema, change: decimalSchema }),
  others: z.object({ units: z.number().int(), lines: z.number().int(), ranks: z.number().int() }),
  /** Runs that entered it into the ledger; empty in a preview. */
  settlements: z.array(z.number().int()),
});
export type Effect = z.infer<typeof effectSchema>;

export const historySchema = z.object({
  id: z.number(),
  at: momentSchema,
  by: personName,
  action: z.string(),
  detail: historyDetail,
});

/** GET /api/appeals/:unitId/:id */
export const appealSchema = appealRowSchema.extend({
  subject: subjectSchema,
  claim: z.string(),
  packets: z.array(packetSchema),
  packetsSha256: z.string(),
  evidence: z.array(evidenceSchema),
  againstName: z.string(),
  clock: clockSchema,
  /** How the time to file was counted. */
  filingClock: clockSchema,
  remaining: decimalSchema.nullable(),
  opinion: z.string(),
  effect: effectSchema.nullable(),
  history: z.array(historySchema),
  /** The other instances of the same matter, first to last. */
  instances: z.array(
    z.object({
      id: z.number(),
      instance: z.number().int(),
      state: z.enum(appealStates),
      decision: z.enum(decisions).nullable(),
      reviewerName: z.string().nullable(),
    }),
  ),
  /** The visit's evidence beside the appellant's, for a deduction or a line about a visit. */
  visitEvidence: z.array(evidenceSchema),
  /** The disputed item as its standard has it, and what was answered on it, per person on duty. */
  item: itemSchema
    .pick({ name: true, points: true, guide: true, clause: true, form: true })
    .nullable(),
  visitAnswers: z.array(z.object({ who: z.string(), value: z.json(), reason: z.string() })),
  /** Why each step is not open to the reader; null = it is. */
  steps: z.record(z.enum([...actionKinds, 'further', 'attach']), z.enum(faults).nullable()),
});
export type AppealDetail = z.infer<typeof appealSchema>;

/** POST /api/appeals */
export const fileSchema = subjectRefSchema.extend({
  reasonCode: z.enum(reasonCodes),
  claim: text(4000).min(5),
});
export type FileAppeal = z.input<typeof fileSchema>;
export const filedSchema = z.object({ unitId: z.number(), id: z.number() });
export const furtherSchema = z.object({ claim: text(4000).min(5) });
export const statementSchema = z.object({ text: text(4000).min(1) });
export const askSchema = statementSchema.extend({ of: z.enum(['outlet', 'issuer']) });
/** `sha256`: of the packets as they were answered. */
export const packetsSchema = z.object({
  sha256: z.string().max(64),
  packets: z.array(packetSchema).max(40),
});
/** POST …/effect and …/decision; `remaining` for 变更 only. */
export const verdictSchema = z.object({
  decision: z.enum(decisions),
  remaining: decimalSchema.nullable().default(null),
});
export const decideSchema = verdictSchema.extend({ opinion: text(4000).min(2) });

/** GET /api/appeals/about: what may be disputed of a fact, and what was. */
export const aboutQuery = z.object({
  kind: subjectKindSchema,
  unitId: idSchema,
  id: idSchema,
});
export const aboutSchema = z.object({
  /** Until when; null where nothing can be disputed. */
  clock: clockSchema.nullable(),
  /** Items (or '') that the reader may still dispute. */
  open: z.array(
    z.object({
      itemCode: z.string(),
      title: z.string(),
      measure: subjectSchema.shape.measure,
      before: decimalSchema,
    }),
  ),
  /** Why filing is not open to the reader: late, not theirs, no such state; null = it is. */
  closed: z.enum(['late', 'not-allowed', 'state']).nullable(),
  appeals: z.array(appealRowSchema),
});
export type About = z.infer<typeof aboutSchema>;

/** GET /api/appeals/overturned: by the person the appeals were against. */
export const overturnedQuery = z.object({
  year: yearSchema.optional(),
});
export const overturnedSchema = z.array(
  z.object({
    againstId: z.string(),
    name: z.string(),
    appeals: z.number().int(),
    open: z.number().int(),
    upheld: z.number().int(),
    changed: z.number().int(),
    revoked: z.number().int(),
    /** Changed or revoked of those decided, 0–1 with four decimals; null before any decision. */
    share: decimalSchema.nullable(),
  }),
);
export type Overturned = z.infer<typeof overturnedSchema>;
