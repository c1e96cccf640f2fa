/** 未达标名单: outlets whose last counted visit of a phase is below its target, and what was done about it. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Target, targetsQuery } from '../../contract/drill.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';
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
  '-gap': sql`l.score, u.unit_no`,
  gap: sql`l.score desc, u.unit_no`,
  '-visitedOn': sql`l.visited_on desc, u.unit_no`,
  unit: sql`u.unit_no`,
};

/** The last and the last but one counted visit of each outlet up to the end of the phase. */
const standings = ({ counts, from, to }: Phase, range: SQL) => sql`
  with numbered as (
    select i.unit_id, i.unit_no, i.id, i.wave, i.visited_on, i.score,
      row_number() over (partition by i.unit_id order by i.visited_on desc, i.id desc) as n
    from inspection i where i.kind = ${counts} and i.visited_on <= ${to} and ${range}
  ), last as (
    select l.*, b.score as before from numbered l left join numbered b on b.unit_id = l.unit_id and b.n = 2
    where l.n = 1 and l.visited_on >= ${from}
  )`;

/** @param range of unit numbers, or null for all that the reader sees */
export async function listTargets(
  db: Db,
  query: Query,
  phase: Phase,
  range: { lo: number; hi: number } | null,
): Promise<{ rows: Target[]; total: number; visited: number }> {
  const { target } = phase;
  const inside = range ? sql`i.unit_no between ${range.lo} and ${range.hi}` : sql`true`;
  const found = containing(query.search, ...unitTexts());
  const below = sql`from last l join unit u on u.id = l.unit_id where l.score < ${target}::numeric and ${found}`;
  const { rows } = await db.execute<Target>(sql`
    ${standings(phase, inside)}
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, l.wave, l.visited_on::text as "visitedOn",
      l.id as "inspectionId", l.score::text as score, ${target}::text as target, (${target}::numeric - l.score)::text as gap,
      coalesce(l.score <= l.before, false) as "notImproving",
      (select json_build_object('id', r.id, 'state', r.state, 'on', ${bankDay(sql`r.created_at`)}::text) from rectification r
        where r.unit_id = l.unit_id and r.kind = 'drill' and ${bankDay(sql`r.created_at`)} >= l.visited_on
        order by r.id desc limit 1) as drill
    ${below} order by ${orders[query.sort]} limit ${query.limit} offset ${query.offset}`);
  const counted = await db.execute<{ total: number; visited: number }>(sql`
    ${standings(phase, inside)}
    select (select count(*) ${below}) as total, (select count(*) from last) as visited`);
  return { rows, ...counted.rows[0]! };
}
