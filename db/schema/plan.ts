/** 方案 and its versions. A published version is never edited: a change is a new version. */
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { unitKey } from './organisation.ts';
import { big, identity, moment, scopedOnceIssued, scopedWithAncestors } from './scope.ts';

const planScope = () => ({
  unitId: big('unit_id').notNull(),
  unitNo: big('unit_no').notNull(),
  /** End of the issuing unit's range, so that units below may read the plan. */
  lastNo: big('last_no').notNull(),
});

export const plan = pgTable(
  'plan',
  {
    id: identity().primaryKey(),
    ...planScope(),
    code: text('code').notNull(),
    title: text('title').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('plan_code_key').on(t.unitId, t.code),
    unitKey('plan', t),
    ...scopedWithAncestors('plan'),
  ],
).enableRLS();

export const planVersion = pgTable(
  'plan_version',
  {
    id: identity().primaryKey(),
    ...planScope(),
    planId: big('plan_id')
      .notNull()
      .references(() => plan.id),
    version: integer('version').notNull(),
    /** 草稿 draft, 已发布 published, 已停用 retired. */
    state: text('state').notNull().default('draft'),
    /** The whole plan (contract/plan.ts), as data. */
    document: jsonb('document').notNull(),
    /** Chosen readings, rule.reading → option, minuted at publishing. */
    readings: jsonb('readings').notNull().default({}),
    /** Counts saves, so that two editors cannot overwrite each other. */
    revision: integer('revision').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    publishedBy: text('published_by'),
    publishedAt: moment('published_at'),
  },
  (t) => [
    unique('plan_version_key').on(t.planId, t.version),
    index('plan_version_plan').on(t.planId, t.version),
    check('plan_version_state', sql`${t.state} in ('draft', 'published', 'retired')`),
    unitKey('plan_version', t),
    ...scopedOnceIssued('plan_version'),
  ],
).enableRLS();
