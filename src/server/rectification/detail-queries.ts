/** What one rectification is opened up with: where it comes from, its chain of repeats, what later visits saw. */
import { sql } from 'drizzle-orm';
import type { RectificationDetail } from '../../contract/rectification.ts';
import { complaintWindowEnd, type RectificationState } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import type { Found } from './queries.ts';
import { bankDay } from './verdict-queries.ts';

type Link = RectificationDetail['chain'][number];
type Look = RectificationDetail['progress']['looks'][number];

/** Everything before and after it in the chain, oldest first. */
export async function listChain(db: Db, one: Pick<Found, 'unit' | 'id'>): Promise<Link[]> {
  const at = one.unit.id;
  const { rows } = await db.execute<Link & { state: RectificationState }>(sql`
    with recursive before as (
      select id, predecessor_id from rectification where unit_id = ${at} and id = ${one.id}
      union select p.id, p.predecessor_id from before b join rectification p on p.unit_id = ${at} and p.id = b.predecessor_id
    ), after as (
      select id from rectification where unit_id = ${at} and id = ${one.id}
      union select s.id from after a join rectification s on s.unit_id = ${at} and s.predecessor_id = a.id
    )
    select r.id, r.title, r.state, coalesce(i.wave, '') as wave,
      coalesce(i.visited_on, ${bankDay(sql`r.created_at`)})::text as day
    from rectification r
    left join inspection i on r.source_kind = 'inspection' and i.unit_id = r.unit_id and i.id = r.source_id
    where r.unit_id = ${at} and r.id in (select id from before union select id from after)
    order by day, r.id`);
  return rows;
}

/** The visits counted for or against it, named by its progress. */
export async function listLooks(db: Db, found: Found): Promise<Look[]> {
  const { clean = [], brokenBy = null } = found.progress;
  const ids = brokenBy === null ? clean : [...clean, brokenBy];
  if (found.criterion.kind === 'complaints-below') return listComplaintLooks(db, found);
  const { rows } = await db.execute<Look>(sql`
    select id, kind || ' ' || wave as text, visited_on::text as day, id is not distinct from ${brokenBy}::bigint as lost
    from inspection where unit_id = ${found.unit.id} and id = any(${sql.param(ids)}::bigint[]) order by visited_on, id`);
  return rows;
}

async function listComplaintLooks(db: Db, found: Found): Promise<Look[]> {
  const { criterion, doneAt } = found;
  if (criterion.kind !== 'complaints-below' || doneAt === null) return [];
  const doneOn = new Date(Date.parse(doneAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  const { rows } = await db.execute<Look>(sql`
    select id, order_no as text, happened_on::text as day, true as lost from complaint
    where unit_id = ${found.unit.id} and happened_on > ${doneOn} and happened_on <= ${complaintWindowEnd(doneOn, criterion.weeks)}
      and (${criterion.which} = 'any' or ${criterion.which} = 'justified' and justified
        or ${criterion.which} = 'subjective' and subjective or ${criterion.which} = 'assessed' and assessed)
    order by happened_on, id limit 100`);
  return rows;
}

/** The fact it comes from, in words; '' where there is none any more. */
export async function findSourceText(db: Db, found: Found): Promise<string> {
  const { sourceKind, sourceId, unit, itemCode } = found;
  const queries: Record<string, ReturnType<typeof sql>> = {
    inspection: sql`select i.kind || ' ' || i.wave || ' · ' || to_char(i.visited_on, 'YYYY-MM-DD') || ' · 得分 ' || i.score
        || coalesce((select ' · 扣 ' || sum(d.points) || ' 分' from deduction d where d.unit_id = i.unit_id
          and d.inspection_id = i.id and d.item_code = ${itemCode}), '') as text
      from inspection i where i.unit_id = ${unit.id} and i.id = ${sourceId}`,
    complaint: sql`select '投诉工单 ' || order_no || ' · ' || to_char(happened_on, 'YYYY-MM-DD') as text
      from complaint where unit_id = ${unit.id} and id = ${sourceId}`,
    ticket: sql`select '现场处罚单 · ' || to_char(happened_on, 'YYYY-MM-DD') || ' · ' || clause as text
      from ticket where unit_id = ${unit.id} and id = ${sourceId}`,
    exposure: sql`select '曝光 · ' || to_char(happened_on, 'YYYY-MM-DD') || ' · ' || level || '级' as text
      from exposure where unit_id = ${unit.id} and id = ${sourceId}`,
    rectification: sql`select title as text from rectification where unit_id = ${unit.id} and id = ${sourceId}`,
  };
  const query = queries[sourceKind];
  if (!query) return '';
  const { rows } = await db.execute<{ text: string }>(query);
  return rows[0]?.text ?? '';
}
