/** What reliability is computed from: scores of visits, and pairs of judgements of the same visit. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

export type Asked = {
  kind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Beyond this many the newest count; a province's year has about as many. */
const mostVisits = 200_000;

/** Locked visits, as far as the reader may know of them; a 自查 is no inspector's. */
const accepted = ({ kind, from, to }: Asked): SQL => sql`v.score is not null and v.state = 'locked'
  and v.kind <> '自查'
  and (${kind ?? null}::text is null or v.kind = ${kind ?? null})
  and (${from ?? null}::date is null or v.visited_on >= ${from ?? null}::date)
  and (${to ?? null}::date is null or v.visited_on <= ${to ?? null}::date)`;

/** Scores on the scale of 100, whatever the standard's total. */
const points = (visit: string) =>
  sql.raw(
    `(${visit}.score * 100 / nullif((${visit}.result -> 'score' ->> 'total')::numeric, 0))::float8`,
  );

export type ScoredVisit = { outlet: string; visit: string; inspector: string; score: number };

/** One row a scoring; both scorings of one visit share `visit`. */
export async function listScoredVisits(db: Db, asked: Asked): Promise<ScoredVisit[]> {
  const { rows } = await db.execute<ScoredVisit>(sql`
    select v.unit_id::text as outlet, coalesce(v.second_of, v.id)::text as visit,
      v.inspector_name as inspector, ${points('v')} as score
    from visit v where ${accepted(asked)} and ${points('v')} is not null
    order by v.id desc limit ${mostVisits}`);
  return rows;
}

/** First and second score of each visit scored twice. */
export async function listScorePairs(db: Db, asked: Asked): Promise<[number, number][]> {
  const { rows } = await db.execute<{ first: number; second: number }>(sql`
    select ${points('o')} as first, ${points('v')} as second
    from visit v join visit o on o.unit_id = v.unit_id and o.id = v.second_of
      and o.score is not null and o.state = 'locked'
    where ${accepted(asked)} order by v.id desc limit ${mostVisits}`);
  return rows.map(({ first, second }) => [first, second]);
}

export type ItemPair = { code: string; name: string; first: string; second: string; count: number };

/** How often two scorings of one visit said what about an item: 未扣分, 扣分 or 不适用. */
export async function listItemPairs(db: Db, asked: Asked): Promise<ItemPair[]> {
  const { rows } = await db.execute<ItemPair>(sql`
    with said as (
      select v.unit_id, coalesce(v.second_of, v.id) as visit_id, v.second_of is not null as again,
        i ->> 'code' as code, i ->> 'name' as name,
        case when i ->> 'state' = 'not-applicable' then '不适用'
          when (i ->> 'deducted')::numeric > 0 then '扣分' else '未扣分' end as category
      from visit v, jsonb_array_elements(v.result -> 'score' -> 'items') i
      where ${accepted(asked)} and i ->> 'state' in ('earned', 'not-applicable')
        and (v.second_of is not null or exists (
          select 1 from visit s where s.unit_id = v.unit_id and s.second_of = v.id and s.state = 'locked')))
    select a.code, min(a.name) as name, a.category as first, b.category as second, count(*)::int as count
    from said a join said b on b.unit_id = a.unit_id and b.visit_id = a.visit_id and b.code = a.code and b.again
    where not a.again
    group by a.code, a.category, b.category order by a.code`);
  return rows;
}

/** Kinds of visits there are. */
export async function listKinds(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ kind: string }>(
    sql`select distinct v.kind from visit v where ${accepted({})} order by v.kind`,
  );
  return rows.map(({ kind }) => kind);
}
