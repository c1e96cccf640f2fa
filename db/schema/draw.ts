/**
 * 抽取: a verifiable draw. What was published (pool, commitment, seeds, result) is kept in rows that
 * the application's roles can add but never change (migration 0006).
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scoped } from './scope.ts';

export const draw = pgTable(
  'draw',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    name: text('name').notNull(),
    /** outlets, inspectors, hours, double-scoring … (contract/draw.ts) */
    purpose: text('purpose').notNull(),
    /** draft, frozen, drawn, cancelled */
    state: text('state').notNull().default('draft'),
    /** Filter, strata, quotas, seed sources, constraints. */
    spec: jsonb('spec').notNull(),
    /** Whether only those who may know of covert visits see it before the visits are done. */
    covert: boolean('covert').notNull().default(true),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('draw_unit_no').on(t.unitNo, t.id),
    check('draw_state', sql`${t.state} in ('draft', 'frozen', 'drawn', 'cancelled')`),
    unitKey('draw', t),
    ...scoped('draw'),
  ],
).enableRLS();

/** What has been published of a draw, step by step; append-only. */
export const drawStep = pgTable(
  'draw_step',
  {
    drawId: big('draw_id')
      .notNull()
      .references(() => draw.id),
    ...unitColumns(),
    /** commitment, result, reserve, objection, cancellation */
    step: text('step').notNull(),
    position: integer('position').notNull().default(0),
    document: jsonb('document').notNull(),
    sha256: text('sha256').notNull(),
    byName: text('by_name').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.drawId, t.step, t.position] }),
    unitKey('draw_step', t),
    ...scoped('draw_step'),
  ],
).enableRLS();
