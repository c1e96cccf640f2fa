/** 结算 and 台账: a settlement is a run of a plan version with chosen readings; its lines are money. */
import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { planVersion } from './plan.ts';
import { big, identity, moment, scoped, scopedWithAncestors } from './scope.ts';

export const settlement = pgTable(
  'settlement',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    lastNo: big('last_no').notNull(),
    planVersionId: big('plan_version_id')
      .notNull()
      .references(() => planVersion.id),
    readings: jsonb('readings').notNull().default({}),
    /** What changed against the last run: lines added, changed, removed, reversed, kept. */
    changes: jsonb('changes').notNull().default({}),
    settledBy: text('settled_by').notNull(),
    settledAt: moment('settled_at').notNull().defaultNow(),
  },
  (t) => [
    index('settlement_plan').on(t.planVersionId, t.id),
    unitKey('settlement', t),
    ...scopedWithAncestors('settlement'),
  ],
).enableRLS();

/**
 * 台账行. A published line is never changed; a correction is a reversing line with its reason.
 * Its numbers follow its unit by `updateNumbers` and not by a foreign key, which would cost a third of
 * the time of writing a settlement (docs/decisions/0022).
 */
export const ledgerLine = pgTable(
  'ledger_line',
  {
    id: identity(),
    ...unitColumns(),
    planId: big('plan_id').notNull(),
    planVersionId: big('plan_version_id').notNull(),
    settlementId: big('settlement_id').notNull(),
    ruleId: text('rule_id').notNull(),
    payerId: big('payer_id').notNull(),
    wave: text('wave'),
    phase: text('phase'),
    happenedOn: date('happened_on'),
    /** The fact a line stands on: visit, complaint, exposure, ticket, or year (fact_id = the year). */
    factKind: text('fact_kind').notNull(),
    factId: big('fact_id').notNull(),
    amount: numeric('amount', { precision: 14, scale: 2 }).notNull(),
    kind: text('kind').notNull(),
    reading: jsonb('reading').notNull(),
    inputs: jsonb('inputs').notNull(),
    state: text('state').notNull().default('draft'),
    reversesId: big('reverses_id'),
    reason: text('reason').notNull().default(''),
    settledBy: text('settled_by').notNull(),
    settledAt: moment('settled_at').notNull().defaultNow(),
    stateAt: moment('state_at').notNull().defaultNow(),
    /** The account that moved it to its state last; '' for one no request moved. */
    stateById: text('state_by_id').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    // Each index costs a seventh of writing a settlement: this one serves a unit's range and a plan's, and
    // holds what lists are ordered and counted by.
    index('ledger_line_unit_no').on(
      t.unitNo,
      t.planId,
      t.ruleId,
      t.amount,
      t.state,
      t.unitId,
      t.id,
    ),
    uniqueIndex('ledger_line_reversed_once')
      .on(t.unitId, t.reversesId)
      .where(sql`reverses_id is not null`),
    check(
      'ledger_line_state',
      sql`${t.state} in ('draft','published','appealed','confirmed','honoured','revoked')`,
    ),
    check('ledger_line_amount', sql`${t.amount} <> 0`),
    ...scoped('ledger_line'),
  ],
).enableRLS();

/** Names that are compared by the hundred thousand: byte order, whatever the database's language. */
const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Within the unit above of one level: that unit, the place, how many were visited and share the place. */
const placesWithin = (level: 'province' | 'city' | 'county' | 'branch') =>
  Object.fromEntries([
    [`${level}Id`, big(`${level}_id`)],
    ...['place', 'visited', 'tied'].map((name) => [
      `${level}_${name}`,
      integer(`${level}_${name}`),
    ]),
  ]) as Record<`${typeof level}Id`, ReturnType<typeof big>>;

/**
 * 名次, as computed when scores last changed: an outlet reads its place without seeing the others. One
 * row a visit, with columns for each level above the outlet (null where it has no unit of the level).
 * Derived from inspections, which hold the foreign key to the unit.
 */
export const ranking = pgTable(
  'ranking',
  {
    ...unitColumns(),
    inspectionId: big('inspection_id').notNull(),
    wave: plainText('wave').notNull(),
    kind: plainText('kind').notNull(),
    score: numeric('score', { precision: 7, scale: 2 }).notNull(),
    ...placesWithin('province'),
    ...placesWithin('city'),
    ...placesWithin('county'),
    ...placesWithin('branch'),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.inspectionId] }),
    index('ranking_wave').on(t.kind, t.wave, t.unitNo),
    // By score, which changes seldom; places change with every visit, and an index on them would cost each.
    index('ranking_score').on(
      t.kind,
      t.wave,
      t.score,
      t.unitNo,
      t.branchId,
      t.countyId,
      t.cityId,
      t.provinceId,
    ),
    ...scoped('ranking'),
  ],
).enableRLS();
