/**
 * 检查批次 and 检查单: who visits which outlet, what was answered, and how it was reviewed. The answers
 * are one document a visit; only what rules need becomes rows, when the visit is locked (inspection,
 * deduction). History is append-only.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { standard } from './inspection.ts';
import { unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped, scopedSecretly } from './scope.ts';

/** 检查批次: one wave of one kind by one standard, issued by a unit over outlets below it. */
export const inspectionRound = pgTable(
  'inspection_round',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    wave: text('wave').notNull(),
    standardId: big('standard_id')
      .notNull()
      .references(() => standard.id),
    /** 暗访: outlets do not see a visit before it is locked. */
    covert: boolean('covert').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    /** draft, open, closed */
    state: text('state').notNull().default('draft'),
    /** Lock-out days, share of double scoring, slots of CCTV … (contract/visit.ts). */
    settings: jsonb('settings').notNull().default({}),
    drawId: big('draw_id'),
    version: integer('version').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('inspection_round_unit_no').on(t.unitNo, t.id),
    check('inspection_round_state', sql`${t.state} in ('draft', 'open', 'closed')`),
    unitKey('inspection_round', t),
    ...scoped('inspection_round'),
  ],
).enableRLS();

/** 检查单: one visit of one outlet by one inspector. */
export const visit = pgTable(
  'visit',
  {
    id: identity(),
    ...unitColumns(),
    roundId: big('round_id').notNull(),
    standardId: big('standard_id')
      .notNull()
      .references(() => standard.id),
    kind: text('kind').notNull(),
    wave: text('wave').notNull(),
    /** Nobody below the issuer learns of it while this is set; cleared when the visit is locked. */
    secret: boolean('secret').notNull(),
    /** Account of the inspector, and the name as it was when assigned. */
    ownerId: text('owner_id').notNull(),
    inspectorName: text('inspector_name').notNull(),
    /** The visit at the same outlet that this one scores a second time (same recording). */
    secondOf: big('second_of'),
    dueOn: date('due_on').notNull(),
    state: text('state').notNull().default('draft'),
    /** Grows by one with every accepted change. */
    revision: integer('revision').notNull().default(0),
    /** Register of answers (domain/visit): item → heads, superseded. Kept as it came: always used whole. */
    document: json('document').notNull().default({}),
    visitedOn: date('visited_on'),
    /** GPS, device clock against the server's, as recorded openly. */
    circumstances: jsonb('circumstances').notNull().default({}),
    score: numeric('score', { precision: 9, scale: 4 }),
    /** How the score came about (domain/standard), and the hash of answers, standard and score. */
    result: jsonb('result'),
    resultSha256: text('result_sha256'),
    /** Why the reviewer sent it back, for the inspector; null again once it is submitted anew. */
    returnReason: text('return_reason'),
    startedAt: moment('started_at'),
    submittedAt: moment('submitted_at'),
    reviewerId: text('reviewer_id'),
    reviewerName: text('reviewer_name'),
    reviewedAt: moment('reviewed_at'),
    lockedAt: moment('locked_at'),
    /** The fact it became. */
    inspectionId: big('inspection_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('visit_once').on(t.unitId, t.roundId, t.ownerId),
    // With what the policy asks for: counting the list then reads the index alone.
    index('visit_unit_no').on(t.unitNo, t.id, t.secret, t.ownerId),
    index('visit_due').on(t.dueOn, t.unitNo, t.id),
    index('visit_owner').on(t.ownerId, t.state),
    // In the order in which a round's progress is counted, likewise.
    index('visit_round').on(t.roundId, t.ownerId, t.state, t.dueOn, t.secret, t.unitNo),
    index('visit_self_check')
      .on(t.unitNo, t.visitedOn)
      .where(sql`${t.kind} = '自查'`),
    index('visit_submitted')
      .on(t.roundId, t.ownerId, t.submittedAt, t.score, t.secret, t.unitNo)
      .where(sql`${t.submittedAt} is not null`),
    check(
      'visit_state',
      sql`${t.state} in ('draft', 'submitted', 'reviewing', 'returned', 'approved', 'locked')`,
    ),
    check('visit_reviewer', sql`${t.reviewerId} is null or ${t.reviewerId} <> ${t.ownerId}`),
    unitKey('visit', t),
    ...scopedSecretly('visit'),
  ],
).enableRLS();

/** 录像调取: a time slot of CCTV asked of an outlet for a remote visit. */
export const clipRequest = pgTable(
  'clip_request',
  {
    id: identity(),
    ...unitColumns(),
    visitId: big('visit_id').notNull(),
    fromAt: moment('from_at').notNull(),
    toAt: moment('to_at').notNull(),
    /** 岗位 it should show; '' = the hall. */
    post: text('post').notNull().default(''),
    dueAt: moment('due_at').notNull(),
    /** asked, provided, overdue, refused */
    state: text('state').notNull().default('asked'),
    evidenceId: big('evidence_id'),
    link: text('link'),
    note: text('note').notNull().default(''),
    providedAt: moment('provided_at'),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('clip_request_unit_no').on(t.unitNo, t.id),
    index('clip_request_visit').on(t.unitId, t.visitId),
    check('clip_request_span', sql`${t.toAt} > ${t.fromAt}`),
    foreignKey({
      name: 'clip_request_visit_fk',
      columns: [t.unitId, t.visitId],
      foreignColumns: [visit.unitId, visit.id],
    }).onDelete('cascade'),
    unitKey('clip_request', t),
    ...scoped('clip_request'),
  ],
).enableRLS();

/** 经过: who changed what, when, before and after, of visits, tickets, appeals and rectifications. */
export const history = pgTable(
  'history',
  {
    id: identity(),
    ...unitColumns(),
    /** visit, ticket, appeal, rectification */
    subjectKind: text('subject_kind').notNull(),
    subjectId: big('subject_id').notNull(),
    at: moment('at').notNull().defaultNow(),
    ownerId: text('owner_id').notNull(),
    byName: text('by_name').notNull(),
    action: text('action').notNull(),
    /** before, after, reason, operations of a phone … */
    detail: jsonb('detail').notNull().default({}),
    secret: boolean('secret').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('history_subject').on(t.unitId, t.subjectKind, t.subjectId, t.id),
    unitKey('history', t),
    ...scopedSecretly('history'),
  ],
).enableRLS();
