/** 证据 in the database; the bytes are in the file store under their hash. */
import { and, asc, eq, ne, or, sql, type AnyColumn } from 'drizzle-orm';
import {
  appeal,
  clipRequest,
  complaint,
  deed,
  evidence,
  exposure,
  inspection,
  morningMeeting,
  rectification,
  ticket,
  visit,
} from '../../../db/schema/index.ts';
import type { Evidence, factKinds } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';

export type FactKind = (typeof factKinds)[number];

const tables = {
  inspection,
  visit,
  complaint,
  exposure,
  ticket,
  appeal,
  rectification,
  clip: clipRequest,
  deed,
  meeting: morningMeeting,
};

/** The small pictures that stand for others in lists are rows too, under this item. */
export const thumbnailKey = '$thumbnail';

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
  clientId: evidence.clientId,
  itemCode: evidence.itemCode,
  capturedAt: evidence.capturedAt,
  thumbnail: evidence.thumbnail,
  removedAt: evidence.removedAt,
};

type Row = Omit<Evidence, 'hasThumbnail'> & {
  thumbnail: string | null;
  removedAt: string | null;
};
export type StoredEvidence = Evidence & { thumbnail: string | null; removedAt: string | null };

const shape = (row: Row): StoredEvidence => ({
  ...row,
  hasThumbnail: row.thumbnail !== null,
  createdAt: isoMoment(row.createdAt),
  capturedAt: isoMomentOrNull(row.capturedAt),
});

export type FactUnit = { id: number; unitNo: number; secret: boolean };

/** Where a fact happened, and whether it is still secret; null when there is none in the reader's range. */
export async function findFactUnit(
  db: Db,
  kind: FactKind,
  unitId: number,
  id: number,
): Promise<FactUnit | null> {
  const table = tables[kind];
  const secret = kind === 'visit' ? sql<boolean>`${visit.secret}` : sql<boolean>`false`;
  const one = and(eq(table.unitId as AnyColumn, unitId), eq(table.id as AnyColumn, id));
  const [row] = await db
    .select({ id: table.unitId, unitNo: table.unitNo, secret })
    .from(table)
    .where(one);
  return row ?? null;
}

/** Oldest first; thumbnails are not listed by themselves. */
export async function listEvidence(
  db: Db,
  kind: FactKind,
  unitId: number,
  factId: number,
): Promise<StoredEvidence[]> {
  const own = and(eq(evidence.factKind, kind), eq(evidence.factId, factId));
  // A 检查 that was a 检查单 shows what was captured with it.
  const captured = sql`${evidence.factKind} = 'visit' and ${evidence.factId} in (
    select v.id from ${visit} v where v.unit_id = ${unitId} and v.inspection_id = ${factId})`;
  const of = kind === 'inspection' ? or(own, captured) : own;
  const listed = and(eq(evidence.unitId, unitId), of, ne(evidence.itemCode, thumbnailKey));
  const rows = await db.select(columns).from(evidence).where(listed).orderBy(asc(evidence.id));
  return rows.map(shape);
}

export async function findEvidence(
  db: Db,
  unitId: number,
  id: number,
): Promise<StoredEvidence | null> {
  const one = and(eq(evidence.unitId, unitId), eq(evidence.id, id));
  const [row] = await db.select(columns).from(evidence).where(one);
  return row ? shape(row) : null;
}

export type NewEvidence = Pick<
  Evidence,
  'name' | 'mediaType' | 'bytes' | 'sha256' | 'note' | 'createdBy'
> & {
  unit: FactUnit;
  factKind: FactKind;
  factId: number;
  ownerId: string;
  clientId?: string;
  itemCode?: string;
  capturedAt?: string;
  thumbnail?: string | null;
};

export async function insertEvidence(db: Db, given: NewEvidence): Promise<StoredEvidence> {
  const { unit, ...rest } = given;
  const values = { ...rest, unitId: unit.id, unitNo: unit.unitNo, secret: unit.secret };
  const [row] = await db.insert(evidence).values(values).returning(columns);
  return shape(row!);
}
