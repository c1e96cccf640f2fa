/**
 * Roll-ups by outlet, kept by triggers (decision 0071): a page over a whole bank reads a row an outlet,
 * however long the history is. Each row is counted anew from what it stands for whenever that changes,
 * under a lock on the row, so that it is the same whatever was written beside it.
 */
import { date, index, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { big, readInside } from './scope.ts';

/** An outlet's inspections of one kind in the waves of one year; 0 checks when there are none any more. */
export const scoreYear = pgTable(
  'score_year',
  {
    ...unitColumns(),
    kind: text('kind').notNull(),
    year: text('year').notNull(),
    checks: integer('checks').notNull().default(0),
    /** Sum of the scores in hundredths of a point, and of the squares of those: whole numbers add up fast. */
    hundredths: integer('hundredths').notNull().default(0),
    squares: big('squares').notNull().default(0),
    /** Which waves, in their order: outlets with the same ones are added up together. */
    waves: text('waves').notNull().default(''),
    newestId: big('newest_id'),
    newestOn: date('newest_on'),
    newestScore: numeric('newest_score', { precision: 7, scale: 2 }),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.kind, t.year] }),
    index('score_year_kind').on(t.kind, t.year),
    // What a reader's page needs stands in the index.
    index('score_year_newest').on(
      t.unitNo,
      t.kind,
      t.newestOn.desc().nullsFirst(),
      t.newestId.desc().nullsFirst(),
      t.newestScore,
      t.checks,
      t.hundredths,
    ),
    unitKey('score_year', t),
    ...readInside('score_year'),
  ],
).enableRLS();

/** The days of a month on which an outlet recorded its 晨会: bit 0 is the first. */
export const morningMonth = pgTable(
  'morning_month',
  {
    ...unitColumns(),
    month: text('month').notNull(),
    days: integer('days').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.month] }),
    index('morning_month_month').on(t.month, t.unitNo, t.days),
    unitKey('morning_month', t),
    ...readInside('morning_month'),
  ],
).enableRLS();
