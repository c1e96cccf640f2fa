/**
 * 检查 and the facts that the rules of 篇三 run on: visits with their deductions and evidence,
 * complaints, exposures, on-the-spot tickets; and the standard the visits were scored by.
 * Every fact's primary key begins with unit_id (docs/decisions/0002).
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import {
  big,
  identity,
  moment,
  scoped,
  scopedOnceIssued,
  scopedSecretly,
  scopedWithAncestors,
} from './scope.ts';

const points = (name: string) => numeric(name, { precision: 7, scale: 2 });
const money = (name: string) => numeric(name, { precision: 14, scale: 2 });

/** 检查标准, a checklist; its items carry the version they belong to. */
export const standard = pgTable(
  'standard',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    name: text('name').notNull(),
    version: integer('version').notNull().default(1),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    /** draft, published, retired; published versions are never edited. */
    state: text('state').notNull().default('published'),
    /** The whole checklist (domain/standard); null for one known only from imported deductions. */
    document: jsonb('document'),
    sha256: text('sha256'),
    /** Item codes of the version before → codes here, with how they compare. */
    mapping: jsonb('mapping').notNull().default([]),
    createdBy: text('created_by').notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('standard_version_key').on(t.unitId, t.name, t.version),
    check('standard_state', sql`${t.state} in ('draft', 'published', 'retired')`),
    unitKey('standard', t),
    ...scopedOnceIssued('standard'),
  ],
).enableRLS();

/** 条目. 上级重点 is a span of dates, not a yes. */
export const standardItem = pgTable(
  'standard_item',
  {
    standardId: big('standard_id')
      .notNull()
      .references(() => standard.id, { onDelete: 'cascade' }),
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    points: points('points'),
    category: text('category').notNull(),
    keyFrom: date('key_from'),
    keyTo: date('key_to'),
    position: integer('position').notNull().default(0),
    /** 模块 › 项目, 岗位, 看听查问; '' where the list does not say. */
    module: text('module').notNull().default(''),
    project: text('project').notNull().default(''),
    post: text('post').notNull().default(''),
    method: text('method').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.standardId, t.code] }),
    check('standard_item_category', sql`${t.category} in ('硬件', '软件')`),
    ...scopedWithAncestors('standard_item'),
  ],
).enableRLS();

/** 检查成绩: one visit of one outlet in one wave. */
export const inspection = pgTable(
  'inspection',
  {
    id: identity(),
    ...unitColumns(),
    wave: text('wave').notNull(),
    kind: text('kind').notNull(),
    visitedOn: date('visited_on').notNull(),
    score: points('score').notNull(),
    importId: big('import_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** The appeal that changed it last, and the score as it was before any did. */
    appealId: big('appeal_id'),
    scoreBefore: points('score_before'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('inspection_once').on(t.unitId, t.kind, t.wave),
    index('inspection_wave').on(t.kind, t.wave, t.unitNo, t.visitedOn, t.score, t.importId),
    // An outlet's newest visit of a kind without looking at the row: score and wave stand in the index.
    index('inspection_latest').on(
      t.unitNo,
      t.kind,
      t.visitedOn.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
      t.score,
      t.wave,
      t.unitId,
    ),
    index('inspection_newest').on(t.visitedOn.desc().nullsFirst(), t.unitNo, t.id),
    // One wave by score, either way.
    index('inspection_wave_score').on(t.wave, t.score, t.unitNo, t.id),
    check('inspection_score', sql`${t.score} between 0 and 100`),
    unitKey('inspection', t),
    ...scoped('inspection'),
  ],
).enableRLS();

/** 扣分明细: what one visit lost on one item. */
export const deduction = pgTable(
  'deduction',
  {
    id: identity(),
    ...unitColumns(),
    inspectionId: big('inspection_id').notNull(),
    itemCode: text('item_code').notNull(),
    itemName: text('item_name').notNull(),
    category: text('category').notNull(),
    points: points('points').notNull(),
    /** 上级重点 on the day of the visit. */
    isKey: boolean('is_key').notNull(),
    /**
     * 重复扣分: the same item was also deducted at the outlet's last earlier visit of the kind. Kept by
     * `refreshRepeated` (src/server/inspection), which every writer of deductions calls.
     */
    repeated: boolean('repeated').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('deduction_inspection').on(t.unitId, t.inspectionId),
    index('deduction_unit_no').on(t.unitNo),
    check('deduction_points', sql`${t.points} >= 0`),
    unitKey('deduction', t),
    foreignKey({
      name: 'deduction_inspection_fk',
      columns: [t.unitId, t.inspectionId],
      foreignColumns: [inspection.unitId, inspection.id],
    }).onDelete('cascade'),
    ...scoped('deduction'),
  ],
).enableRLS();

/** 证据: a file kept on disk under its hash, belonging to any fact of a unit. */
export const evidence = pgTable(
  'evidence',
  {
    id: identity(),
    ...unitColumns(),
    factKind: text('fact_kind').notNull(),
    factId: big('fact_id').notNull(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: big('bytes').notNull(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** The phone's own name for it: sent twice, kept once. */
    clientId: text('client_id'),
    /** The answer it belongs to. */
    itemCode: text('item_code').notNull().default(''),
    capturedAt: moment('captured_at'),
    /** Hash of the small picture shown in lists. */
    thumbnail: text('thumbnail'),
    secret: boolean('secret').notNull().default(false),
    /** When the file was removed because its time was over; the row stays to say so. */
    removedAt: moment('removed_at'),
    /** Account of who added it; '' for what came with an import. */
    ownerId: text('owner_id').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('evidence_client_key').on(t.unitId, t.clientId),
    index('evidence_fact').on(t.unitId, t.factKind, t.factId),
    // Whether any row still names a file.
    index('evidence_sha256')
      .on(t.sha256)
      .where(sql`removed_at is null`),
    index('evidence_thumbnail')
      .on(t.thumbnail)
      .where(sql`thumbnail is not null`),
    unitKey('evidence', t),
    ...scopedSecretly('evidence'),
  ],
).enableRLS();

/** 投诉 (95580 work orders). */
export const complaint = pgTable(
  'complaint',
  {
    id: identity(),
    ...unitColumns(),
    orderNo: text('order_no').notNull(),
    happenedOn: date('happened_on').notNull(),
    /** 有理由 · 主观原因 · 考核工单 */
    justified: boolean('justified').notNull(),
    subjective: boolean('subjective').notNull(),
    assessed: boolean('assessed').notNull(),
    amount: money('amount'),
    importId: big('import_id'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('complaint_order_no_key').on(t.unitId, t.orderNo),
    index('complaint_unit_no').on(t.unitNo, t.happenedOn),
    index('complaint_newest').on(t.happenedOn.desc().nullsFirst(), t.unitNo, t.id),
    unitKey('complaint', t),
    ...scoped('complaint'),
  ],
).enableRLS();

/** 曝光: media or supervisor report. */
export const exposure = pgTable(
  'exposure',
  {
    id: identity(),
    ...unitColumns(),
    happenedOn: date('happened_on').notNull(),
    /** 县 · 市 · 省 · 国家 */
    level: text('level').notNull(),
    verified: boolean('verified').notNull(),
    importId: big('import_id'),
    /** Position among the same unit's rows of the same day, so that a second import finds the row. */
    sequence: integer('sequence').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('exposure_once').on(t.unitId, t.happenedOn, t.level, t.sequence),
    index('exposure_unit_no').on(t.unitNo, t.happenedOn),
    index('exposure_newest').on(t.happenedOn.desc().nullsFirst(), t.unitNo, t.id),
    unitKey('exposure', t),
    ...scoped('exposure'),
  ],
).enableRLS();

/** 现场处罚单: an on-the-spot ticket under a clause (R11, R12, R13, R16). */
export const ticket = pgTable(
  'ticket',
  {
    id: identity(),
    ...unitColumns(),
    happenedOn: date('happened_on').notNull(),
    /** 责任人 as written on the ticket; '' when none was named. */
    offender: text('offender').notNull().default(''),
    clause: text('clause').notNull(),
    times: integer('times').notNull().default(1),
    points: points('points'),
    amount: money('amount'),
    importId: big('import_id'),
    /** Order of issue among the unit's tickets of the day: "again" means a later one. */
    sequence: integer('sequence').notNull().default(1),
    /** Issued on the spot (not imported): by whom, against whom, why, and how it was received. */
    issuerId: text('issuer_id').notNull().default(''),
    issuerName: text('issuer_name').notNull().default(''),
    personId: big('person_id'),
    itemCode: text('item_code').notNull().default(''),
    reason: text('reason').notNull().default(''),
    /** signed, refused, absent; '' for imported ones */
    signature: text('signature').notNull().default(''),
    clientId: text('client_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Struck out by an appeal: it counts neither as money nor as an earlier ticket. */
    voided: boolean('voided').notNull().default(false),
    /** The appeal that changed it last. */
    appealId: big('appeal_id'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('ticket_client_key').on(t.unitId, t.clientId),
    unique('ticket_once').on(t.unitId, t.happenedOn, t.sequence),
    index('ticket_unit_no').on(t.unitNo, t.happenedOn),
    index('ticket_newest').on(t.happenedOn.desc().nullsFirst(), t.unitNo, t.id),
    check('ticket_times', sql`${t.times} >= 1`),
    unitKey('ticket', t),
    ...scoped('ticket'),
  ],
).enableRLS();
