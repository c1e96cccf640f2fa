/** 日历订阅 in the database: whose feed a token opens, and what is due for that assignment. */
import { and, eq, sql } from 'drizzle-orm';
import { calendarFeed } from '../../../db/schema/index.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';

type Place = { assignmentId: number; unit: { id: number; unitNo: number } };

export async function updateFeed(db: Db, place: Place, tokenSha256: string): Promise<void> {
  const { assignmentId, unit } = place;
  const createdAt = sql`now()`;
  await db
    .insert(calendarFeed)
    .values({ unitId: unit.id, unitNo: unit.unitNo, assignmentId, tokenSha256 })
    .onConflictDoUpdate({
      target: [calendarFeed.unitId, calendarFeed.assignmentId],
      set: { tokenSha256, createdAt },
    });
}

const ofPlace = ({ assignmentId, unit }: Place) =>
  and(eq(calendarFeed.unitId, unit.id), eq(calendarFeed.assignmentId, assignmentId));

export async function removeFeed(db: Db, place: Place): Promise<void> {
  await db.delete(calendarFeed).where(ofPlace(place));
}

/** Since when the assignment's feed is read; null when it has none. */
export async function findFeedSince(db: Db, place: Place): Promise<string | null> {
  const [row] = await db
    .select({ at: calendarFeed.createdAt })
    .from(calendarFeed)
    .where(ofPlace(place));
  return row?.at ?? null;
}

export type FeedOwner = {
  userId: string;
  role: Role;
  unit: { name: string; unitNo: number; lastNo: number };
};

/** Before any range is taken: the token alone says who reads. */
export async function findFeedOwner(db: Db, tokenSha256: string): Promise<FeedOwner | null> {
  const { rows } = await asOwner(db, () =>
    db.execute<FeedOwner>(sql`
      select a.user_id as "userId", a.role, json_build_object('name', n.name, 'unitNo', n.unit_no, 'lastNo', n.last_no) as unit
      from calendar_feed f join assignment a on a.id = f.assignment_id
      join "user" u on u.id = a.user_id join unit n on n.id = a.unit_id
      where f.token_sha256 = ${tokenSha256} and not u.disabled`),
  );
  return rows[0] ?? null;
}

export type Due = { key: string; title: string; place: string; at: string };

/** Unfinished rectifications of the range; for those over many outlets only what has been escalated to them. */
export async function listDueRectifications(db: Db, step: number, own: boolean): Promise<Due[]> {
  const { rows } = await db.execute<Due>(sql`
    select 'r' || r.id as key, r.title, u.name as place, r.due_at as at
    from rectification r join unit u on u.id = r.unit_id
    where r.state in ('open', 'doing') and (${own}::boolean or r.kind in ('drill', 'morning') or r.escalation >= ${step}::int)
    order by r.due_at limit 500`);
  return rows;
}

/** The account's own visits still to be made; never anybody else's, so a covert one stays covert. */
export async function listDueVisits(db: Db, account: string): Promise<Due[]> {
  const { rows } = await db.execute<Due>(sql`
    select 'v' || v.id as key, v.kind || ' ' || v.wave as title, u.name as place,
      (v.due_on + 1)::timestamp at time zone 'Asia/Shanghai' as at
    from visit v join unit u on u.id = v.unit_id
    where v.owner_id = ${account} and v.state in ('draft', 'returned') order by v.due_on limit 500`);
  return rows;
}
