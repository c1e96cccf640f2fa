/** 证据 in the database; the bytes are in the file store under their hash. */
import { and, asc, eq, type AnyColumn } from 'drizzle-orm';
import { complaint, evidence, exposure, inspection, ticket } from '../../../db/schema/index.ts';
import type { Evidence, factKinds } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';

export type FactKind = (typeof factKinds)[number];

const tables = { visit: inspection, complaint, exposure, ticket };

const columns = {
  id: evidence.id,
  unitId: evidence.unitId,
  name: evidence.name,
  mediaType: evidence.mediaType,
  bytes: evidence.bytes,
  sha256: evidence.sha256,
  note: evidence.note,
  createdBy: evidence.createdBy,
  createdAt: evidence.createdAt,
};

const shape = (row: Evidence): Evidence => ({ ...row, createdAt: isoMoment(row.createdAt) });

/** Where a fact happened; null when there is none such in the reader's range. */
export async function findFactUnit(db: Db, kind: FactKind, unitId: number, id: number) {
  const table = tables[kind];
  const one = and(eq(table.unitId as AnyColumn, unitId), eq(table.id as AnyColumn, id));
  const [row] = await db.select({ id: table.unitId, unitNo: table.unitNo }).from(table).where(one);
  return row ?? null;
}

/** Oldest first. */
export async function listEvidence(
  db: Db,
  kind: FactKind,
  unitId: number,
  factId: number,
): Promise<Evidence[]> {
  const { factKind, factId: id } = evidence;
  const of = and(eq(evidence.unitId, unitId), eq(factKind, kind), eq(id, factId));
  const rows = await db.select(columns).from(evidence).where(of).orderBy(asc(evidence.id));
  return rows.map(shape);
}

export async function findEvidence(db: Db, unitId: number, id: number): Promise<Evidence | null> {
  const one = and(eq(evidence.unitId, unitId), eq(evidence.id, id));
  const [row] = await db.select(columns).from(evidence).where(one);
  return row ? shape(row) : null;
}

export type NewEvidence = Pick<
  Evidence,
  'name' | 'mediaType' | 'bytes' | 'sha256' | 'note' | 'createdBy'
> & { unit: { id: number; unitNo: number }; factKind: FactKind; factId: number };

export async function insertEvidence(db: Db, given: NewEvidence): Promise<Evidence> {
  const { unit, ...rest } = given;
  const values = { ...rest, unitId: unit.id, unitNo: unit.unitNo };
  const [row] = await db.insert(evidence).values(values).returning(columns);
  return shape(row!);
}
