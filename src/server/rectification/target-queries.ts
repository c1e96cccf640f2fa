/** 未达标名单: outlets whose last counted visit of a phase is below its target, and what was done about it. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Target, targetsQuery } from '../../contract/drill.ts';
import type { Db } from '../db/open.ts';
import { ofNamedUnits } from '../organisation/index.ts';
import { bankDay } from './verdict-queries.ts';

type Query = z.output<typeof targetsQuery>;
export type Phase = { name: string; from: string; to: string; target: string; counts: string };

/** Phases with a target of the newest plan in force that the reader sees, first to last. */
export async function listPhases(db: Db): Promise<Phase[]> {
  const { rows } = await db.execute<Phase>(sql`
    with plan as (select document from plan_version where state = 'published' order by id desc limit 1)
    select p.name, p."from"::text as "from", p."to"::text as "to", p.target::text as target, plan.document ->> 'counts' as counts
    from plan, jsonb_to_recordset(plan.document -> 'phases') as p(name text, target numeric, "from" date, "to" date)
    where p.target is not null order by p."from"`);
  return rows;
}

const orders: Record<Query['sort'], SQL> = {
  '-gap': sql`score, unit_no`,
  gap: sql`score desc, unit_no`,
  '-visitedOn': sql`visited_on desc, unit_no`,
  unit: sql`unit_no`,
};

/** The last counted visit of each outlet in the phase, in the order of the index that holds them. */
const standings = ({ counts, from, to }: Phase, range: SQL) => sql`
  select distinct on (i.unit_no) i.unit_no, i.unit_id, i.id, i.wave, i.visited_on, i.score
  from inspection i where i.kind = ${counts} and i.visited_on between ${from} and ${to} and ${range}
  order by i.unit_no, i.visited_on desc, i.id desc`;

/** Of a row `p` of the page: the counted visit before it, and the newest drill after it. */
const before = ({ counts }: Phase) => sql`(select b.score from inspection b
  where b.unit_no = p.unit_no and b.kind = ${counts} and (b.visited_on, b.id) < (p.visited_on, p.id)
  order by b.visited_on desc, b.id desc limit 1)`;
const drill = sql`(select json_build_object('id', r.id, 'state', r.state, 'on', ${bankDay(sql`r.created_at`)}::text)
  from rectification r where r.unit_id = p.unit_id and r.kind = 'drill' and ${bankDay(sql`r.created_at`)} >= p.visited_on
  order by r.id desc limit 1)`;

/** @param range of unit numbers, or null for all that the reader sees */
export async function listTargets(
  db: Db,
  query: Query,
  phase: Phase,
  range: { lo: number; hi: number } | null,
): Promise<{ rows: Target[]; total: number; visited: number }> {
  const { target } = phase;
  const inside = range ? sql`i.unit_no between ${range.lo} and ${range.hi}` : sql`true`;
  const order = orders[query.sort];
  const below = sql`from last where score < ${target}::numeric and ${ofNamedUnits(query.search, sql`unit_no`)}`;
  const { rows } = await db.execute<{ rows: Target[]; total: number; visited: number }>(sql`
    with last as materialized (${standings(phase, inside)}),
    page as (select * ${below} order by ${order} limit ${query.limit} offset ${query.offset}),
    told as (
      select p.unit_no, p.score, p.visited_on, json_build_object(
        'unit', json_build_object('id', u.id, 'code', u.code, 'name', u.name), 'wave', p.wave,
        'visitedOn', p.visited_on::text, 'inspectionId', p.id, 'score', p.score::text, 'target', ${target}::text,
        'gap', (${target}::numeric - p.score)::text, 'notImproving', coalesce(p.score <= ${before(phase)}, false),
        'drill', ${drill}) as row
      from page p join unit u on u.id = p.unit_id
    )
    select (select count(*)::int from last) as visited, (select count(*)::int ${below}) as total,
      coalesce((select json_agg(row order by ${order}) from told), '[]') as rows`);
  return rows[0]!;
}
