/**
 * The verdict of domain/rectification/verdict.ts as one statement over many problems at once; a test
 * holds the two to the same answers.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

/** The bank's own day; a measure counts from the day after it was reported done. */
export const bankDay = (moment: SQL) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;

/**
 * Rows (unit_id, ref, verdict, clean, broken_by) for a relation of problems with the columns
 * unit_id, ref, kind, item, source_id, visited_on, done_on, visits. Problems that no later visit
 * looked at have no row. A problem without a kind is judged by visits of any kind.
 */
export const verdictsSql = (problems: SQL) => sql`
  select unit_id, ref,
    case when done_on is not null and clean >= visits then 'verified'
      when broken_by is not null then 'failed' else 'waiting' end as verdict,
    case when done_on is not null then clean_ids[1:visits] else clean_ids end as clean,
    case when done_on is not null and clean >= visits then null else broken_by end as broken_by
  from (
    select unit_id, ref, done_on, visits, count(*) filter (where losses = 0) as clean,
      coalesce(array_agg(id order by visited_on, id) filter (where losses = 0), '{}') as clean_ids,
      min(id) filter (where lost and losses = 1) as broken_by
    from (
      select o.*, count(*) filter (where lost) over (partition by unit_id, ref order by visited_on, id) as losses
      from (
        select p.unit_id, p.ref, p.done_on, p.visits, v.id, v.visited_on, l.item is not null as lost
        from (${problems}) p
        join follow_look v on v.unit_id = p.unit_id and (v.kind = p.kind or p.kind = '')
          and (v.visited_on, v.id) > (p.visited_on, p.source_id)
          and (p.done_on is null or v.visited_on > p.done_on)
        left join follow_lost l on l.inspection_id = v.id and l.item = p.item
        where l.item is not null or case when v.asked is null then v.detailed else p.item = any(v.asked) end
      ) o
    ) o group by unit_id, ref, done_on, visits
  ) o`;

/** Rectifications of items at the followed outlets and kinds, as problems; cancelled ones left out. */
const itemProblems = sql`
  select r.unit_id, r.id as ref, i.kind, coalesce(a.item, r.item_code) as item, i.id as source_id, i.visited_on,
    ${bankDay(sql`r.done_at`)} as done_on, (r.criterion ->> 'visits')::int as visits
  from rectification r
  join inspection i on i.unit_id = r.unit_id and i.id = r.source_id
  join (select distinct unit_id, kind from followed) f on f.unit_id = i.unit_id and f.kind = i.kind
  left join follow_alias a on a.code = r.item_code
  where r.kind = 'item' and r.source_kind = 'inspection' and r.state <> 'cancelled'
    and r.criterion ->> 'kind' = 'clean-visits'
  union all
  select r.unit_id, r.id, '', coalesce(a.item, r.item_code), 0, ${bankDay(sql`r.created_at`)},
    ${bankDay(sql`r.done_at`)}, (r.criterion ->> 'visits')::int
  from rectification r left join follow_alias a on a.code = r.item_code
  where r.kind = 'problem' and r.unit_id in (select unit_id from followed) and r.state <> 'cancelled'
    and r.criterion ->> 'kind' = 'clean-visits'`;

/** State by the verdict: domain/rectification stateByData, for one that is not cancelled. */
export const stateByVerdict = sql`case when j.verdict <> 'waiting' then j.verdict
  when r.state not in ('verified', 'failed') then r.state when r.done_at is null then 'open' else 'done' end`;

/** The verdicts of `judged` (unit_id, id, verdict, progress) onto their rectifications, with history where the state turned. */
export const applyVerdicts = (judged: SQL) => sql`
  with judged as (${judged}),
  turned as (
    select r.unit_id, r.unit_no, r.id, r.state as before, ${stateByVerdict} as after, j.progress
    from rectification r join judged j on j.unit_id = r.unit_id and j.id = r.id
    where r.state <> 'cancelled' and (r.state <> ${stateByVerdict} or r.progress <> j.progress)
  ),
  written as (
    update rectification r set state = t.after, progress = t.progress,
      version = r.version + (t.before <> t.after)::int,
      closed_at = case when t.before = t.after then r.closed_at when t.after in ('verified', 'failed') then now() end
    from turned t where r.unit_id = t.unit_id and r.id = t.id returning r.id
  ),
  told as (
    insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail)
    select t.unit_id, t.unit_no, 'rectification', t.id, '', '', 'data',
      jsonb_build_object('before', t.before, 'after', t.after, 'progress', t.progress)
    from turned t where t.before <> t.after returning id
  )
  select count(*) filter (where t.before <> t.after) as turned,
    count(*) filter (where t.before <> t.after and t.after = 'verified') as verified,
    count(*) filter (where t.before <> t.after and t.after = 'failed') as failed,
    (select count(*) from written) as written, (select count(*) from told) as told
  from turned t`;

type Turned = { turned: number; verified: number; failed: number };

/** Judges every rectification of an item at the followed outlets by all their visits. */
export async function updateByVisits(db: Db): Promise<Turned> {
  const { rows } = await db.execute<Turned>(
    applyVerdicts(sql`
      select p.unit_id, p.ref as id, coalesce(j.verdict, 'waiting') as verdict, jsonb_build_object(
        'verdict', coalesce(j.verdict, 'waiting'), 'clean', to_jsonb(coalesce(j.clean, '{}')), 'brokenBy', j.broken_by) as progress
      from (${itemProblems}) p left join (${verdictsSql(itemProblems)}) j on j.unit_id = p.unit_id and j.ref = p.ref`),
  );
  return rows[0]!;
}
