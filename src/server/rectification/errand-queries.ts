/**
 * 未达标的当日通报、当晚演练和次日晨会 (C3-R21), and the complaints that open a rectification: set-based,
 * once per visit, day or complaint.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { applyVerdicts, bankDay } from './verdict-queries.ts';

/** Phases of the plans in force: the nearest plan above an outlet sets its target. */
const targets = sql`
  select v.unit_no, v.last_no, v.document ->> 'counts' as counts, p.name, p.target, p."from", p."to"
  from plan_version v
  cross join lateral jsonb_to_recordset(v.document -> 'phases') as p(name text, target numeric, "from" date, "to" date)
  where v.state = 'published'`;

/** Score, target and the newest plan's phase of visits below their target. @param visits a select of (unit_id, id) */
const belowTarget = (visits: SQL) => sql`
  select distinct on (i.unit_id, i.id) i.unit_id, i.unit_no, i.id, i.wave, i.kind, i.score, i.visited_on,
    t.target, t.name as phase
  from (${visits}) s join inspection i on i.unit_id = s.unit_id and i.id = s.id
  join (${targets}) t on i.unit_no between t.unit_no and t.last_no and i.visited_on between t."from" and t."to"
  where i.score < t.target order by i.unit_id, i.id, t.unit_no desc`;

const ownerOf = (
  unitId: SQL,
) => sql`coalesce((select min(u.name) from assignment a join "user" u on u.id = a.user_id
  where a.role = 'outlet-head' and not u.disabled and a.unit_id = ${unitId}), '')`;

export type Dues = { evening: string; morning: string };

/** A drill and a meeting for each such visit; nothing where they are there already. @returns how many tasks */
export async function insertDrillsBelow(
  db: Db,
  visits: SQL,
  dues: Dues,
  by: string,
): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with below as (${belowTarget(visits)}), made as (
      insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, owner_name, due_at, criterion, form, created_by)
      select b.unit_id, b.unit_no, t.kind, t.title || '：' || b.wave || ' 得分 ' || b.score || '，目标 ' || b.target,
        'inspection', b.id, ${ownerOf(sql`b.unit_id`)}, t.due_at, '{"kind": "accepted"}',
        jsonb_build_object('wave', b.wave, 'score', b.score::text, 'target', b.target::text, 'phase', b.phase, 'visitedOn', b.visited_on::text),
        ${by}
      from below b cross join (values ('drill', '当晚培训演练', ${dues.evening}::timestamptz),
        ('morning', '晨会讲评', ${dues.morning}::timestamptz)) as t(kind, title, due_at)
      on conflict on constraint rectification_once do nothing returning 1
    ) select count(*) as n from made`);
  return rows[0]!.n;
}

/** The same for outlets named by hand, once a day; the last visit of each is what the notice speaks of. */
export async function insertDrillsFor(
  db: Db,
  unitIds: readonly number[],
  dues: Dues,
  given: { by: string; note: string; today: string },
): Promise<{ outlets: number; tasks: number }> {
  const { rows } = await db.execute<{ outlets: number; tasks: number }>(sql`
    with named as (
      select u.id, u.unit_no from unit u where u.id = any(${sql.param(unitIds)}::bigint[]) and u.level = '网点'
    ), last as (
      select distinct on (i.unit_id) i.* from inspection i join named n on n.id = i.unit_id
      order by i.unit_id, i.visited_on desc, i.id desc
    ), made as (
      insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, owner_name, due_at, criterion, form, created_by)
      select n.id, n.unit_no, t.kind, t.title || coalesce('：' || l.wave || ' 得分 ' || l.score, ''), 'day',
        ${given.today.replaceAll('-', '')}::bigint, ${ownerOf(sql`n.id`)}, t.due_at, '{"kind": "accepted"}',
        jsonb_strip_nulls(jsonb_build_object('wave', l.wave, 'score', l.score::text, 'visitedOn', l.visited_on::text,
          'note', nullif(${given.note}, ''))), ${given.by}
      from named n left join last l on l.unit_id = n.id
      cross join (values ('drill', '当晚培训演练', ${dues.evening}::timestamptz),
        ('morning', '晨会讲评', ${dues.morning}::timestamptz)) as t(kind, title, due_at)
      on conflict on constraint rectification_once do nothing returning unit_id
    ) select count(distinct unit_id) as outlets, count(*) as tasks from made`);
  return rows[0]!;
}

/** 有理由投诉 → 整改, where settings say so. @param complaints a select of (unit_id, id, due_at, weeks) */
export async function insertForComplaints(db: Db, complaints: SQL, by: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    with made as (
      insert into rectification (unit_id, unit_no, kind, title, source_kind, source_id, owner_name, due_at, criterion, created_by)
      select c.unit_id, c.unit_no, 'complaint', '投诉 ' || c.order_no, 'complaint', c.id, ${ownerOf(sql`c.unit_id`)}, s.due_at,
        jsonb_build_object('kind', 'complaints-below', 'which', 'justified', 'count', 1, 'weeks', s.weeks), ${by}
      from (${complaints}) s join complaint c on c.unit_id = s.unit_id and c.id = s.id
      where c.justified order by c.happened_on, c.id
      on conflict on constraint rectification_once do nothing returning 1
    ) select count(*) as n from made`);
  return rows[0]!.n;
}

/**
 * domain/rectification judgeByComplaints as one statement over every rectification measured so. What is
 * known reaches to the newest complaint on record: a silence after it proves nothing.
 */
export async function updateByComplaints(db: Db): Promise<void> {
  const counts = sql`case o.which when 'justified' then c.justified when 'subjective' then c.subjective
    when 'assessed' then c.assessed else true end`;
  await db.execute(
    applyVerdicts(sql`
      with open as (
        select r.unit_id, r.id, ${bankDay(sql`r.done_at`)} as done_on, r.criterion ->> 'which' as which,
          (r.criterion ->> 'count')::int as most, (r.criterion ->> 'weeks')::int * 7 as days
        from rectification r where r.criterion ->> 'kind' = 'complaints-below' and r.state <> 'cancelled' and r.done_at is not null
      ), seen as (
        select o.unit_id, o.id, (array_agg(c.id order by c.happened_on, c.id))[min(o.most)] as broken_by
        from open o join complaint c on c.unit_id = o.unit_id and c.happened_on > o.done_on
          and c.happened_on <= o.done_on + o.days and ${counts} group by o.unit_id, o.id
      ), told as (
        select o.unit_id, o.id, s.broken_by, case when s.broken_by is not null then 'failed'
          when (select max(happened_on) from complaint) >= o.done_on + o.days then 'verified' else 'waiting' end as verdict
        from open o left join seen s on s.unit_id = o.unit_id and s.id = o.id
      )
      select unit_id, id, verdict, jsonb_build_object('verdict', verdict, 'clean', '[]'::jsonb, 'brokenBy', broken_by) as progress
      from told`),
  );
}
