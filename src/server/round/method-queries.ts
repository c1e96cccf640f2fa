/** 看听查问 of a round: what its standard asks by each method, and what the locked visits answered. */
import { sql } from 'drizzle-orm';
import type { MethodCoverage } from '../../contract/round.ts';
import type { Db } from '../db/open.ts';

/** Methods in their usual order; an item of two methods counts under both. 不适用 is no use of a method. */
export async function findMethodCoverage(db: Db, roundId: number): Promise<MethodCoverage> {
  const { rows } = await db.execute<MethodCoverage>(sql`
    with item as (
      select i ->> 'code' as code, i -> 'methods' as methods
      from inspection_round r join standard s on s.id = r.standard_id,
        jsonb_array_elements(s.document -> 'modules') m, jsonb_array_elements(m -> 'projects') p,
        jsonb_array_elements(p -> 'items') i
      where r.id = ${roundId}
    ), by_method as (select code, m.method from item, jsonb_array_elements_text(methods) m(method)
    ), locked as (select unit_id, id, result from visit where round_id = ${roundId} and state = 'locked'
    ), answered as (
      select l.unit_id, l.id, i ->> 'code' as code from locked l, jsonb_array_elements(l.result -> 'score' -> 'items') i
      where i ->> 'state' in ('earned', 'recorded')
    ), counted as (
      select n.method, count(distinct b.code)::int as items, count(a.code)::int as answered,
        count(distinct (a.unit_id, a.id)) filter (where a.id is not null)::int as visits
      from unnest(array['看', '听', '查', '问']) with ordinality n(method, place)
      left join by_method b on b.method = n.method left join answered a on a.code = b.code
      group by n.method, n.place order by n.place
    )
    select (select count(*)::int from locked) as visits,
      (select count(*)::int from item where jsonb_array_length(methods) = 0) as untagged,
      (select json_agg(c) from counted c) as methods`);
  return rows[0]!;
}
