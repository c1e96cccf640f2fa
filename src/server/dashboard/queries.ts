/** What the desk shows: what waits, key figures, the trend, the newest events. Each one query over the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { Phase } from '../../contract/plan.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { visitDays } from '../inspection/index.ts';

export type Waiting = {
  units: number;
  outlets: number;
  visits: number;
  plans: number;
  draftPlans: number;
  draftPlanVersion: number | null;
  publishedPlanVersion: number | null;
  imports: number;
  settlements: number;
  draftLines: number;
  publishedLines: number;
  confirmedLines: number;
  visitsToReview: number;
  visitsOverdue: number;
  clipsToProvide: number;
  amount: string;
};

type Unit = Actor['unit'];

const linesOf = (state: string) => sql`coalesce((select n from lines where state = ${state}), 0)`;

export async function findWaiting(
  db: Db,
  { unitNo: lo, lastNo: hi, isTop }: Unit,
  drafts: boolean,
): Promise<Waiting> {
  const lines = isTop
    ? sql`sum(lines)::bigint as n, sum(amount) as amount from ledger_total`
    : sql`count(*) as n, sum(amount) as amount from ledger_line`;
  const visits = isTop
    ? sql`coalesce(sum(visits), 0)::bigint from score_total`
    : sql`count(*) from inspection`;
  const { rows } = await db.execute<Waiting>(sql`
    with lines as materialized (select state, ${lines} group by state)
    select own.*,
    (select ${visits}) as visits,
    (select count(*) from plan_version where state = 'published') as plans,
    (select count(*) from plan_version where state = 'draft' and unit_no between ${lo} and ${hi}) as "draftPlans",
    (select max(id) from plan_version where state = 'draft' and unit_no between ${lo} and ${hi}) as "draftPlanVersion",
    (select max(id) from plan_version where state = 'published') as "publishedPlanVersion",
    (select count(*) from import_batch where state = 'previewed') as imports,
    (select count(*) from settlement) as settlements,
    ${linesOf('draft')} as "draftLines", ${linesOf('published')} as "publishedLines", ${linesOf('confirmed')} as "confirmedLines",
    (select count(*) from visit where state in ('submitted', 'reviewing') and owner_id <> current_setting('app.account', true)) as "visitsToReview",
    (select count(*) from visit where state in ('draft', 'returned') and due_on < ${bankToday}) as "visitsOverdue",
    (select count(*) from clip_request where state = 'asked') as "clipsToProvide",
    (select coalesce(sum(amount), 0)::numeric(16, 2)::text from lines
      where state <> 'revoked' and (${drafts} or state <> 'draft')) as amount
    from (select count(*) as units, count(*) filter (where level = '网点') as outlets
      from unit where unit_no between ${lo} and ${hi}) own`);
  return rows[0]!;
}

type TrendRow = {
  wave: string;
  mean: string;
  lowest: string;
  highest: string;
  visited: number;
  day: string;
};

/** The lowest or highest score of wave `c`, from the end of its index. */
const extreme = (counts: string, order: SQL) =>
  sql`(select i.score from inspection i where i.wave = c.wave and i.kind = ${counts} order by ${order} limit 1)`;

/** Scores of the counted kind by wave; the phase is that of the wave's middle visit. */
export async function listTrend(db: Db, counts: string, phases: Phase[], { isTop }: Unit) {
  const { rows } = await db.execute<TrendRow>(sql`
    with days as (
      select * from (${visitDays(isTop)}) d where kind = ${counts}
    ), counted as (
      select *, sum(n) over (partition by wave order by visited_on) as upto, sum(n) over (partition by wave) as of from days)
    select wave, round(sum(score) / sum(n), 2)::text as mean,
      coalesce(min(lowest), ${extreme(counts, sql`i.score, i.unit_no, i.id`)})::text as lowest,
      coalesce(max(highest), ${extreme(counts, sql`i.score desc, i.unit_no desc, i.id desc`)})::text as highest,
      sum(n)::bigint as visited, (min(visited_on) filter (where upto * 2 >= of))::text as day
    from counted c group by wave order by wave desc limit 12`);
  return rows.reverse().map(({ day, ...row }) => ({
    ...row,
    target: phases.find((p) => p.from <= day && day <= p.to)?.target ?? null,
  }));
}

/** Outlets whose newest visit missed its phase target. */
export async function countBelowTarget(db: Db, counts: string, phases: Phase[]): Promise<number> {
  if (phases.length === 0) return 0;
  const targets = sql.join(
    phases.map(
      (p) =>
        sql`when newest_on between ${p.from}::date and ${p.to}::date then ${p.target}::numeric`,
    ),
    sql` `,
  );
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*) as n from (select distinct on (unit_no) newest_score, newest_on from score_year
      where kind = ${counts} and checks > 0 order by unit_no, newest_on desc, newest_id desc) v
    where newest_score < case ${targets} end`);
  return rows[0]!.n;
}

export async function listRecent(db: Db) {
  const { rows } = await db.execute<{
    at: string;
    actor: string;
    action: string;
    subject: string;
  }>(sql`
    select at, actor, action, subject from audit where action not like 'session.%' order by id desc limit 8`);
  return rows;
}
