/**
 * Running totals of what grows by the hundred thousand, for readers of a whole bank (decision 0067). Triggers
 * add a row for every change, below zero where something is taken away; nothing is ever updated, so that no
 * writer waits for another. A total is the sum of its rows.
 */
import { date, index, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { big, identity, readInside } from './scope.ts';

/** Of the lines of a plan; the unit is the plan's. */
export const ledgerTotal = pgTable(
  'ledger_total',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    planId: big('plan_id').notNull(),
    planVersionId: big('plan_version_id').notNull(),
    ruleId: text('rule_id').notNull(),
    wave: text('wave'),
    phase: text('phase'),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    lines: big('lines').notNull(),
    amount: numeric('amount', { precision: 16, scale: 2 }).notNull(),
  },
  (t) => [
    index('ledger_total_unit_no').on(t.unitNo),
    unitKey('ledger_total', t),
    ...readInside('ledger_total'),
  ],
).enableRLS();

/** Of the inspections of a day; the unit is the one at the top of their tree. */
export const scoreTotal = pgTable(
  'score_total',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    kind: text('kind').notNull(),
    wave: text('wave').notNull(),
    visitedOn: date('visited_on').notNull(),
    visits: big('visits').notNull(),
    score: numeric('score', { precision: 16, scale: 2 }).notNull(),
  },
  (t) => [
    index('score_total_unit_no').on(t.unitNo),
    unitKey('score_total', t),
    ...readInside('score_total'),
  ],
).enableRLS();
