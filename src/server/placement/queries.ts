/** 定置物品 in the database: the list, one, and what is changed of it. Requests have their own file. */
import {
  and,
  asc,
  between,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { placement, placementRequest, unit } from '../../../db/schema/index.ts';
import type { Placement, placementsQuery } from '../../contract/placement.ts';
import type { PlacementState } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { findUnit, searchByUnit } from '../organisation/index.ts';

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

/** A unit with all below it; nothing for one that the reader does not see. */
async function insideOf(db: Db, query: ListQuery) {
  if (!query.unitId) return () => undefined;
  const at = await findUnit(db, query.unitId);
  return (no: AnyPgColumn) => (at ? between(no, at.unitNo, at.lastNo) : sql`false`);
}

const ofState = (query: ListQuery) =>
  query.state === 'wanting' ? isWanting : query.state ? eq(state, query.state) : undefined;
const ofRequest = {
  yes: isNotNull(asked.id),
  no: and(isNull(asked.id), isWanting),
  all: undefined,
};

type Left = {
  inside: Awaited<ReturnType<typeof insideOf>>;
  words: SQL | undefined;
};

/** Of all that the unit and the words leave, how many are in which state and how many wait for an answer. */
async function countStates(db: Db, { inside, words }: Left) {
  const of = (one: PlacementState) => sql<number>`count(*) filter (where ${state} = ${one})`;
  const [states] = await db
    .select({ all: sql<number>`count(*)`, missing: of('missing'), damaged: of('damaged') })
    .from(placement)
    .where(and(inside(unitNo), words));
  const open = db
    .select({ n: sql<number>`count(*)` })
    .from(asked)
    .$dynamic();
  const those = and(eq(asked.state, 'asked'), inside(asked.unitNo), words);
  const [requested] = await (words ? open.innerJoin(placement, isOpenRequest) : open).where(those);
  const { all, missing, damaged } = states!;
  return { present: all - missing - damaged, missing, damaged, requested: requested!.n };
}

type Counts = Awaited<ReturnType<typeof countStates>>;

/** How many the whole query leaves; known from the states unless it asks for requests. */
async function countMatching(db: Db, query: ListQuery, where: SQL | undefined, counts: Counts) {
  const { present, missing, damaged } = counts;
  if (!query.requested) {
    const { state: one } = query;
    return one === 'wanting' ? missing + damaged : one ? counts[one] : present + missing + damaged;
  }
  const [matching] = await db
    .select({ n: sql<number>`count(*)` })
    .from(placement)
    .leftJoin(asked, isOpenRequest)
    .where(where);
  return matching!.n;
}

/** A page of the list, found before units are joined; of all that the unit and the words leave, the counts. */
export async function listPlacements(db: Db, query: ListQuery) {
  const inside = await insideOf(db, query);
  const { all: words } = await searchByUnit(db, query.search, unitId, code, name, place);
  const where = and(inside(unitNo), words, ofState(query), ofRequest[query.requested ?? 'all']);
  const order = [...orders[query.sort], asc(unitNo), asc(id)];
  const keys = db.select({ unitId, id }).from(placement).$dynamic();
  const byRequest = query.requested !== undefined || query.sort.endsWith('asked');
  const page = (byRequest ? keys.leftJoin(asked, isOpenRequest) : keys)
    .where(where)
    .orderBy(...order)
    .limit(query.limit)
    .offset(query.offset)
    .as('page');
  const rows = await from(db)
    .innerJoin(page, and(eq(page.unitId, unitId), eq(page.id, id)))
    .orderBy(...order);
  const counts = await countStates(db, { inside, words });
  return { rows: rows.map(shape), total: await countMatching(db, query, where, counts), counts };
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
