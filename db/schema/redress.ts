/**
 * 申诉, 整改 and the calendar they are counted by. An appeal disputes one fact or ledger line; a
 * rectification mends one problem and is only 已验证 when data say so.
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
import { assignment, unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped, scopedWithAncestors } from './scope.ts';

/** 日历: days off and 调休 that differ from the built-in table, by the unit that entered them. */
export const calendarDay = pgTable(
  'calendar_day',
  {
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    day: date('day').notNull(),
    working: boolean('working').notNull(),
    name: text('name').notNull().default(''),
    source: text('source').notNull().default(''),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.day] }),
    unitKey('calendar_day', t),
    ...scopedWithAncestors('calendar_day'),
  ],
).enableRLS();

/** 申诉: by an outlet against a deduction, an on-the-spot ticket or a ledger line. */
export const appeal = pgTable(
  'appeal',
  {
    id: identity(),
    ...unitColumns(),
    /** deduction, ticket, line */
    subjectKind: text('subject_kind').notNull(),
    /** inspection id, ticket id or ledger line id; with itemCode for a deduction. */
    subjectId: big('subject_id').notNull(),
    itemCode: text('item_code').notNull().default(''),
    /** What is disputed, as it stood when filed. */
    subject: jsonb('subject').notNull(),
    reasonCode: text('reason_code').notNull(),
    claim: text('claim').notNull(),
    /** Evidence packets: evidence id, start and end within a clip, note. */
    packets: jsonb('packets').notNull().default([]),
    instance: integer('instance').notNull().default(1),
    previousId: big('previous_id'),
    /** 受理机构: the level above whoever decided what is disputed; only it may decide. */
    forumId: big('forum_id').notNull(),
    /** The account the appeal is against (inspector, issuer); '' when it is not known. */
    againstId: text('against_id').notNull().default(''),
    againstName: text('against_name').notNull().default(''),
    /** forum, outlet, issuer, nobody: whose turn it is. */
    waitingOn: text('waiting_on').notNull().default('forum'),
    state: text('state').notNull().default('filed'),
    /** The accounts who may not decide: issuer of the ticket, inspector, earlier reviewer. */
    barred: jsonb('barred').notNull().default([]),
    filedById: text('filed_by_id').notNull(),
    filedByName: text('filed_by_name').notNull(),
    filedAt: moment('filed_at').notNull().defaultNow(),
    dueAt: moment('due_at').notNull(),
    /** How dueAt was derived, day by day. */
    clock: jsonb('clock').notNull(),
    reviewerId: text('reviewer_id'),
    reviewerName: text('reviewer_name'),
    decision: text('decision'),
    /** 变更: the points or amount that remain. */
    remaining: numeric('remaining', { precision: 14, scale: 2 }),
    opinion: text('opinion').notNull().default(''),
    decidedAt: moment('decided_at'),
    /** Lines and ranks that changed with the decision. */
    effect: jsonb('effect'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('appeal_once').on(t.unitId, t.subjectKind, t.subjectId, t.itemCode, t.instance),
    index('appeal_unit_no').on(t.unitNo, t.state, t.id),
    index('appeal_due').on(t.state, t.dueAt),
    check(
      'appeal_state',
      sql`${t.state} in ('filed', 'accepted', 'decided', 'withdrawn', 'lapsed')`,
    ),
    check(
      'appeal_decision',
      sql`${t.decision} is null or ${t.decision} in ('upheld', 'changed', 'revoked')`,
    ),
    check('appeal_waiting', sql`${t.waitingOn} in ('forum', 'outlet', 'issuer', 'nobody')`),
    check('appeal_reviewer', sql`${t.reviewerId} is null or not (${t.barred} ? ${t.reviewerId})`),
    unitKey('appeal', t),
    ...scoped('appeal'),
  ],
).enableRLS();

/** 豁免: what an appeal took off a ledger line; settlement leaves the fact out by it. */
export const waiver = pgTable(
  'waiver',
  {
    ...unitColumns(),
    planId: big('plan_id').notNull(),
    ruleId: text('rule_id').notNull(),
    factKind: text('fact_kind').notNull(),
    factId: big('fact_id').notNull(),
    /** The amount that remains; 0 = none. */
    amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
    appealId: big('appeal_id').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.planId, t.ruleId, t.factKind, t.factId] }),
    unitKey('waiver', t),
    ...scoped('waiver'),
  ],
).enableRLS();

/** 整改: one problem, its owner, its measure, and how it is known to be solved. */
export const rectification = pgTable(
  'rectification',
  {
    id: identity(),
    ...unitColumns(),
    /** item, complaint, problem, repair (硬件报修), drill (当晚演练), morning (晨会) */
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    /** The fact it comes from: inspection, complaint, ticket, rectification; 0 = none. */
    sourceKind: text('source_kind').notNull().default(''),
    sourceId: big('source_id').notNull().default(0),
    itemCode: text('item_code').notNull().default(''),
    category: text('category').notNull().default(''),
    post: text('post').notNull().default(''),
    points: numeric('points', { precision: 7, scale: 2 }),
    ownerName: text('owner_name').notNull().default(''),
    dueAt: moment('due_at').notNull(),
    /** open, doing, done (待验证), verified, failed (未见效), cancelled */
    state: text('state').notNull().default('open'),
    causeCode: text('cause_code').notNull().default(''),
    cause: text('cause').notNull().default(''),
    measure: text('measure').notNull().default(''),
    /** {kind: 'clean-visits', visits: k} … (domain/rectification) */
    criterion: jsonb('criterion').notNull(),
    /** What the data say so far: clean visits counted, the visit that broke it. */
    progress: jsonb('progress').notNull().default({}),
    /** What the first counted look after it found: 'clean', 'lost'; null before there was one. */
    nextLook: text('next_look').generatedAlwaysAs(
      sql`case when progress ->> 'brokenBy' is not null and jsonb_array_length(coalesce(progress -> 'clean', '[]')) = 0 then 'lost'
        when progress ->> 'brokenBy' is not null or jsonb_array_length(coalesce(progress -> 'clean', '[]')) > 0 then 'clean' end`,
    ),
    /** Repair form, drill record … */
    form: jsonb('form').notNull().default({}),
    predecessorId: big('predecessor_id'),
    /** Steps of the ladder that an overdue one has climbed (domain/rectification/escalation), and when. */
    escalation: integer('escalation').notNull().default(0),
    escalatedAt: moment('escalated_at'),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Day of the visit that found it, else the bank's day on which it was opened. */
    foundOn: date('found_on')
      .notNull()
      .default(sql`(now() at time zone 'Asia/Shanghai')::date`),
    doneAt: moment('done_at'),
    closedAt: moment('closed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('rectification_once').on(t.unitId, t.kind, t.sourceKind, t.sourceId, t.itemCode),
    index('rectification_unit_no').on(t.unitNo, t.state, t.id),
    index('rectification_item').on(t.unitId, t.itemCode, t.id),
    // All that bars are made of, so that no row is read; and what keeps the hardware gate shut.
    index('rectification_found').on(
      t.foundOn,
      t.unitNo,
      t.kind,
      t.state,
      t.itemCode,
      t.category,
      t.post,
      t.causeCode,
      t.points,
      t.predecessorId,
      t.doneAt,
      t.nextLook,
    ),
    index('rectification_hardware')
      .on(t.unitNo, t.foundOn, t.doneAt, t.closedAt, t.state, t.kind)
      .where(sql`${t.category} = '硬件'`),
    index('rectification_repeats')
      .on(t.unitNo, t.unitId, t.predecessorId)
      .where(sql`${t.predecessorId} is not null`),
    // A title may be longer than an entry of an index.
    index('rectification_title').on(t.itemCode, sql`left(${t.title}, 200)`, t.unitNo),
    index('rectification_self')
      .on(t.createdAt, t.unitNo, t.unitId, t.state)
      .where(sql`${t.sourceKind} = 'self'`),
    // The orders of the list; counts by state, and what waits at a desk, read the one by state alone.
    index('rectification_due').on(
      sql`(${t.state} in ('open', 'doing')) desc`,
      t.dueAt,
      t.unitNo,
      t.id,
    ),
    index('rectification_created').on(t.createdAt, t.unitNo, t.id),
    index('rectification_points').on(sql`${t.points} desc nulls last`, t.unitNo, t.id),
    index('rectification_state').on(t.state, t.unitNo, t.id, t.dueAt, t.escalation),
    index('rectification_to_accept')
      .on(t.unitNo)
      .where(sql`${t.state} = 'done' and ${t.criterion} ->> 'kind' = 'accepted'`),
    index('rectification_post')
      .on(t.post, t.unitNo)
      .where(sql`${t.post} <> ''`),
    check(
      'rectification_state',
      sql`${t.state} in ('open', 'doing', 'done', 'verified', 'failed', 'cancelled')`,
    ),
    unitKey('rectification', t),
    ...scoped('rectification'),
  ],
).enableRLS();

/** 整改设置: which deductions open a rectification, by when, and who hears of it; nearest unit above wins. */
export const rectificationSetting = pgTable(
  'rectification_setting',
  {
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    /** domain/rectification/settings */
    document: jsonb('document').notNull(),
    version: integer('version').notNull().default(1),
    updatedBy: text('updated_by').notNull(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId] }),
    unitKey('rectification_setting', t),
    ...scopedWithAncestors('rectification_setting'),
  ],
).enableRLS();

/** 日历订阅: the address by which one assignment's due dates are read; only the token's hash is kept. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    ...unitColumns(),
    assignmentId: big('assignment_id')
      .notNull()
      .references(() => assignment.id, { onDelete: 'cascade' }),
    tokenSha256: text('token_sha256').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.assignmentId] }),
    unique('calendar_feed_token').on(t.tokenSha256),
    unitKey('calendar_feed', t),
    ...scoped('calendar_feed'),
  ],
).enableRLS();
