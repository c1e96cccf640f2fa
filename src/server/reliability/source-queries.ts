/**
 * 检查来源 side by side: all aggregated where the data lives. A 自查 never becomes a 检查成绩, so its submitted
 * visits stand beside the facts.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  checkSourcesQuery,
  SourceOutlet,
  sourceOutletsQuery,
} from '../../contract/check-source.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';

type Asked = Omit<z.output<typeof checkSourcesQuery>, 'against'>;
type OutletsQuery = z.output<typeof sourceOutletsQuery>;

/** Every score with its source, on the scale of 100. */
function scores({ from, to, unitId, wave }: Asked): SQL {
  const within = (table: string) => {
    const column = (name: string) => sql.raw(`${table}.${name}`);
    return sql`(${from ?? null}::date is null or ${column('visited_on')} >= ${from ?? null}::date)
      and (${to ?? null}::date is null or ${column('visited_on')} <= ${to ?? null}::date)
      and (${wave ?? null}::text is null or ${column('wave')} = ${wave ?? null})
      and (${unitId ?? null}::bigint is null or exists (select 1 from unit a where a.id = ${unitId ?? null}
        and ${column('unit_no')} between a.unit_no and a.last_no))`;
  };
  return sql`select i.unit_id, i.kind as source, i.score::float8 as score from inspection i where ${within('i')}
    union all
    select v.unit_id, v.kind, v.score::float8 * 100 / nullif((s.document ->> 'total')::float8, 0)
    from visit v join standard s on s.id = v.standard_id
    where v.kind = '自查' and v.score is not null and v.state <> 'draft' and ${within('v')}`;
}

const byOutlet = (asked: Asked) => sql`by_outlet as (
  select unit_id, source, avg(score) as mean, count(*)::int as checks from (${scores(asked)}) score
  where score is not null group by unit_id, source)`;

export type SourceRow = {
  source: string;
  checks: number;
  outlets: number;
  mean: number;
  /** Outlets that the source compared with also looked at, and the differences there. */
  paired: number;
  difference: number | null;
  deviation: number | null;
};

/** Each source's figures beside those of `against`, most checks first. */
export async function listSources(
  db: Db,
  asked: Asked,
  against: string | undefined,
): Promise<{ against: string | null; rows: SourceRow[] }> {
  const { rows } = await db.execute<SourceRow & { against: string }>(sql`
    with ${byOutlet(asked)}, base as (
      select coalesce((select min(source) from by_outlet where source = ${against ?? null}),
        (select source from by_outlet group by source order by sum(checks) desc, source limit 1)) as source)
    select b.source, sum(b.checks)::int as checks, count(*)::int as outlets, avg(b.mean) as mean,
      count(r.mean)::int as paired, avg(b.mean - r.mean) as difference,
      stddev_samp(b.mean - r.mean) as deviation, base.source as against
    from by_outlet b cross join base
    left join by_outlet r on r.unit_id = b.unit_id and r.source = base.source
    group by b.source, base.source order by checks desc, b.source`);
  return { against: rows[0]?.against ?? null, rows };
}

/** Waves there are, newest names first. */
export async function listWaves(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ wave: string }>(
    sql`select distinct wave from inspection order by wave desc limit 60`,
  );
  return rows.map(({ wave }) => wave);
}

const orders: Record<OutletsQuery['sort'], SQL> = {
  '-gap': sql`gap desc nulls last, u.unit_no`,
  gap: sql`gap asc nulls last, u.unit_no`,
  unit: sql`u.unit_no`,
};

/** Outlets with the mean of each source, the widest gap first. */
export async function listSourceOutlets(
  db: Db,
  query: OutletsQuery,
): Promise<{ rows: SourceOutlet[]; total: number }> {
  const found = sql`from (
      select unit_id, json_agg(json_build_object('source', source, 'checks', checks, 'mean', mean)
        order by source) as sources,
        case when count(*) > 1 then max(mean) - min(mean) end as gap
      from by_outlet group by unit_id) o join unit u on u.id = o.unit_id
    where ${containing(query.search, ...unitTexts())}`;
  const { rows } = await db.execute<SourceOutlet>(sql`with ${byOutlet(query)}
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, o.sources, o.gap ${found}
    order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`);
  const { rows: counted } = await db.execute<{ n: number }>(
    sql`with ${byOutlet(query)} select count(*)::int as n ${found}`,
  );
  return { rows, total: counted[0]!.n };
}
