/** 复核 in the database: where a visit stands, and who put it there. */
import { sql } from 'drizzle-orm';
import type { VisitState } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';

export type Reviewed = {
  unitId: number;
  unitNo: number;
  id: number;
  state: VisitState;
  ownerId: string;
  inspectorName: string;
  secret: boolean;
  revision: number;
  roundId: number;
  dueOn: string;
  kind: string;
};

const columns = sql`unit_id as "unitId", unit_no as "unitNo", id, state, owner_id as "ownerId", inspector_name as "inspectorName",
  secret, revision, round_id as "roundId", due_on::text as "dueOn", kind`;

/**
 * The visit, held against others until the transaction ends; null when the reader may not know of it.
 * A locked one cannot be held for a change (a policy): it is found without.
 */
export async function lockForReview(db: Db, unitId: number, id: number): Promise<Reviewed | null> {
  const one = sql`select ${columns} from visit where unit_id = ${unitId} and id = ${id}`;
  const held = await db.execute<Reviewed>(sql`${one} for update`);
  const row = held.rows[0] ?? (await db.execute<Reviewed>(one)).rows[0];
  return row ?? null;
}

/** Of a round (or some of its visits) those in one of these states that are not the reviewer's own. */
export async function listReviewable(
  db: Db,
  of: {
    roundId: number;
    states: VisitState[];
    not: string;
    ids: number[] | null;
    /** The reviewer's range: jobs see everything. */
    lo: number;
    hi: number;
  },
): Promise<Reviewed[]> {
  const chosen = of.ids === null ? sql`true` : sql`id = any(${sql.param(of.ids)}::bigint[])`;
  const { rows } = await db.execute<Reviewed>(sql`select ${columns} from visit
    where round_id = ${of.roundId} and state = any(${sql.param(of.states)}::text[]) and owner_id <> ${of.not}
      and unit_no between ${of.lo} and ${of.hi} and ${chosen}
    order by unit_no, id for update`);
  return rows;
}

export async function updateReviewed(
  db: Db,
  visits: readonly Pick<Reviewed, 'unitId' | 'id'>[],
  state: VisitState,
  by: { userId: string; name: string },
): Promise<void> {
  await db.execute(sql`
    update visit v set state = ${state}, reviewer_id = ${by.userId}, reviewer_name = ${by.name}, reviewed_at = now()
    from json_to_recordset(${JSON.stringify(visits)}::json) as g("unitId" bigint, id bigint)
    where v.unit_id = g."unitId" and v.id = g.id`);
}

/** Gives an unfinished visit to somebody else. */
export async function updateOwner(
  db: Db,
  visit: Pick<Reviewed, 'unitId' | 'id'>,
  to: { userId: string; name: string },
): Promise<void> {
  await db.execute(sql`update visit set owner_id = ${to.userId}, inspector_name = ${to.name}, revision = revision + 1
    where unit_id = ${visit.unitId} and id = ${visit.id}`);
}
