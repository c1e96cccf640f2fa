/** 定置物品 in the database: the list, one, and what is changed of it. Requests have their own file. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { placement, placementRequest, unit } from '../../../db/schema/index.ts';
import type { Placement, placementsQuery } from '../../contract/placement.ts';
import type { PlacementState } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { contains } from '../http/search.ts';
import { findUnit } from '../organisation/index.ts';

export type ListQuery = z.output<typeof placementsQuery>;

const { unitNo, unitId, id, state, since, code, name, place } = placement;
const asked = placementRequest;
const isOpenRequest = and(
  eq(asked.unitId, unitId),
  eq(asked.placementId, id),
  eq(asked.state, 'asked'),
);

const columns = {
  id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  code,
  name,
  place,
  quantity: placement.quantity,
  state: sql<PlacementState>`${state}`,
  since,
  note: placement.note,
  requestId: asked.id,
  reason: asked.reason,
  askedBy: asked.askedBy,
  askedAt: asked.askedAt,
  version: placement.version,
  unitNo,
  updatedBy: placement.updatedBy,
  updatedAt: placement.updatedAt,
};

const from = (db: Db) =>
  db
    .select(columns)
    .from(placement)
    .innerJoin(unit, eq(unit.id, unitId))
    .leftJoin(asked, isOpenRequest)
    .$dynamic();

export type Found = Placement & { unitNo: number; updatedBy: string; updatedAt: string };

function shape(row: Awaited<ReturnType<typeof from>>[number]): Found {
  const { requestId, reason, askedBy, askedAt, ...rest } = row;
  const request =
    requestId === null
      ? null
      : { id: requestId, reason: reason!, askedBy: askedBy!, askedAt: isoMoment(askedAt!) };
  return { ...rest, updatedAt: isoMoment(row.updatedAt), request };
}

const orders: Record<ListQuery['sort'], SQL[]> = {
  unit: [asc(unitNo), asc(code)],
  code: [asc(code)],
  since: [asc(since)],
  '-since': [desc(since)],
  asked: [sql`${asked.askedAt} asc nulls last`],
  '-asked': [sql`${asked.askedAt} desc nulls last`],
};
const isWanting = inArray(state, ['missing', 'damaged']);

async function whereOf(db: Db, query: ListQuery, withState: boolean): Promise<SQL | undefined> {
  const at = query.unitId ? await findUnit(db, query.unitId) : null;
  const inState =
    query.state === 'wanting' ? isWanting : query.state ? eq(state, query.state) : undefined;
  const ofRequest = {
    yes: isNotNull(asked.id),
    no: and(isNull(asked.id), isWanting),
    all: undefined,
  };
  return and(
    query.unitId && !at ? sql`false` : undefined,
    at ? sql`${unitNo} between ${at.unitNo} and ${at.lastNo}` : undefined,
    withState ? inState : undefined,
    withState ? ofRequest[query.requested ?? 'all'] : undefined,
    contains(query.search, unit.code, unit.name, unit.pinyin, code, name, place),
  );
}

/** A page of the list; of all that the unit and the words leave, how many are in which state. */
export async function listPlacements(db: Db, query: ListQuery) {
  const where = await whereOf(db, query, true);
  const rows = await from(db)
    .where(where)
    .orderBy(...orders[query.sort], asc(unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  const counting = { total: sql<number>`count(*)` };
  const [matching] = await db
    .select(counting)
    .from(placement)
    .innerJoin(unit, eq(unit.id, unitId))
    .leftJoin(asked, isOpenRequest)
    .where(where);
  const of = (one: PlacementState) => sql<number>`count(*) filter (where ${state} = ${one})`;
  const [counts] = await db
    .select({
      present: of('present'),
      missing: of('missing'),
      damaged: of('damaged'),
      requested: sql<number>`count(${asked.id})`,
    })
    .from(placement)
    .innerJoin(unit, eq(unit.id, unitId))
    .leftJoin(asked, isOpenRequest)
    .where(await whereOf(db, query, false));
  return { rows: rows.map(shape), total: matching!.total, counts: counts! };
}

/** One thing; null outside the reader's range. */
export async function findPlacement(db: Db, at: number, one: number): Promise<Found | null> {
  const [row] = await from(db).where(and(eq(unitId, at), eq(id, one)));
  return row ? shape(row) : null;
}

export async function listCodes(db: Db, at: number): Promise<string[]> {
  const rows = await db.select({ code }).from(placement).where(eq(unitId, at));
  return rows.map((row) => row.code);
}

type NewRow = Pick<Placement, 'code' | 'name' | 'place' | 'quantity' | 'state' | 'since' | 'note'>;

/** @returns the id @throws the constraint `placement_code_key` */
export async function insertPlacement(
  db: Db,
  at: { id: number; unitNo: number },
  given: NewRow & { updatedBy: string },
): Promise<number> {
  const values = { ...given, unitId: at.id, unitNo: at.unitNo };
  const [row] = await db.insert(placement).values(values).returning({ id });
  return row!.id;
}

export type Change = Partial<Omit<NewRow, 'code'>> & { updatedBy: string };

/** @param version null = whatever it is now @returns the next version; null when it is another by now */
export async function updatePlacement(
  db: Db,
  at: { unitId: number; id: number; version: number | null },
  change: Change,
): Promise<number | null> {
  const { version } = placement;
  const [row] = await db
    .update(placement)
    .set({ ...change, updatedAt: sql`now()`, version: sql`${version} + 1` })
    .where(
      and(
        eq(unitId, at.unitId),
        eq(id, at.id),
        at.version === null ? undefined : eq(version, at.version),
      ),
    )
    .returning({ version });
  return row?.version ?? null;
}

export async function deletePlacement(db: Db, at: number, one: number): Promise<void> {
  await db.delete(placement).where(and(eq(unitId, at), eq(id, one)));
}
