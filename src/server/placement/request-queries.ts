/** 补充申请 in the database: added, answered once, never changed; and what a ticket asks of them. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { placementRequest } from '../../../db/schema/index.ts';
import type { PlacementRequest } from '../../contract/placement.ts';
import type { TicketThing } from '../../contract/ticket.ts';
import type { RequestState } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';

const { unitId, placementId, id, state, closedAt } = placementRequest;

/** Newest first. */
export async function listRequests(db: Db, at: number, of: number): Promise<PlacementRequest[]> {
  const { reason, askedBy, askedAt, closedBy } = placementRequest;
  const rows = await db
    .select({
      id,
      reason,
      askedBy,
      askedAt,
      state: sql<RequestState>`${state}`,
      closedBy,
      closedAt,
    })
    .from(placementRequest)
    .where(and(eq(unitId, at), eq(placementId, of)))
    .orderBy(desc(id));
  return rows.map((row) => ({
    ...row,
    askedAt: isoMoment(row.askedAt),
    closedAt: isoMomentOrNull(row.closedAt),
  }));
}

type NewRequest = {
  unit: { id: number; unitNo: number };
  placementId: number;
  reason: string;
  by: { userId: string; name: string };
};

/** The moment is the database's. @throws the constraint `placement_request_open` */
export async function insertRequest(db: Db, given: NewRequest): Promise<void> {
  const { unit, by, ...rest } = given;
  await db.insert(placementRequest).values({
    ...rest,
    unitId: unit.id,
    unitNo: unit.unitNo,
    askedById: by.userId,
    askedBy: by.name,
  });
}

/** @returns whether there was one to answer */
export async function updateRequest(
  db: Db,
  at: { unitId: number; placementId: number },
  as: Exclude<RequestState, 'asked'>,
  by: string,
): Promise<boolean> {
  const done = await db
    .update(placementRequest)
    .set({ state: as, closedBy: by, closedAt: sql`now()` })
    .where(and(eq(unitId, at.unitId), eq(placementId, at.placementId), eq(state, 'asked')))
    .returning({ id });
  return done.length > 0;
}

export async function hasRequests(db: Db, at: number, of: number): Promise<boolean> {
  const [row] = await db
    .select({ closedAt })
    .from(placementRequest)
    .where(and(eq(unitId, at), eq(placementId, of)))
    .orderBy(asc(id))
    .limit(1);
  return row !== undefined;
}

/**
 * 定置清单 of outlets, as a ticket looks at it: each thing with the requests of the last weeks that may
 * still have stood at a check (a ticket is written within 31 days of it).
 */
export async function listThings(db: Db, outlets: readonly number[]): Promise<TicketThing[]> {
  if (outlets.length === 0) return [];
  const { rows } = await db.execute<TicketThing>(sql`
    select p.unit_id as "unitId", p.code, p.name, p.place, coalesce(
      (select json_agg(json_build_object('askedAt', r.asked_at, 'closedAt', r.closed_at) order by r.id)
       from placement_request r where r.unit_id = p.unit_id and r.placement_id = p.id
         and (r.closed_at is null or r.closed_at > now() - interval '32 days')), '[]') as requests
    from placement p where p.unit_id in (${sql.join(
      outlets.map((one) => sql`${one}`),
      sql`, `,
    )}) order by p.unit_no, p.code`);
  return rows;
}

/** All requests ever made for one thing of an outlet; null when it is not on the list. */
export async function findThing(db: Db, at: number, code: string): Promise<TicketThing | null> {
  const { rows } = await db.execute<TicketThing>(sql`
    select p.unit_id as "unitId", p.code, p.name, p.place, coalesce(
      (select json_agg(json_build_object('askedAt', r.asked_at, 'closedAt', r.closed_at) order by r.id)
       from placement_request r where r.unit_id = p.unit_id and r.placement_id = p.id), '[]') as requests
    from placement p where p.unit_id = ${at} and p.code = ${code}`);
  return rows[0] ?? null;
}
