/** What waves lost by item and by version, for trends over comparable items. */
import { sql } from 'drizzle-orm';
import type { Loss, WaveVisits } from '../../domain/standard/comparable.ts';
import type { Db } from '../db/open.ts';

/** The version a visit was scored by: its own, else the one that held on its day. */
const versioned = (unitId: number, name: string, kind: string) => sql`
  with versions as (
    select id, valid_from, coalesce(valid_to, 'infinity'::date) as valid_to from standard
    where unit_id = ${unitId} and name = ${name} and state <> 'draft' and document is not null),
  scored as (
    select i.unit_id, i.id, i.wave, i.visited_on, coalesce(own.id, held.id) as standard_id
    from inspection i
    left join visit v on v.unit_id = i.unit_id and v.inspection_id = i.id
    left join versions own on own.id = v.standard_id
    left join versions held on v.id is null and i.visited_on between held.valid_from and held.valid_to
    where i.kind = ${kind} and coalesce(own.id, held.id) is not null
      and (exists (select 1 from deduction d where d.unit_id = i.unit_id and d.inspection_id = i.id) or i.score >= 100))`;

export async function listWaveVisits(
  db: Db,
  checklist: { unitId: number; name: string },
  kind: string,
): Promise<WaveVisits[]> {
  const { rows } = await db.execute<WaveVisits>(sql`
    ${versioned(checklist.unitId, checklist.name, kind)}
    select wave, standard_id as "standardId", min(visited_on)::text as "from", count(*)::int as visits
    from scored group by wave, standard_id order by min(visited_on), wave`);
  return rows;
}

export async function listLosses(
  db: Db,
  checklist: { unitId: number; name: string },
  kind: string,
): Promise<Loss[]> {
  const { rows } = await db.execute<Loss>(sql`
    ${versioned(checklist.unitId, checklist.name, kind)}
    select s.wave, s.standard_id as "standardId", d.item_code as code, sum(d.points)::text as points
    from scored s join deduction d on d.unit_id = s.unit_id and d.inspection_id = s.id
    group by s.wave, s.standard_id, d.item_code`);
  return rows;
}
