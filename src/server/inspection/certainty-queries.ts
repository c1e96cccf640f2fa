/** What the certainty of places is computed from: sums and counts over outlets, never an outlet of somebody else. */
import { sql } from 'drizzle-orm';
import type { ScoreCount, VisitSums } from '../../domain/ranking/index.ts';
import type { Db } from '../db/open.ts';
import { rankColumns } from './rank-columns.ts';

type Of = { kind: string; wave: string; within: string };

/**
 * Sums over all visits of the kind in the year of the wave, each less its wave's mean. Must see every
 * outlet: call it as wide.
 */
export async function findVisitSums(db: Db, { kind, wave }: Of): Promise<VisitSums> {
  const { rows } = await db.execute<VisitSums>(sql`
    with whole as materialized (
      select wave, sum(score)::float8 / sum(visits)::float8 as mean from score_total
      where kind = ${kind} and left(wave, 4) = left(${wave}, 4) group by wave having sum(visits) > 0),
    outlet as (
      select count(*)::float8 as n, avg(i.score::float8 - w.mean) as mean,
        sum((i.score::float8 - w.mean) * (i.score::float8 - w.mean)) as squares
      from inspection i join whole w on w.wave = i.wave where i.kind = ${kind} group by i.unit_id)
    select coalesce(sum(n), 0)::int as visits, count(*)::int as outlets,
      (select count(*) from whole)::int as waves,
      coalesce(sum(greatest(squares - n * mean * mean, 0)), 0)::float8 as within,
      coalesce(sum(n * mean * mean), 0)::float8 as between,
      coalesce(sum(n * n), 0)::float8 as squares
    from outlet`);
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
