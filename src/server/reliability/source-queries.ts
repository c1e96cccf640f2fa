/**
 * 检查来源 side by side: all aggregated where the data lives. A 自查 never becomes a 检查成绩, so its submitted
 * visits stand beside the facts.
 */
import { and, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  checkSourcesQuery,
  SourceOutlet,
  sourceOutletsQuery,
} from '../../contract/check-source.ts';
import { distinctOf } from '../db/distinct.ts';
import type { Db } from '../db/open.ts';
import { ofNamedUnits } from '../organisation/index.ts';

type Asked = Omit<z.output<typeof checkSourcesQuery>, 'against'>;
type OutletsQuery = z.output<typeof sourceOutletsQuery>;

/**
 * Each outlet's checks by each source, on the scale of 100, in the order of the index that holds them. The
 * roll-up by year has all of them; a span or a wave is asked of the inspections themselves.
 * @param only a condition on the rows' `unit_no`
 */
function byOutlet({ from, to, unitId, wave }: Asked, only = (_unitNo: SQL) => sql`true`): SQL {
  const isAll = !from && !to && !wave;
  const where = (table: string) => {
    const column = (name: string) => sql.raw(`${table}.${name}`);
    const inside = sql`exists (select 1 from unit a where a.id = ${unitId}
      and ${column('unit_no')} between a.unit_no and a.last_no)`;
    return and(
      from ? sql`${column('visited_on')} >= ${from}::date` : undefined,
      to ? sql`${column('visited_on')} <= ${to}::date` : undefined,
      wave ? sql`${column('wave')} = ${wave}` : undefined,
      unitId ? inside : undefined,
      only(column('unit_no')),
    );
  };
  const checks = isAll
    ? sql`sum(i.hundredths)::float8 / 100 / sum(i.checks) as mean, sum(i.checks)::int as checks from score_year i where i.checks > 0`
    : sql`sum(i.score)::float8 / count(*) as mean, count(*)::int as checks from inspection i where true`;
  return sql`select i.unit_no, i.kind as source, ${checks} and ${where('i')} group by i.unit_no, i.kind
    union all
    select v.unit_no, v.kind, avg(v.score::float8 * 100 / (s.document ->> 'total')::float8), count(*)::int
    from visit v join standard s on s.id = v.standard_id
    where v.kind = '自查' and v.score is not null and v.state <> 'draft' and (s.document ->> 'total')::float8 <> 0
      and ${where('v')} group by v.unit_no, v.kind`;
}

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
    with by_outlet as materialized (${byOutlet(asked)}), sources as (
      select source, sum(checks)::int as checks, count(*)::int as outlets, avg(mean) as mean
      from by_outlet group by source
    ), base as (
      select source from sources order by (source = ${against ?? null}) desc nulls last, checks desc, source limit 1
    ), pairs as (
      select b.source, count(*)::int as paired, avg(b.mean - r.mean) as difference, stddev_samp(b.mean - r.mean) as deviation
      from base join by_outlet b on b.source <> base.source
      join by_outlet r on r.unit_no = b.unit_no and r.source = base.source group by b.source
    )
    select s.*, coalesce(p.paired, 0) as paired, p.difference, p.deviation, base.source as against
    from sources s cross join base left join pairs p on p.source = s.source order by s.checks desc, s.source`);
  return { against: rows[0]?.against ?? null, rows };
}

/** Waves there are, newest names first. */
export async function listWaves(db: Db): Promise<string[]> {
  const waves = distinctOf(sql`inspection`, sql`wave`);
  const { rows } = await db.execute<{ wave: string }>(
    sql`select value as wave from (${waves}) w order by value desc limit 60`,
  );
  return rows.map(({ wave }) => wave);
}

const orders: Record<OutletsQuery['sort'], SQL> = {
  '-gap': sql`gap desc nulls last, unit_no`,
  gap: sql`gap asc nulls last, unit_no`,
  unit: sql`unit_no`,
};

/** Outlets with the mean of each source, the widest gap first. */
export async function listSourceOutlets(
  db: Db,
  query: OutletsQuery,
): Promise<{ rows: SourceOutlet[]; total: number }> {
  const order = orders[query.sort];
  const { rows } = await db.execute<{ rows: SourceOutlet[]; total: number }>(sql`
    with outlet as (
      select unit_no, case when count(*) > 1 then max(mean) - min(mean) end as gap
      from (${byOutlet(query)}) o where ${ofNamedUnits(query.search, sql`unit_no`)} group by unit_no
    ), page as (select * from outlet order by ${order} limit ${query.limit} offset ${query.offset}),
    told as (
      select p.*, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
        (select json_agg(json_build_object('source', source, 'checks', checks, 'mean', mean) order by source)
          from (${byOutlet(query, (unitNo) => sql`${unitNo} = p.unit_no`)}) o) as sources
      from page p join unit u on u.unit_no = p.unit_no
    )
    select (select count(*)::int from outlet) as total, coalesce((select json_agg(
      json_build_object('unit', unit, 'sources', sources, 'gap', gap) order by ${order}) from told), '[]') as rows`);
  return rows[0]!;
}
