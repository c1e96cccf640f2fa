/** 导入 in the database: the workbook as it came, what was understood, whether it was taken over. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { importBatch } from '../../../db/schema/index.ts';
import type { Import, importsQuery } from '../../contract/work.ts';
import type { Finding } from '../../domain/inspection/fact-book.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';

type Unit = { id: number; unitNo: number };
export type Counts = Import['counts'];
/** Kept as JSON beside the batch: how many errors there are, and the first findings. */
type Findings = { errors: number; listed: Finding[] };

export type NewImport = {
  unit: Unit;
  fileName: string;
  sha256: string;
  content: Buffer;
  createdBy: string;
  state: Import['state'];
  counts: Counts;
  findings: Findings;
  findingsTotal: number;
};
/** An import without what the reader may do with it. */
export type ImportRow = Omit<Import, 'abilities'>;

const columns = {
  id: importBatch.id,
  fileName: importBatch.fileName,
  state: importBatch.state,
  counts: importBatch.counts,
  findings: importBatch.findings,
  findingsTotal: importBatch.findingsTotal,
  createdBy: importBatch.createdBy,
  createdAt: importBatch.createdAt,
  appliedAt: importBatch.appliedAt,
};

const select = (db: Db) => db.select(columns).from(importBatch).$dynamic();

function shape(row: Awaited<ReturnType<typeof select>>[number]): ImportRow {
  const { errors, listed } = row.findings as Findings;
  return {
    ...row,
    state: row.state as Import['state'],
    counts: row.counts as Counts,
    findings: listed,
    errors,
    createdAt: isoMoment(row.createdAt),
    appliedAt: isoMomentOrNull(row.appliedAt),
  };
}

export async function insertImport(db: Db, given: NewImport): Promise<number> {
  const { unit, ...rest } = given;
  const values = { ...rest, unitId: unit.id, unitNo: unit.unitNo };
  const [row] = await db.insert(importBatch).values(values).returning({ id: importBatch.id });
  return row!.id;
}

type Query = z.output<typeof importsQuery>;
const orders: Record<Query['sort'], SQL[]> = {
  '-createdAt': [desc(importBatch.id)],
  createdAt: [asc(importBatch.id)],
  fileName: [asc(importBatch.fileName), desc(importBatch.id)],
  '-fileName': [desc(importBatch.fileName), desc(importBatch.id)],
};

export async function listImports(db: Db, query: Query) {
  const where = and(
    query.state && eq(importBatch.state, query.state),
    contains(query.search, importBatch.fileName, importBatch.createdBy),
  );
  const rows = await select(db)
    .where(where)
    .orderBy(...orders[query.sort])
    .limit(query.limit)
    .offset(query.offset);
  return { rows: rows.map(shape), total: await db.$count(importBatch, where) };
}

export async function findImport(db: Db, id: number): Promise<ImportRow | null> {
  const [row] = await select(db).where(eq(importBatch.id, id));
  return row ? shape(row) : null;
}

/** Holds the batch until the end of the transaction, so that it is taken over once only. */
export async function lockImport(db: Db, id: number) {
  const [row] = await db
    .select({ state: importBatch.state, content: importBatch.content })
    .from(importBatch)
    .where(eq(importBatch.id, id))
    .for('update');
  return row ?? null;
}

export async function updateImportApplied(db: Db, id: number, counts: Counts): Promise<void> {
  await db
    .update(importBatch)
    .set({ state: 'applied', counts, appliedAt: sql`now()` })
    .where(eq(importBatch.id, id));
}
