/**
 * 培训与晨会: what the plan's third lever leaves behind — sessions and who came, oral quizzes drawn from
 * a bank of questions, the daily 晨会 drill, and essays. What a unit plans (sessions, questions, quizzes,
 * essays asked for) is read by everybody below it; what a person did is a fact of the person's outlet.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { person, unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped, scopedPersonally, scopedWithAncestors } from './scope.ts';

/** Columns of what a unit plans for its range. */
const planned = () => ({
  id: identity().primaryKey(),
  ...unitColumns(),
  lastNo: big('last_no').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});
const list = (name: string) => jsonb(name).$type<string[]>().notNull().default([]);

/** 培训安排: one session. */
export const trainingSession = pgTable(
  'training_session',
  {
    ...planned(),
    title: text('title').notNull(),
    /** training 培训, drill 演练, observation 观摩, video 录像学习 */
    kind: text('kind').notNull(),
    heldOn: date('held_on').notNull(),
    /** HH:MM in the bank's time. */
    startsAt: text('starts_at').notNull(),
    hours: numeric('hours', { precision: 4, scale: 1 }).notNull(),
    place: text('place').notNull().default(''),
    /** Posts it is meant for; none = everybody. */
    posts: list('posts'),
    tags: list('tags'),
    itemCodes: list('item_codes'),
    /** 必修: who has not had it is listed. */
    required: boolean('required').notNull().default(false),
    /** 补训: coming here counts for that session too. */
    makeupOf: big('makeup_of'),
    materialUrl: text('material_url').notNull().default(''),
    /** The material as a file in the store; null = none. */
    material: jsonb('material').$type<StoredMaterial>(),
    note: text('note').notNull().default(''),
    cancelled: boolean('cancelled').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('training_session_day').on(t.heldOn, t.unitNo),
    index('training_session_makeup').on(t.makeupOf),
    check('training_session_kind', sql`${t.kind} in ('training', 'drill', 'observation', 'video')`),
    check('training_session_hours', sql`${t.hours} > 0 and ${t.hours} <= 24`),
    unitKey('training_session', t),
    ...scopedWithAncestors('training_session'),
  ],
).enableRLS();
type StoredMaterial = { name: string; mediaType: string; bytes: number; sha256: string };

/** 到训: one person at one session. */
export const trainingAttendance = pgTable(
  'training_attendance',
  {
    ...unitColumns(),
    sessionId: big('session_id')
      .notNull()
      .references(() => trainingSession.id, { onDelete: 'cascade' }),
    personId: big('person_id')
      .notNull()
      .references(() => person.id),
    /** present 到, late 迟到, absent 缺席 */
    state: text('state').notNull(),
    reason: text('reason').notNull().default(''),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.sessionId, t.personId] }),
    index('training_attendance_session').on(t.sessionId, t.personId),
    index('training_attendance_person').on(t.personId),
    check('training_attendance_state', sql`${t.state} in ('present', 'late', 'absent')`),
    unitKey('training_attendance', t),
    ...scoped('training_attendance'),
  ],
).enableRLS();

/** 题库: a question that is asked orally, with the points an answer must name. */
export const quizQuestion = pgTable(
  'quiz_question',
  {
    ...planned(),
    question: text('question').notNull(),
    answerPoints: list('answer_points'),
    tag: text('tag').notNull(),
    source: text('source').notNull().default(''),
    /** No longer drawn; quizzes that asked it keep it. */
    retired: boolean('retired').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('quiz_question_unit_no').on(t.unitNo, t.id),
    unitKey('quiz_question', t),
    ...scopedWithAncestors('quiz_question'),
  ],
).enableRLS();

/** 抽问: questions drawn by a seed anybody can check. */
export const quiz = pgTable(
  'quiz',
  {
    ...planned(),
    title: text('title').notNull(),
    heldOn: date('held_on').notNull(),
    /** The whole pool in its numbered order, as it was: [{id, question, answerPoints, tag}]. */
    pool: jsonb('pool').notNull(),
    poolSha256: text('pool_sha256').notNull(),
    /** Canonical key of RFC 3797, and whether the system made it up. */
    seed: text('seed').notNull(),
    seedBySystem: boolean('seed_by_system').notNull(),
    /** Ids of the questions drawn, in the order of the draw. */
    picks: jsonb('picks').$type<number[]>().notNull(),
  },
  (t) => [
    index('quiz_day').on(t.heldOn, t.unitNo),
    unitKey('quiz', t),
    ...scopedWithAncestors('quiz'),
  ],
).enableRLS();

/** 抽问成绩: one person's answer to one question. */
export const quizAnswer = pgTable(
  'quiz_answer',
  {
    ...unitColumns(),
    quizId: big('quiz_id')
      .notNull()
      .references(() => quiz.id, { onDelete: 'cascade' }),
    personId: big('person_id')
      .notNull()
      .references(() => person.id),
    questionId: big('question_id').notNull(),
    isRight: boolean('is_right').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.quizId, t.personId, t.questionId] }),
    index('quiz_answer_unit_no').on(t.unitNo, t.quizId),
    index('quiz_answer_person').on(t.personId),
    unitKey('quiz_answer', t),
    ...scoped('quiz_answer'),
  ],
).enableRLS();

/** 晨会: what an outlet drilled on a morning, with whom. */
export const morningMeeting = pgTable(
  'morning_meeting',
  {
    id: identity(),
    ...unitColumns(),
    day: date('day').notNull(),
    /** The item of the checklist; '' for a drill in free words. */
    itemCode: text('item_code').notNull().default(''),
    drill: text('drill').notNull(),
    tag: text('tag').notNull().default(''),
    /** Who took part, by the names they had: [{id, name}]. */
    participants: jsonb('participants').$type<{ id: number; name: string }[]>().notNull(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('morning_meeting_once').on(t.unitId, t.day),
    index('morning_meeting_day').on(t.unitNo, t.day),
    index('morning_meeting_newest').on(t.day.desc().nullsFirst(), t.unitNo, t.id),
    index('morning_meeting_tag').on(t.tag, t.day.desc().nullsFirst(), t.unitNo, t.id),
    unitKey('morning_meeting', t),
    ...scoped('morning_meeting'),
  ],
).enableRLS();

/** 心得征集: an essay asked of everybody in a range by a day. */
export const essayOrder = pgTable(
  'essay_order',
  {
    ...planned(),
    title: text('title').notNull(),
    note: text('note').notNull().default(''),
    dueOn: date('due_on').notNull(),
    /** Posts it is asked of; none = everybody. */
    posts: list('posts'),
    cancelled: boolean('cancelled').notNull().default(false),
  },
  (t) => [
    index('essay_order_due').on(t.dueOn, t.unitNo),
    unitKey('essay_order', t),
    ...scopedWithAncestors('essay_order'),
  ],
).enableRLS();

/** 心得: what one person handed in. */
export const essay = pgTable(
  'essay',
  {
    ...unitColumns(),
    orderId: big('order_id')
      .notNull()
      .references(() => essayOrder.id, { onDelete: 'cascade' }),
    personId: big('person_id')
      .notNull()
      .references(() => person.id),
    body: text('body').notNull().default(''),
    /** A file of the store instead of or beside the text; null = none. */
    file: jsonb('file').$type<StoredMaterial>(),
    /** When it was first complete: decides whether it came in time. */
    handedAt: moment('handed_at').notNull().defaultNow(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.orderId, t.personId] }),
    index('essay_order_person').on(t.orderId, t.personId),
    index('essay_person').on(t.personId),
    unitKey('essay', t),
    ...scopedPersonally('essay'),
  ],
).enableRLS();
