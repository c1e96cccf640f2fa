/** 到训 in the database: a session's roll, and who has not had a required one. Set-based throughout. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  attendanceBody,
  GapRow,
  gapsQuery,
  RollRow,
  rollQuery,
} from '../../contract/training.ts';
import type { SessionKind } from '../../domain/training/index.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';
import { insideUnit, isMeantFor, listPage, personText, unitJson } from './list-queries.ts';

type RollQuery = z.output<typeof rollQuery>;

/** Whom the session is meant for, and whoever came all the same. */
export async function listRoll(db: Db, sessionId: number, query: RollQuery) {
  const { state, unitId, search } = query;
  const where = [
    sql`s.id = ${sessionId} and ((${isMeantFor('s')}) or a.person_id is not null)`,
    state && (state === 'none' ? sql`a.state is null` : sql`a.state = ${state}`),
    await insideUnit(db, 'p', unitId),
    contains(search, personText),
  ];
  const columns = sql`p.id as "personId", p.name, p.staff_no as "staffNo", p.post, ${unitJson()} as unit,
    a.state, coalesce(a.reason, '') as reason, coalesce(a.recorded_by, '') as "recordedBy"`;
  const from = sql`training_session s join person p on p.unit_no between s.unit_no and s.last_no
    join unit u on u.id = p.unit_id left join training_attendance a on a.session_id = s.id and a.person_id = p.id`;
  const order = sql`p.unit_no, p.pinyin, p.id`;
  return listPage<RollRow>(db, { columns, from, where, order }, query);
}

type Rows = z.output<typeof attendanceBody>['rows'];

/** Writes what was recorded of people of the session's range. @returns how many of them there are */
export async function updateAttendance(
  db: Db,
  sessionId: number,
  rows: Rows,
  by: string,
): Promise<number> {
  const { rows: written } = await db.execute<{ n: number }>(sql`
    with given as (
      select distinct on (g."personId") g.* from json_to_recordset(${JSON.stringify(rows)}::json)
        as g("personId" bigint, state text, reason text) order by g."personId"
    ), made as (
      insert into training_attendance (unit_id, unit_no, session_id, person_id, state, reason, recorded_by)
      select p.unit_id, p.unit_no, s.id, p.id, g.state, g.reason, ${by}
      from given g join training_session s on s.id = ${sessionId}
      join person p on p.id = g."personId" and p.unit_no between s.unit_no and s.last_no
      on conflict (unit_id, session_id, person_id) do update
        set state = excluded.state, reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = now()
      returning 1
    ) select count(*)::int as n from made`);
  return written[0]!.n;
}

type Attended = { personId: number; id: number; kind: SessionKind; hours: string; heldOn: string };

/** The sessions these people were at, oldest first. */
export async function listAttended(db: Db, personIds: number[]): Promise<Attended[]> {
  const { rows } = await db.execute<Attended>(sql`
    select a.person_id as "personId", s.id, s.kind, s.hours::text as hours, s.held_on::text as "heldOn"
    from training_attendance a join training_session s on s.id = a.session_id
    where a.person_id = any(${sql.param(personIds)}::bigint[]) and a.state <> 'absent' and not s.cancelled
    order by s.held_on, s.id`);
  return rows;
}

type GapsQuery = z.output<typeof gapsQuery>;
const gapOrders: Record<GapsQuery['sort'], SQL> = {
  '-day': sql`s.held_on desc, s.id, p.unit_no, p.pinyin, p.id`,
  unit: sql`p.unit_no, p.pinyin, p.id, s.held_on desc, s.id`,
};
const gapFrom = sql`training_session s
  join person p on ${isMeantFor('s')} join unit u on u.id = p.unit_id join unit o on o.id = s.unit_id
  left join training_attendance a on a.session_id = s.id and a.person_id = p.id`;
/** Required and held, and the person was neither there nor at one that makes up for it. */
const isGap = sql`s.required and not s.cancelled and s.makeup_of is null and s.held_on < ${bankToday}
  and not exists (select 1 from training_session m join training_attendance b on b.session_id = m.id
    where (m.id = s.id or m.makeup_of = s.id) and not m.cancelled and b.person_id = p.id and b.state <> 'absent')`;

export async function listGaps(db: Db, query: GapsQuery) {
  const { sessionId, unitId, post, search, sort } = query;
  const where = [
    isGap,
    sessionId && sql`s.id = ${sessionId}`,
    post === undefined ? undefined : sql`p.post = ${post}`,
    await insideUnit(db, 'p', unitId),
    contains(search, sql`(s.title || ' ' || ${personText})`),
  ].map((one) => one || undefined);
  const columns = sql`json_build_object('id', s.id, 'title', s.title, 'heldOn', s.held_on::text, 'unit', o.name) as session,
    json_build_object('id', p.id, 'name', p.name, 'staffNo', p.staff_no, 'post', p.post) as person, ${unitJson()} as unit,
    a.state, coalesce(a.reason, '') as reason`;
  return listPage<GapRow>(db, { columns, from: gapFrom, where, order: gapOrders[sort] }, query);
}

/** Posts held in the reader's range, for filters and for the choice of whom a session is meant for. */
export async function listPosts(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ post: string }>(
    sql`select distinct post from person where post <> '' and left_on is null order by post limit 200`,
  );
  return rows.map(({ post }) => post);
}
