/** 影响评估 in the database, and whether a publication that names people has one. */
import { and, desc, eq, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { impactAssessment, plan, unit } from '../../../db/schema/index.ts';
import type {
  Assessment,
  AssessmentUse,
  assessmentsQuery,
  newAssessment,
} from '../../contract/personal.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';

export type AssessmentRow = Omit<Assessment, 'can' | 'keepUntil'> & {
  unitNo: number;
  createdById: string;
};

const columns = {
  id: impactAssessment.id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  unitNo: impactAssessment.unitNo,
  title: impactAssessment.title,
  uses: sql<AssessmentUse[]>`${impactAssessment.uses}`,
  planId: impactAssessment.planId,
  planTitle: plan.title,
  purpose: impactAssessment.purpose,
  lawfulness: impactAssessment.lawfulness,
  effect: impactAssessment.effect,
  measures: impactAssessment.measures,
  createdBy: impactAssessment.createdBy,
  createdById: impactAssessment.createdById,
  createdAt: impactAssessment.createdAt,
  approvedBy: impactAssessment.approvedBy,
  approvedAt: impactAssessment.approvedAt,
  version: impactAssessment.version,
};

const from = (db: Db) =>
  db
    .select(columns)
    .from(impactAssessment)
    .innerJoin(unit, eq(unit.id, impactAssessment.unitId))
    .leftJoin(plan, eq(plan.id, impactAssessment.planId))
    .$dynamic();

const shape = (row: AssessmentRow): AssessmentRow => ({
  ...row,
  createdAt: isoMoment(row.createdAt),
  approvedAt: isoMomentOrNull(row.approvedAt),
});

const serves = (use: AssessmentUse) =>
  sql`${impactAssessment.uses} @> ${JSON.stringify([use])}::jsonb`;

export async function listAssessments(db: Db, query: z.output<typeof assessmentsQuery>) {
  const where = and(
    query.use ? serves(query.use) : undefined,
    query.approved === 'yes' ? isNotNull(impactAssessment.approvedAt) : undefined,
    query.approved === 'no' ? isNull(impactAssessment.approvedAt) : undefined,
  );
  const rows = await from(db)
    .where(where)
    .orderBy(desc(impactAssessment.id))
    .limit(query.limit)
    .offset(query.offset);
  return { rows: rows.map(shape), total: await db.$count(impactAssessment, where) };
}

export async function findAssessment(db: Db, id: number): Promise<AssessmentRow | null> {
  const [row] = await from(db).where(eq(impactAssessment.id, id));
  return row ? shape(row) : null;
}

/** Plans of the range an assessment may be made for, newest first. */
export async function listPlansToAssess(db: Db) {
  return db.select({ id: plan.id, title: plan.title }).from(plan).orderBy(desc(plan.id)).limit(200);
}

type Given = z.output<typeof newAssessment>;
type Place = { id: number; unitNo: number; lastNo: number };
type Writer = { name: string; userId: string };
const writtenBy = (by: Writer) => ({ createdBy: by.name, createdById: by.userId });

export async function insertAssessment(
  db: Db,
  at: Place,
  given: Given,
  by: Writer,
): Promise<number> {
  const place = { unitId: at.id, unitNo: at.unitNo, lastNo: at.lastNo };
  const [row] = await db
    .insert(impactAssessment)
    .values({ ...given, ...place, ...writtenBy(by) })
    .returning({ id: impactAssessment.id });
  return row!.id;
}

type Version = { id: number; version: number };
type Columns = PgUpdateSetSource<typeof impactAssessment>;

/** False when somebody else wrote since, or it is approved. */
async function updateOpen(db: Db, { id, version }: Version, change: Columns): Promise<boolean> {
  const rows = await db
    .update(impactAssessment)
    .set({ ...change, version: version + 1 })
    .where(
      and(
        eq(impactAssessment.id, id),
        eq(impactAssessment.version, version),
        isNull(impactAssessment.approvedAt),
      ),
    )
    .returning({ id: impactAssessment.id });
  return rows.length > 0;
}

/** Whoever writes last is the writer, who may not approve it: what it says now is theirs. */
export const updateAssessment = (db: Db, at: Version, given: Given, by: Writer) =>
  updateOpen(db, at, { ...given, ...writtenBy(by) });

export const approveAssessment = (db: Db, at: Version, approvedBy: string) =>
  updateOpen(db, at, { approvedBy, approvedAt: sql`now()` });

/**
 * Whether an approved one covers this use of a plan, or of every plan: one of the plan's unit or of a unit
 * above it. What those below have assessed is in the reader's range as well, but speaks for them alone.
 */
export async function hasAssessment(db: Db, use: AssessmentUse, planId: number): Promise<boolean> {
  const rows = await db
    .select({ id: impactAssessment.id })
    .from(impactAssessment)
    .innerJoin(
      plan,
      and(lte(impactAssessment.unitNo, plan.unitNo), gte(impactAssessment.lastNo, plan.lastNo)),
    )
    .where(
      and(
        eq(plan.id, planId),
        isNotNull(impactAssessment.approvedAt),
        serves(use),
        or(isNull(impactAssessment.planId), eq(impactAssessment.planId, planId)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
