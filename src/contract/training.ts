/** 培训安排, 到训 and who has not had a required training, on the wire; and what is one's own. */
import { z } from 'zod';
import { attendanceStates, sessionKinds, tags } from '../domain/training/index.ts';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';

const line = (most: number) => z.string().trim().max(most);
const kind = z.enum(sessionKinds);
const state = z.enum(attendanceStates);
const hours = z.string().regex(/^\d{1,2}(\.\d)?$/, '学时最多一位小数，如 4 或 1.5');
export const postList = z.array(line(40).min(1)).max(20);
export const tagSchema = z.enum(tags);
const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]);

export const fileSchema = z.object({ name: z.string(), mediaType: z.string(), bytes: z.number() });

export const sessionSchema = z.object({
  id: z.number(),
  unit: unitRef,
  title: z.string(),
  kind,
  heldOn: daySchema,
  startsAt: z.string(),
  hours: z.string(),
  place: z.string(),
  posts: z.array(z.string()),
  tags: z.array(tagSchema),
  itemCodes: z.array(z.string()),
  required: z.boolean(),
  makeupOf: z.number().nullable(),
  materialUrl: z.string(),
  material: fileSchema.nullable(),
  note: z.string(),
  cancelled: z.boolean(),
  createdBy: z.string(),
  version: z.number().int(),
  /** Recorded so far, within the reader's range. */
  present: z.number().int(),
  late: z.number().int(),
  absent: z.number().int(),
});
export type TrainingSession = z.infer<typeof sessionSchema>;

/** GET /api/trainings (also .xlsx) */
export const sessionsQuery = pageQuery.extend({
  search: line(80).optional(),
  kind: kind.optional(),
  tag: tagSchema.optional(),
  /** Those still to come, or held already, or cancelled. */
  when: z.enum(['coming', 'past', 'cancelled']).optional(),
  required: z.enum(['yes']).optional(),
  unitId: idSchema.optional(),
  sort: z.enum(['day', '-day', 'unit', '-hours']).default('-day'),
});
export const sessionsPage = pageOf(sessionSchema).extend({
  abilities: z.object({ edit: z.boolean() }),
});
export type SessionsPage = z.infer<typeof sessionsPage>;

/** POST /api/trainings; PATCH /api/trainings/:id with `version`. */
export const sessionBody = z.object({
  title: line(120).min(1),
  kind,
  heldOn: daySchema,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 08:30'),
  hours,
  place: line(120).default(''),
  posts: postList.default([]),
  tags: z.array(tagSchema).max(10).default([]),
  itemCodes: z.array(line(40).min(1)).max(50).default([]),
  required: z.boolean().default(false),
  makeupOf: idSchema.nullable().default(null),
  materialUrl: link.default(''),
  note: line(2000).default(''),
});
export type SessionBody = z.input<typeof sessionBody>;
export const sessionEdit = sessionBody.omit({ makeupOf: true }).extend({
  version: z.number().int().min(1),
  cancelled: z.boolean().default(false),
});
export const madeSchema = z.object({ id: z.number() });

/** GET /api/trainings/:id */
export const sessionDetail = sessionSchema.extend({
  /** People it is meant for, within the reader's range. */
  audience: z.number().int(),
  original: z.object({ id: z.number(), title: z.string() }).nullable(),
  makeups: z.array(z.object({ id: z.number(), heldOn: daySchema })),
  can: z.object({ edit: z.boolean(), record: z.boolean() }),
});
export type SessionDetail = z.infer<typeof sessionDetail>;

/** GET /api/trainings/:id/roll (also .xlsx) */
export const rollQuery = pageQuery.extend({
  search: line(80).optional(),
  state: z.union([state, z.literal('none')]).optional(),
  unitId: idSchema.optional(),
});
export const rollRow = z.object({
  personId: z.number(),
  name: z.string(),
  staffNo: z.string(),
  post: z.string(),
  unit: unitRef,
  state: state.nullable(),
  reason: z.string(),
  recordedBy: z.string(),
});
export type RollRow = z.infer<typeof rollRow>;
export const rollPage = pageOf(rollRow);
/** PUT /api/trainings/:id/attendance */
export const attendanceBody = z.object({
  rows: z
    .array(z.object({ personId: idSchema, state, reason: line(200).default('') }))
    .min(1)
    .max(500),
});
export const attendanceDone = z.object({
  recorded: z.number().int(),
  /** Training orders of on-the-spot tickets that this fulfils. */
  fulfilled: z.number().int(),
  /** Those that it had fulfilled for people who were not there after all. */
  reopened: z.number().int(),
});

/** GET /api/training-posts: posts held in the reader's range. */
export const postsAnswer = z.array(z.string());

/** GET /api/training-gaps (also .xlsx): required, held, and this person was not there. */
export const gapsQuery = pageQuery.extend({
  search: line(80).optional(),
  sessionId: idSchema.optional(),
  unitId: idSchema.optional(),
  post: line(40).optional(),
  sort: z.enum(['-day', 'unit']).default('-day'),
});
export const gapRow = z.object({
  session: z.object({ id: z.number(), title: z.string(), heldOn: daySchema, unit: z.string() }),
  person: z.object({ id: z.number(), name: z.string(), staffNo: z.string(), post: z.string() }),
  unit: unitRef,
  /** absent = it was recorded so; null = nothing was recorded. */
  state: state.nullable(),
  reason: z.string(),
});
export type GapRow = z.infer<typeof gapRow>;
export const gapsPage = pageOf(gapRow);
export type GapsPage = z.infer<typeof gapsPage>;

/** GET /api/my-training: the own sessions, quiz results and essays. */
export const mySession = sessionSchema
  .pick({
    id: true,
    title: true,
    kind: true,
    heldOn: true,
    startsAt: true,
    hours: true,
    place: true,
    required: true,
    materialUrl: true,
    material: true,
    note: true,
  })
  .extend({ unit: z.string(), state: state.nullable(), reason: z.string() });
export const myEssay = z.object({
  orderId: z.number(),
  title: z.string(),
  note: z.string(),
  dueOn: daySchema,
  overdue: z.boolean(),
  handedAt: momentSchema.nullable(),
  body: z.string(),
  file: fileSchema.nullable(),
});
export type MyEssay = z.infer<typeof myEssay>;
export const myTraining = z.object({
  /** Null for an account that stands for nobody in 人员. */
  person: z.object({ name: z.string(), post: z.string() }).nullable(),
  sessions: z.array(mySession),
  quizzes: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      heldOn: daySchema,
      right: z.number().int(),
      asked: z.number().int(),
      answers: z.array(
        z.object({
          question: z.string(),
          answerPoints: z.array(z.string()),
          isRight: z.boolean(),
        }),
      ),
    }),
  ),
  essays: z.array(myEssay),
});
export type MyTraining = z.infer<typeof myTraining>;
