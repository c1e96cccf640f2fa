/** Opening a rectification per deducted item, linking repeats, and closing those whose fact is gone. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { verdictsSql } from './verdict-queries.ts';

/**
 * `follow_new`: what ought to have a rectification: deductions of the followed visits that the settings
 * name, those of 上级重点, repeated ones, and the ones these repeat, so that a chain has its beginning.
 * Left out is what later visits have long found clean: a workbook of past years opens no stale work.
 */
export async function stageNew(db: Db, past: boolean): Promise<void> {
  await db.execute(sql`create temp table follow_new on commit drop as
    with lost as (
      select l.*, v.unit_no, v.kind, v.visited_on, v.before_id,
        exists (select 1 from follow_lost b where b.inspection_id = v.before_id and b.item = l.item) as repeated
      from follow_lost l join follow_look v on v.unit_id = l.unit_id and v.id = l.inspection_id
    ), wanted as (
      select l.*, f.setting_unit from lost l join followed f on f.unit_id = l.unit_id and f.id = l.inspection_id
      join follow_rule r on r.setting = coalesce(f.setting_unit, 0)
      where l.repeated or l.is_key
        or (l.points >= r.points and case when l.category = '硬件' then r.hard else r.soft end)
    ), named as (
      select unit_id, inspection_id, item, setting_unit from wanted
      union
      select unit_id, before_id, item, setting_unit from wanted where repeated
    ), problem as (
      select l.*, r.visits, case when l.category = '硬件' then r.due_hard else r.due_soft end as due_at,
        row_number() over () as ref
      from named n join lost l on l.unit_id = n.unit_id and l.inspection_id = n.inspection_id and l.item = n.item
      join follow_rule r on r.setting = coalesce(n.setting_unit, 0)
    )
    select p.* from problem p
    left join (${verdictsSql(sql`select unit_id, ref, kind, item, inspection_id as source_id, visited_on,
      null::date as done_on, visits from problem`)}) j on j.unit_id = p.unit_id and j.ref = p.ref
    where ${past}::boolean or j.ref is null or j.broken_by is not null or cardinality(j.clean) < p.visits`);
  await db.execute(sql`analyze follow_new`);
}

/** @returns how many were opened; what is there already stays, save one closed because its deduction was gone */
export async function insertNew(db: Db, by: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with head as (
      select a.unit_id, min(u.name) as name from assignment a join "user" u on u.id = a.user_id
      where a.role = 'outlet-head' and not u.disabled and a.unit_id in (select unit_id from follow_new) group by a.unit_id
    ), person_head as (
      select p.unit_id, min(p.name) as name from person p
      where p.post like '%负责人%' and p.left_on is null and p.unit_id in (select unit_id from follow_new) group by p.unit_id
    ), owner as (
      select coalesce(h.unit_id, p.unit_id) as unit_id, coalesce(h.name, p.name) as name
      from head h full join person_head p on p.unit_id = h.unit_id
    ), post as (
      select i.code, min(i.post) as post from standard_item i where i.post <> '' group by i.code
    ), opened as (
      insert into rectification as r (unit_id, unit_no, kind, title, source_kind, source_id, item_code, category, post,
        points, owner_name, due_at, criterion, created_by, found_on)
      select n.unit_id, n.unit_no, 'item', n.item_name, 'inspection', n.inspection_id, n.item_code, n.category,
        coalesce(p.post, ''), n.points, coalesce(o.name, ''), n.due_at,
        jsonb_build_object('kind', 'clean-visits', 'visits', n.visits), ${by}, n.visited_on
      from follow_new n left join owner o on o.unit_id = n.unit_id left join post p on p.code = n.item_code
      order by n.visited_on, n.inspection_id, n.item_code
      on conflict on constraint rectification_once do update
        set state = 'open', progress = '{}', points = excluded.points, closed_at = null, version = r.version + 1
        where r.state = 'cancelled' and r.progress ? 'withdrawn'
      returning 1
    ) select count(*) as n from opened`);
  return rows[0]!.n;
}

/** A deduction that a corrected list or an appeal took away takes its rectification with it. */
export async function cancelWithdrawn(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with gone as (
      update rectification r set state = 'cancelled', progress = jsonb_build_object('withdrawn', true),
        closed_at = now(), version = version + 1
      from followed f
      where r.unit_id = f.unit_id and r.source_kind = 'inspection' and r.source_id = f.id and r.kind = 'item'
        and r.state <> 'cancelled'
        and not exists (select 1 from deduction d where d.unit_id = r.unit_id and d.inspection_id = r.source_id
          and d.item_code = r.item_code)
      returning r.unit_id, r.unit_no, r.id
    ), told as (
      insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action)
      select unit_id, unit_no, 'rectification', id, '', '', 'withdrawn' from gone returning 1
    ) select count(*) as n from told`);
  return rows[0]!.n;
}

/** The points and the day follow a corrected list. */
export async function updateFound(db: Db): Promise<void> {
  await db.execute(sql`update rectification r set points = l.points, found_on = i.visited_on
    from followed f, follow_lost l, inspection i
    where r.unit_id = f.unit_id and r.source_kind = 'inspection' and r.source_id = f.id and r.kind = 'item'
      and l.inspection_id = f.id and l.item_code = r.item_code and i.unit_id = f.unit_id and i.id = f.id
      and (r.points, r.found_on) is distinct from (l.points, i.visited_on)`);
}

/**
 * 前次整改: the latest earlier rectification of the same item at the same outlet, found by the same kind
 * of visit. Computed afresh for the followed outlets, so that visits may arrive in any order.
 */
export async function updatePredecessors(db: Db): Promise<void> {
  await db.execute(sql`
    with chain as (
      select r.unit_id, r.id, lag(r.id) over (
        partition by r.unit_id, i.kind, coalesce(a.item, r.item_code) order by i.visited_on, i.id) as before_id
      from rectification r
      join inspection i on i.unit_id = r.unit_id and i.id = r.source_id
      join (select distinct unit_id, kind from followed) f on f.unit_id = i.unit_id and f.kind = i.kind
      left join follow_alias a on a.code = r.item_code
      where r.kind = 'item' and r.source_kind = 'inspection' and not (r.progress ? 'withdrawn')
    )
    update rectification r set predecessor_id = c.before_id from chain c
    where r.unit_id = c.unit_id and r.id = c.id and r.predecessor_id is distinct from c.before_id`);
}
