/** 作业与审计: long work with its progress, imported workbooks, and who did what. */
import { sql } from 'drizzle-orm';
import { check, customType, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { unitColumns, unitKey } from './organisation.ts';
import { identity, moment, scoped } from './scope.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** 作业: goes on when its page is left; progress is a share of 1000. */
export const job = pgTable(
  'job',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    kind: text('kind').notNull(),
    state: text('state').notNull().default('running'),
    progress: integer('progress').notNull().default(0),
    step: text('step').notNull().default(''),
    result: jsonb('result'),
    problem: jsonb('problem'),
    startedBy: text('started_by').notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('job_unit_no').on(t.unitNo, t.id),
    check('job_state', sql`${t.state} in ('running', 'done', 'failed')`),
    unitKey('job', t),
    ...scoped('job'),
  ],
).enableRLS();

/** 导入: a workbook as it came, what was understood of it, and whether it has been taken over. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    content: bytea('content').notNull(),
    /** previewed, applied, rejected */
    state: text('state').notNull(),
    counts: jsonb('counts').notNull().default({}),
    findings: jsonb('findings').notNull().default([]),
    findingsTotal: integer('findings_total').notNull().default(0),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    appliedAt: moment('applied_at'),
  },
  (t) => [
    index('import_batch_unit_no').on(t.unitNo, t.id),
    unitKey('import_batch', t),
    ...scoped('import_batch'),
  ],
).enableRLS();

/** 审计: written with the change it records, in the same transaction; the application cannot delete it. */
export const audit = pgTable(
  'audit',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    at: moment('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: jsonb('detail').notNull().default({}),
    address: text('address'),
    /** done, refused */
    outcome: text('outcome').notNull().default('done'),
  },
  (t) => [
    index('audit_unit_no').on(t.unitNo, t.id),
    // What people did, among all their signing in and out.
    index('audit_doings')
      .on(t.id, t.unitNo)
      .where(sql`${t.action} not like 'session.%'`),
    check('audit_outcome', sql`${t.outcome} in ('done', 'refused')`),
    unitKey('audit', t),
    ...scoped('audit'),
  ],
).enableRLS();
