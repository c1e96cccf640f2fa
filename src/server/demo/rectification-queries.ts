/** How the demo county has worked on its rectifications: done some weeks after the visit, others still open. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

type Range = { lo: number; hi: number };
const inCounty = ({ lo, hi }: Range) => sql`r.unit_no between ${lo} and ${hi} and r.kind = 'item'`;
/** The same for the same problem on every machine, 0 … 99. */
const chance = (salt: number) =>
  sql`(abs(hashtext(r.unit_no::text || r.item_code || i.wave || ${String(salt)})) % 100)`;

/** 24:00 of a day in the bank's time. */
const endOf = (day: SQL) => sql`((${day}) + 1)::timestamp at time zone 'Asia/Shanghai'`;

/** What was done about the problems of the year up to autumn, and when. */
export async function updateWorked(db: Db, range: Range): Promise<void> {
  await db.execute(sql`
    with worked as (
      update rectification r set state = 'done', created_at = i.visited_on + time '09:00',
        due_at = ${endOf(sql`i.visited_on + case when r.category = '硬件' then 21 else 7 end`)},
        done_at = i.visited_on + 4 + ${chance(1)} % 9 + time '16:30',
        cause_code = case when r.category = '硬件' then (array['equipment', 'environment', 'management'])[1 + ${chance(2)} % 3]
          else (array['people', 'people', 'management', 'process'])[1 + ${chance(2)} % 4] end,
        cause = case when r.category = '硬件' then E'为什么没修好？没有及时报修\n为什么没报修？班前检查没有包括这一项\n为什么没包括？检查表沿用去年的'
          else E'为什么没做到？新员工不熟悉标准\n为什么不熟悉？只在入职时讲过一次\n为什么只讲一次？晨会没有安排演练' end,
        measure = case when r.category = '硬件' then '报修并更换；列入每日班前检查表，由大堂经理签字'
          else '连续两周晨会演练本项；主管每日抽查并记录' end, version = r.version + 1
      from inspection i where i.unit_id = r.unit_id and i.id = r.source_id and r.source_kind = 'inspection' and ${inCounty(range)}
        and i.visited_on < '2023-11-01'
        and ${chance(3)} < case when r.progress ->> 'brokenBy' is null then 86 else 55 end
      returning r.unit_id, r.unit_no, r.id, r.owner_name, r.done_at
    )
    insert into history (unit_id, unit_no, subject_kind, subject_id, at, owner_id, by_name, action, detail)
    select unit_id, unit_no, 'rectification', id, done_at, '', owner_name, 'finish', '{"before": "doing", "after": "done"}' from worked`);
}

/** What is still open stands in the present: some overdue, some due in the next days, some in hand. */
export async function updateUnfinished(db: Db, range: Range): Promise<void> {
  await db.execute(sql`
    update rectification r set created_at = now() - (6 + ${chance(4)} % 20) * interval '1 day',
      due_at = ${endOf(sql`current_date + ${chance(5)} % 24 - 8`)},
      state = case when ${chance(6)} < 35 then 'doing' else 'open' end,
      cause_code = case when ${chance(6)} < 35 then 'people' else '' end
    from inspection i where i.unit_id = r.unit_id and i.id = r.source_id and r.source_kind = 'inspection'
      and ${inCounty(range)} and r.state = 'open'`);
}

/** Closed on the day of the visit that decided it. */
export async function updateClosed(db: Db, range: Range): Promise<void> {
  await db.execute(sql`
    update rectification r set closed_at = v.visited_on + time '18:00'
    from inspection v where v.unit_id = r.unit_id and v.id = coalesce((r.progress ->> 'brokenBy')::bigint, (r.progress -> 'clean' ->> -1)::bigint)
      and r.state in ('verified', 'failed') and r.unit_no between ${range.lo} and ${range.hi}`);
}

/** Found without effect before anything was done: dated as the visit that found it. */
export async function updateUndone(db: Db, range: Range): Promise<void> {
  await db.execute(sql`
    update rectification r set created_at = i.visited_on + time '09:00', due_at = ${endOf(sql`i.visited_on + 7`)}
    from inspection i where i.unit_id = r.unit_id and i.id = r.source_id and r.source_kind = 'inspection'
      and ${inCounty(range)} and r.state = 'failed' and r.done_at is null`);
}

/** A repair's place among the others: how far it has come and since when. */
export async function updateRepairAge(
  db: Db,
  id: number,
  state: string,
  days: number,
): Promise<void> {
  await db.execute(sql`update rectification set state = ${state}, created_at = now() - ${days}::int * interval '1 day',
    found_on = ((now() - ${days}::int * interval '1 day') at time zone 'Asia/Shanghai')::date,
    due_at = ${endOf(sql`current_date + 12 - ${days}::int`)} where id = ${id}`);
}

/** Evenings on which an outlet drilled, before: days ago, hours, whether a reviewer has accepted it. */
const evenings = [
  { ago: 3, hours: '1.5', accepted: false },
  { ago: 12, hours: '2', accepted: true },
  { ago: 33, hours: '1.5', accepted: true },
  { ago: 40, hours: '3.5', accepted: true },
];

/** Drills of the past weeks as they were held, all hands on deck: what the page of hours adds up. */
export async function insertHeldDrills(db: Db, unitId: number, by: string): Promise<void> {
  await db.execute(sql`
    with drilled as (
      select e.*, (current_date - e.ago + time '18:00') at time zone 'Asia/Shanghai' as began
      from json_to_recordset(${JSON.stringify(evenings)}::json) as e(ago int, hours numeric, accepted boolean))
    insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, owner_name, due_at, criterion, form,
      created_by, created_at, state, done_at, closed_at)
    select u.id, u.unit_no, 'drill', '当晚培训演练', 'day', to_char(d.began at time zone 'Asia/Shanghai', 'YYYYMMDD')::bigint, '',
      ${endOf(sql`current_date - d.ago`)}, '{"kind": "accepted"}',
      jsonb_build_object('held', jsonb_build_object('from', d.began, 'to', d.began + d.hours * interval '1 hour', 'people',
        (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'post', p.post) order by p.pinyin, p.id)
          from (select * from person p where p.unit_no = u.unit_no order by p.pinyin, p.id limit 6) p))),
      ${by}, d.began - interval '2 hours', case when d.accepted then 'verified' else 'done' end,
      d.began + interval '5 hours', case when d.accepted then d.began + interval '20 hours' end
    from drilled d cross join unit u
    where u.id = ${unitId} and exists (select 1 from person p where p.unit_no = u.unit_no)
    on conflict on constraint rectification_once do nothing`);
}
