/** 查摆: which outlets have listed problems of their own, and which have not. */
import { sql } from 'drizzle-orm';
import type { SelfFound } from '../../contract/rectification.ts';
import type { Db } from '../db/open.ts';

/** Outlets named that listed nothing; more are only counted. */
const named = 30;

/** Of the outlets of a range. @param year of the day it was listed */
export async function findSelfFound(
  db: Db,
  range: { lo: number; hi: number },
  year: number,
): Promise<SelfFound> {
  const { rows } = await db.execute<SelfFound>(sql`
    with own as (
      select unit_id, count(*)::int as n, (count(*) filter (where state = 'verified'))::int as verified
      from rectification where source_kind = 'self' and state <> 'cancelled'
        and unit_no between ${range.lo} and ${range.hi}
        and created_at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')
        and created_at < make_timestamptz(${year}::int + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      group by unit_id
    ), outlet as not materialized (
      select u.* from unit u
      where u.level = '网点' and u.closed_on is null and u.unit_no between ${range.lo} and ${range.hi}
    ), listed as (select own.* from own join outlet u on u.id = own.unit_id),
    missing as (
      select u.id, u.code, u.name, u.unit_no from outlet u
      where not exists (select 1 from own where own.unit_id = u.id) order by u.unit_no limit ${named}
    )
    select (select count(*)::int from outlet) as outlets, count(*)::int as listed, coalesce(sum(n), 0)::int as problems,
      coalesce(sum(verified), 0)::int as verified, coalesce(
        (select json_agg(json_build_object('id', id, 'code', code, 'name', name) order by unit_no) from missing),
        '[]') as without
    from listed`);
  return rows[0]!;
}
