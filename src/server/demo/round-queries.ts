/** What the demo's rounds write by themselves: visits as their inspectors would have left them. */
import { sql } from 'drizzle-orm';
import type { StandardDocument } from '../../domain/standard/index.ts';
import type { Register, VisitState } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';

/** Accounts of the demo in their first role. */
export async function findActors(db: Db, usernames: string[]): Promise<Map<string, Actor>> {
  const { rows } = await db.execute<Actor>(sql`
    select distinct on (w.username) w.id as "userId", w.name, w.username, a.role, a.id as "assignmentId",
      json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'unitNo', u.unit_no, 'lastNo', u.last_no, 'level', u.level) as unit
    from "user" w join assignment a on a.user_id = w.id join unit u on u.id = a.unit_id
    where w.username = any(${sql.param(usernames)}::text[]) order by w.username, a.id`);
  return new Map(rows.map((actor) => [actor.username, actor]));
}

/** The newest checklist of a county that holds since a day. */
export async function findDemoStandard(db: Db, countyCode: string, day: string) {
  const { rows } = await db.execute<{ id: number; document: StandardDocument }>(sql`
    select s.id, s.document from standard s join unit u on u.id = s.unit_id
    where u.code = ${countyCode} and s.state = 'published' and s.document is not null and s.valid_from <= ${day} and s.valid_to is null
    order by s.valid_from desc, s.id desc limit 1`);
  return rows[0] ?? null;
}

/** Outlets of a county in tree order, one of them first. */
export async function listDemoOutlets(db: Db, countyCode: string, first: string) {
  const { rows } = await db.execute<{ id: number }>(sql`
    select o.id from unit c join unit o on o.unit_no between c.unit_no and c.last_no and o.level = '网点'
    where c.code = ${countyCode} order by (o.code <> ${first}), o.unit_no`);
  return rows.map(({ id }) => id);
}

export type DemoVisit = {
  unitId: number;
  id: number;
  roundId: number;
  ownerId: string;
  /** Of the second visit of a pair, the first. */
  secondOf: number | null;
  queueMachine: boolean | null;
};

export async function listDemoVisits(db: Db, roundId: number): Promise<DemoVisit[]> {
  const { rows } = await db.execute<DemoVisit>(sql`
    select v.unit_id as "unitId", v.id, v.round_id as "roundId", v.owner_id as "ownerId", v.second_of as "secondOf", u.queue_machine as "queueMachine"
    from visit v join unit u on u.id = v.unit_id where v.round_id = ${roundId} order by v.unit_no, v.id`);
  return rows;
}

export type DemoFilled = DemoVisit & {
  register: Register;
  state: VisitState;
  started: string;
  /** Null leaves the round's. */
  dueOn: string | null;
  /** Once submitted. */
  score: string | null;
};

export async function updateDemoVisits(db: Db, visits: DemoFilled[]): Promise<void> {
  await db.execute(sql`
    update visit v set document = g.register::json, state = g.state, score = g.score, revision = case when g.register = '{}'::jsonb then 0 else 1 end,
      started_at = case when g.register = '{}'::jsonb then null else g.started end,
      visited_on = case when g.register = '{}'::jsonb then null else (g.started at time zone 'Asia/Shanghai')::date end,
      submitted_at = case when g.state = 'submitted' then g.started + interval '70 minutes' end,
      due_on = coalesce(g."dueOn", v.due_on), circumstances = case when g.register = '{}'::jsonb then v.circumstances
        else jsonb_build_object('clocks', jsonb_build_object('手机', jsonb_build_object('aheadSeconds', 12, 'at', g.started)), 'flags', '[]'::jsonb, 'flagged', 0) end
    from json_to_recordset(${JSON.stringify(visits)}::json) as g("unitId" bigint, id bigint, register jsonb, state text,
      started timestamptz, "dueOn" date, score numeric)
    where v.unit_id = g."unitId" and v.id = g.id`);
  await insertSubmissions(
    db,
    visits.map(({ id }) => id),
  );
}

/** 提交 in the history of each that was, at its own moment. */
async function insertSubmissions(db: Db, ids: number[]): Promise<void> {
  await db.execute(sql`
    insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, at, action, detail, secret)
    select unit_id, unit_no, 'visit', id, owner_id, inspector_name, submitted_at, 'submit',
      jsonb_build_object('before', jsonb_build_object('state', 'draft'), 'score', score::text), secret
    from visit where id = any(${sql.param(ids)}::bigint[]) and submitted_at is not null order by submitted_at, id`);
}

/** One recording provided by a link, one refused, one overdue; the others are still awaited. */
export async function updateDemoClips(db: Db, roundId: number, overdue: string): Promise<void> {
  await db.execute(sql`
    with numbered as (
      select c.unit_id, c.id, row_number() over (order by c.unit_no desc, c.id) as n from clip_request c
      join visit v on v.unit_id = c.unit_id and v.id = c.visit_id where v.round_id = ${roundId})
    update clip_request c set state = case n when 1 then 'provided' when 2 then 'refused' else c.state end,
      link = case n when 1 then 'https://nvr.example/clip/20260901' end,
      note = case n when 2 then '当天硬盘检修，没有录像' else '' end,
      provided_at = case n when 1 then now() end, due_at = case n when 3 then ${overdue}::timestamptz else c.due_at end
    from numbered x where x.unit_id = c.unit_id and x.id = c.id`);
}
