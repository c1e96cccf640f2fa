/** What the certainty of places is computed from: sums and counts over outlets, never an outlet of somebody else. */
import { sql } from 'drizzle-orm';
import type { ScoreCount, VisitSums } from '../../domain/ranking/index.ts';
import type { Db } from '../db/open.ts';
import { rankColumns } from './rank-columns.ts';

type Of = { kind: string; wave: string; within: string };

/**
 * Sums over all visits of the kind in the year of the wave, each less its wave's mean. Outlets visited in
 * the same waves are added up together: with W the sum of those means, an outlet's is S − W, and the
 * squares of S − W add up from those of S. Must see every outlet: call it as wide.
 */
export async function findVisitSums(db: Db, { kind, wave }: Of): Promise<VisitSums> {
  const { rows } = await db.execute<VisitSums>(sql`
    with whole as materialized (
      select wave, sum(score)::float8 / sum(visits)::float8 as mean, sum(visits)::float8 as n from score_total
      where kind = ${kind} and left(wave, 4) = left(${wave}, 4) group by wave having sum(visits) > 0),
    alike as materialized (
      select waves, checks::float8 as n, count(*)::float8 as outlets, sum(hundredths)::float8 / 100 as score,
        sum(hundredths::bigint * hundredths)::float8 / 10000 as squared, sum(squares)::float8 / 10000 as squares
      from score_year where kind = ${kind} and year = left(${wave}, 4) and checks > 0 group by waves, checks),
    less as (
      select a.*, (a.squared - 2 * m.means * a.score + a.outlets * m.means * m.means) / a.n as between
      from alike a cross join lateral (
        select sum(w.mean) as means from whole w where w.wave = any(string_to_array(a.waves, ' '))) m),
    total as (
      select sum(n * outlets) as visits, sum(outlets) as outlets, sum(between) as between, sum(n * n * outlets) as squares,
        sum(squares) - (select sum(n * mean * mean) from whole) as spread from less)
    select coalesce(visits, 0)::int as visits, coalesce(outlets, 0)::int as outlets,
      (select count(*) from whole)::int as waves, coalesce(greatest(spread - between, 0), 0) as within,
      coalesce(between, 0) as between, coalesce(squares, 0) as squares
    from total`);
  return rows[0]!;
}

/** How many outlets of each group have each score. Must see every outlet: call it as wide. */
export async function listScoreCounts(
  db: Db,
  { kind, wave, within }: Of,
  groups: number[],
): Promise<Map<number, ScoreCount[]>> {
  if (groups.length === 0) return new Map();
  const group = sql.raw(rankColumns('r', within).group);
  const { rows } = await db.execute<{ groupId: number; score: string; count: number }>(sql`
    select ${group} as "groupId", r.score::text as score, count(*)::int as count from ranking r
    where r.kind = ${kind} and r.wave = ${wave}
      and ${group} in (${sql.join(
        groups.map((id) => sql`${id}`),
        sql`, `,
      )})
    group by ${group}, r.score order by ${group}, r.score`);
  const counts = rows.map((row) => ({ ...row, score: Number(row.score) }));
  return Map.groupBy(counts, (row) => row.groupId);
}
