/**
 * 个人信息: what a bank sets about it, the requests of those it belongs to, impact assessments, and what
 * stops the sweep of what is old (docs/decisions/0058).
 */
import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { person, unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped, scopedPersonally, scopedWithAncestors } from './scope.ts';

/** 个人信息设置, of the top unit: names masked or not, how long each class is kept (domain/personal). */
export const personalSetting = pgTable(
  'personal_setting',
  {
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    document: jsonb('document').notNull(),
    version: integer('version').notNull().default(1),
    updatedBy: text('updated_by').notNull(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId] }),
    unitKey('personal_setting', t),
    ...scopedWithAncestors('personal_setting'),
  ],
).enableRLS();

/** 个人信息申请 (个人信息保护法 arts. 45–50): what somebody asks about the own data, and the answer. */
export const dataRequest = pgTable(
  'data_request',
  {
    id: identity(),
    ...unitColumns(),
    personId: big('person_id')
      .notNull()
      .references(() => person.id),
    /** copy 查阅复制, correct 更正, erase 删除, explain 解释规则 */
    kind: text('kind').notNull(),
    reason: text('reason').notNull().default(''),
    askedById: text('asked_by_id').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    dueOn: date('due_on').notNull(),
    /** open, granted, refused */
    state: text('state').notNull().default('open'),
    /** What was done, or why not. */
    answer: text('answer').notNull().default(''),
    decidedBy: text('decided_by').notNull().default(''),
    decidedAt: moment('decided_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('data_request_state').on(t.unitNo, t.state, t.dueOn),
    index('data_request_person').on(t.personId),
    check('data_request_kind', sql`${t.kind} in ('copy', 'correct', 'erase', 'explain')`),
    check('data_request_state', sql`${t.state} in ('open', 'granted', 'refused')`),
    check('data_request_answer', sql`${t.state} <> 'refused' or ${t.answer} <> ''`),
    unitKey('data_request', t),
    ...scopedPersonally('data_request'),
  ],
).enableRLS();

/** 影响评估 (arts. 55–56): written before persons are named in public, approved by somebody else. */
export const impactAssessment = pgTable(
  'impact_assessment',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    title: text('title').notNull(),
    /** ledger 台账公示, ranking 个人排名, winners 获奖名单 */
    uses: jsonb('uses').$type<string[]>().notNull(),
    /** The plan it is made for; null = every plan of the unit. */
    planId: big('plan_id'),
    purpose: text('purpose').notNull(),
    lawfulness: text('lawfulness').notNull(),
    effect: text('effect').notNull(),
    measures: text('measures').notNull(),
    createdBy: text('created_by').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    approvedBy: text('approved_by').notNull().default(''),
    approvedAt: moment('approved_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('impact_assessment_unit_no').on(t.unitNo, t.id),
    unitKey('impact_assessment', t),
    ...scopedWithAncestors('impact_assessment'),
  ],
).enableRLS();

/** 保全: what stops the sweep for a unit and all below it, until it is lifted. */
export const retentionHold = pgTable(
  'retention_hold',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    /** A class of domain/personal, or all. */
    kind: text('kind').notNull(),
    reason: text('reason').notNull(),
    placedBy: text('placed_by').notNull(),
    placedAt: moment('placed_at').notNull().defaultNow(),
    liftedBy: text('lifted_by').notNull().default(''),
    liftedAt: moment('lifted_at'),
  },
  (t) => [
    index('retention_hold_unit_no').on(t.unitNo, t.id),
    unitKey('retention_hold', t),
    ...scoped('retention_hold'),
  ],
).enableRLS();

/** 清理记录: what one nightly sweep removed of one class, and what a hold kept. */
export const retentionSweep = pgTable(
  'retention_sweep',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    kind: text('kind').notNull(),
    before: date('before').notNull(),
    removed: integer('removed').notNull(),
    held: integer('held').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** Hashes that rows named until then: for some nights their files are asked about again. */
    files: text('files')
      .array()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [
    index('retention_sweep_unit_no').on(t.unitNo, t.id),
    unitKey('retention_sweep', t),
    ...scoped('retention_sweep'),
  ],
).enableRLS();
