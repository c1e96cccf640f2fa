/**
 * 定置定位 and 好人好事: what an outlet keeps where, what it asked to be replaced and when, and the good
 * deeds it reports. A request made before a check is what keeps its head from being charged (C3-R13),
 * so its moment is the server's and never changes.
 */
import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped } from './scope.ts';

/** 定置物品: one kind of thing of an outlet, where it belongs, and how it stands. */
export const placement = pgTable(
  'placement',
  {
    id: identity(),
    ...unitColumns(),
    /** The outlet's own number of it, e.g. DZ-03; a ticket names it so. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    place: text('place').notNull().default(''),
    quantity: integer('quantity').notNull().default(1),
    /** present 在位, missing 缺失, damaged 损坏 */
    state: text('state').notNull().default('present'),
    since: date('since').notNull(),
    note: text('note').notNull().default(''),
    updatedBy: text('updated_by').notNull(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    unique('placement_code_key').on(t.unitId, t.code),
    index('placement_unit_no').on(t.unitNo, t.state, t.id),
    check('placement_state', sql`${t.state} in ('present', 'missing', 'damaged')`),
    check('placement_quantity', sql`${t.quantity} between 1 and 9999`),
    unitKey('placement', t),
    ...scoped('placement'),
  ],
).enableRLS();

/** 补充申请: that a thing be replaced or repaired, by whom and since when; closed by 已补 or withdrawn. */
export const placementRequest = pgTable(
  'placement_request',
  {
    id: identity(),
    ...unitColumns(),
    placementId: big('placement_id').notNull(),
    reason: text('reason').notNull(),
    askedById: text('asked_by_id').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    /** asked 已申请, supplied 已补, withdrawn 已撤回 */
    state: text('state').notNull().default('asked'),
    closedBy: text('closed_by').notNull().default(''),
    closedAt: moment('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    uniqueIndex('placement_request_open')
      .on(t.unitId, t.placementId)
      .where(sql`state = 'asked'`),
    index('placement_request_unit_no').on(t.unitNo, t.state, t.id),
    index('placement_request_of').on(t.unitId, t.placementId, t.id),
    check('placement_request_state', sql`${t.state} in ('asked', 'supplied', 'withdrawn')`),
    check('placement_request_closed', sql`(${t.state} = 'asked') = (${t.closedAt} is null)`),
    foreignKey({
      name: 'placement_request_placement_fk',
      columns: [t.unitId, t.placementId],
      foreignColumns: [placement.unitId, placement.id],
    }),
    unitKey('placement_request', t),
    ...scoped('placement_request'),
  ],
).enableRLS();

/** 好人好事: what somebody (or an outlet as such) did, reported by its head, confirmed or returned above. */
export const deed = pgTable(
  'deed',
  {
    id: identity(),
    ...unitColumns(),
    happenedOn: date('happened_on').notNull(),
    /** Whom it honours, as written; '' for the outlet as such. */
    person: text('person').notNull().default(''),
    title: text('title').notNull(),
    story: text('story').notNull(),
    /** reported 待确认, confirmed 已确认, returned 已退回 */
    state: text('state').notNull().default('reported'),
    /** Why it was returned. */
    reason: text('reason').notNull().default(''),
    reportedById: text('reported_by_id').notNull(),
    reportedBy: text('reported_by').notNull(),
    reportedAt: moment('reported_at').notNull().defaultNow(),
    decidedBy: text('decided_by').notNull().default(''),
    decidedAt: moment('decided_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('deed_unit_no').on(t.unitNo, t.state, t.id),
    index('deed_unit_day').on(t.unitNo, t.happenedOn, t.state),
    index('deed_newest').on(t.happenedOn.desc().nullsFirst(), t.unitNo, t.id.desc().nullsFirst()),
    check('deed_state', sql`${t.state} in ('reported', 'confirmed', 'returned')`),
    check('deed_reason', sql`${t.state} <> 'returned' or ${t.reason} <> ''`),
    unitKey('deed', t),
    ...scoped('deed'),
  ],
).enableRLS();
