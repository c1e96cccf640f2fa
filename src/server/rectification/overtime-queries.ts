/** Hours of evening drills: of a person or an outlet, by month. Set-based over the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Overtime, overtimeQuery } from '../../contract/drill.ts';
import { overtimeLimits, type Attendee } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { containing } from '../http/search.ts';

type Query = z.output<typeof overtimeQuery>;

/** People of an outlet by id, in the order of their names. */
export async function listAttendees(
  db: Db,
  unitNo: number,
  ids: readonly number[],
): Promise<Attendee[]> {
  const { rows } = await db.execute<Attendee>(sql`
    select p.id, p.name, p.post from person p
    where p.id = any(${sql.param(ids)}::bigint[]) and p.unit_no = ${unitNo} order by p.pinyin, p.id`);
  return rows;
}

const bankTime = (moment: SQL) => sql`(${moment})::timestamptz at time zone 'Asia/Shanghai'`;
const held = sql`r.form -> 'held'`;
const monthOf = sql`to_char(${bankTime(sql`${held} ->> 'from'`)}, 'YYYY-MM')`;
const isHeld = sql`r.kind = 'drill' and r.form ? 'held' and r.state <> 'cancelled'`;

/** Months with drills on record, newest first. */
export async function listMonths(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ month: string }>(
    sql`select distinct ${monthOf} as month from rectification r where ${isHeld} order by month desc limit 60`,
  );
  return rows.map(({ month }) => month);
}

/** Hours of each person on each day, then of each person in the month. */
const people = (month: string, range: SQL) => sql`
  with days as (
    select r.unit_id, coalesce(p.id::text, p.name) as who, min(p.name) as name, min(p.post) as post, count(*) as drills,
      count(*) filter (where r.state = 'verified') as accepted, array_agg(r.id) as ids,
      array_agg(r.id) filter (where r.state = 'verified') as accepted_ids,
      sum(extract(epoch from (${held} ->> 'to')::timestamptz - (${held} ->> 'from')::timestamptz)) / 3600 as hours
    from rectification r cross join lateral jsonb_to_recordset(${held} -> 'people') as p(id bigint, name text, post text)
    where ${isHeld} and ${monthOf} = ${month} and ${range}
    group by r.unit_id, who, (${bankTime(sql`${held} ->> 'from'`)})::date
  ), persons as (
    select unit_id, who, min(name) as name, min(post) as post, sum(drills) as drills, sum(accepted) as accepted,
      sum(hours) as hours, max(hours) as day_most
    from days group by unit_id, who
  )`;

const hoursText = (of: SQL) => sql`round(${of}, 2)::text`;
const isOver = (day: SQL, month: SQL) =>
  sql`(${day} > ${overtimeLimits.dayHours} or ${month} > ${overtimeLimits.monthHours})`;

const selects: Record<Query['by'], SQL> = {
  person: sql`, listed as (
    select unit_id, name, post, 1 as people, drills, accepted, hours, day_most, hours as month_most from persons)`,
  unit: sql`, listed as (
    select p.unit_id, '' as name, '' as post, count(*) as people, sum(p.hours) as hours, max(p.day_most) as day_most,
      max(p.hours) as month_most,
      (select count(distinct id) from days d, unnest(d.ids) as id where d.unit_id = p.unit_id) as drills,
      (select count(distinct id) from days d, unnest(d.accepted_ids) as id where d.unit_id = p.unit_id) as accepted
    from persons p group by p.unit_id)`,
};
const orders: Record<Query['sort'], SQL> = {
  '-hours': sql`l.hours desc, u.unit_no, l.name`,
  hours: sql`l.hours, u.unit_no, l.name`,
  unit: sql`u.unit_no, l.hours desc, l.name`,
};

/** @param range of unit numbers, or null for all that the reader sees */
export async function listOvertime(
  db: Db,
  query: Query & { month: string },
  range: { lo: number; hi: number } | null,
): Promise<{ rows: Overtime[]; total: number; hours: string }> {
  const inside = range ? sql`r.unit_no between ${range.lo} and ${range.hi}` : sql`true`;
  const found = containing(query.search, sql`l.name`, sql`u.name`, sql`u.code`);
  const { rows } = await db.execute<Overtime & { total: number; sum: string }>(sql`
    ${people(query.month, inside)} ${selects[query.by]}
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, l.name, l.post, l.people::int, l.drills::int,
      l.accepted::int, ${hoursText(sql`l.hours`)} as hours, ${hoursText(sql`l.day_most`)} as "dayMost",
      ${hoursText(sql`l.month_most`)} as "monthMost", ${isOver(sql`l.day_most`, sql`l.month_most`)} as over,
      count(*) over () as total, ${hoursText(sql`sum(l.hours) over ()`)} as sum
    from listed l join unit u on u.id = l.unit_id where ${found}
    order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`);
  return { rows, total: rows[0]?.total ?? 0, hours: rows[0]?.sum ?? '0' };
}
