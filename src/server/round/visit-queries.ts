/** Visits and recordings of a round, made at once when it opens and taken back when it closes. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import type { RoundRow } from './queries.ts';

export type NewVisit = { unitId: number; userId: string; name: string; second: boolean };

async function insertPart(db: Db, round: RoundRow, visits: NewVisit[], second: boolean) {
  const rows = visits.filter((one) => one.second === second);
  if (rows.length === 0) return;
  const first = second
    ? sql`join visit f on f.unit_id = u.id and f.round_id = ${round.id} and f.second_of is null`
    : sql``;
  await db.execute(sql`
    insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, second_of, due_on)
    select u.id, u.unit_no, ${round.id}, ${round.standard.id}, ${round.kind}, ${round.wave}, ${round.covert}, g."userId", g.name,
      ${second ? sql`f.id` : sql`null`}, ${round.endsOn}
    from json_to_recordset(${JSON.stringify(rows)}::json) as g("unitId" bigint, "userId" text, name text)
    join unit u on u.id = g."unitId" ${first} order by u.unit_no`);
}

/** One 检查单 for each, the second ones tied to the first of their outlet; and how they came about. */
export async function insertVisits(db: Db, round: RoundRow, visits: NewVisit[], by: Actor) {
  await insertPart(db, round, visits, false);
  await insertPart(db, round, visits, true);
  await db.execute(sql`
    insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail, secret)
    select unit_id, unit_no, 'visit', id, ${by.userId}, ${by.name}, 'assign', jsonb_build_object('inspector', inspector_name), secret
    from visit where round_id = ${round.id} order by unit_no, id`);
}

export type NewClip = { unitId: number; from: string; to: string; post: string; dueAt: string };

/** Recordings asked of the outlets of a round, for the first visit of each; the second uses the same. */
export async function insertClips(db: Db, roundId: number, clips: NewClip[], by: string) {
  if (clips.length === 0) return;
  await db.execute(sql`
    insert into clip_request (unit_id, unit_no, visit_id, from_at, to_at, post, due_at, created_by)
    select v.unit_id, v.unit_no, v.id, c."from", c."to", c.post, c."dueAt", ${by}
    from json_to_recordset(${JSON.stringify(clips)}::json) as c("unitId" bigint, "from" timestamptz, "to" timestamptz, post text, "dueAt" timestamptz)
    join visit v on v.unit_id = c."unitId" and v.round_id = ${roundId} and v.second_of is null
    order by v.unit_no, c."from"`);
}

/** Visits that are neither locked nor untouched: they keep a round from closing. */
export async function countUnfinished(db: Db, roundId: number): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*) as n from visit where round_id = ${roundId} and state <> 'locked' and (state <> 'draft' or revision > 0)`);
  return rows[0]!.n;
}

/** Takes visits back that nobody began; how many. The history keeps whose they were. */
export async function withdrawUntouched(db: Db, roundId: number, by: Actor): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with gone as (
      delete from visit where round_id = ${roundId} and state = 'draft' and revision = 0
      returning unit_id, unit_no, id, owner_id, inspector_name, secret),
    told as (
      insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail, secret)
      select unit_id, unit_no, 'visit', id, ${by.userId}, ${by.name}, 'withdraw',
        jsonb_build_object('before', jsonb_build_object('ownerId', owner_id, 'inspector', inspector_name)), secret from gone)
    select count(*) as n from gone`);
  return rows[0]!.n;
}
