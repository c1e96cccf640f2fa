/**
 * 抽取: a verifiable draw. What was published (pool, commitment, seeds, result) is kept in rows that
 * the application's roles can add but never change (migration 0004); only `secret` may be lifted,
 * when a covert draw is made known.
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
  unique,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { big, identity, moment, scopedSecretly } from './scope.ts';

export const draw = pgTable(
  'draw',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    name: text('name').notNull(),
    /** outlets, inspectors, hours, doubles (contract/draw.ts) */
    purpose: text('purpose').notNull(),
    /** draft, frozen, drawn, cancelled */
    state: text('state').notNull().default('draft'),
    /** Filter, strata, quotas, seed sources, constraints. */
    spec: jsonb('spec').notNull(),
    /** Grows by one with every saved change of the draft. */
    revision: integer('revision').notNull().default(1),
    /** For covert visits: the seed alone does not give the result away, inspectors go by aliases. */
    covert: boolean('covert').notNull().default(true),
    /** A covert draw not yet made known. */
    secret: boolean('secret').notNull().default(true),
    /** Address of the public page; cannot be guessed. */
    publicId: text('public_id').notNull(),
    /** Start of the hash chain, sealed with the server's secret; null before the freeze. */
    sealedChain: text('sealed_chain'),
    ownerId: text('owner_id').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('draw_public_id_key').on(t.publicId),
    index('draw_unit_no').on(t.unitNo, t.id),
    check('draw_state', sql`${t.state} in ('draft', 'frozen', 'drawn', 'cancelled')`),
    unitKey('draw', t),
    ...scopedSecretly('draw'),
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
    /** commitment, list, objection, answer, seed, confirmation, result, reserve, disclosure, cancellation */
    step: text('step').notNull(),
    position: integer('position').notNull().default(0),
    document: jsonb('document').notNull(),
    sha256: text('sha256').notNull(),
    secret: boolean('secret').notNull(),
    ownerId: text('owner_id').notNull(),
    byName: text('by_name').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.drawId, t.step, t.position] }),
    unitKey('draw_step', t),
    ...scopedSecretly('draw_step'),
  ],
).enableRLS();
