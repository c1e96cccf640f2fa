/**
 * What the ledger comes to under a filter: for a reader of the whole bank from the running totals
 * (db/schema/totals.ts), since a province has hundreds of thousands of lines; else in one pass over its lines.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { LineState } from '../../contract/ledger.ts';
import type { Db } from '../db/open.ts';
import { filtered, where, type Filters } from './queries.ts';

export type Totals = {
  lines: number;
  amount: string;
  rewards: string;
  penalties: string;
  units: number;
};
export type Summary = {
  totals: Totals;
  byRule: { ruleId: string; title: string; lines: number; amount: string }[];
  states: { state: LineState; lines: number }[];
};

/** The totals know no outlets. */
const areTotalled = ({ whole, unitId, search }: Filters) =>
  whole === true && unitId === undefined && !search?.trim();

/** Revoked lines count as lines, not as money. */
const money = (only: SQL) =>
  sql`coalesce(sum(p.amount) filter (where p.state <> 'revoked' and ${only}), 0)::numeric(16, 2)::text`;

/** The few sums of version, rule, state and kind that everything else is added up from. */
const parts = (query: Filters) => {
  const lines = areTotalled(query)
    ? sql`sum(l.lines) as lines, sum(l.amount) as amount from ledger_total l`
    : sql`count(*) as lines, sum(l.amount) as amount from ledger_line l`;
  return sql`select l.plan_version_id, l.rule_id, l.state, l.kind, ${lines} ${filtered(query)}
    where ${where(query)} group by l.plan_version_id, l.rule_id, l.state, l.kind
    ${areTotalled(query) ? sql`having sum(l.lines) > 0` : sql``}`;
};

const totalsOf = sql`select coalesce(sum(p.lines), 0)::bigint as lines, ${money(sql`true`)} as amount,
  ${money(sql`p.kind = '奖励'`)} as rewards, ${money(sql`p.kind <> '奖励'`)} as penalties`;

/** Without the number of units, which takes another pass. */
export async function findTotals(db: Db, query: Filters): Promise<Omit<Totals, 'units'>> {
  const { rows } = await db.execute<Omit<Totals, 'units'>>(
    sql`${totalsOf} from (${parts(query)}) p`,
  );
  return rows[0]!;
}

async function countUnits(db: Db, query: Filters): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*) as n from (select from ledger_line l ${filtered(query)} where ${where(query)} group by l.unit_no) u`);
  return rows[0]!.n;
}

/** `states` are those of the lines of any state: what the filter by state can be changed to. */
export async function findSummary(db: Db, query: Filters): Promise<Summary> {
  const asked = query.state === undefined ? sql`true` : sql`p.state = ${query.state}`;
  const title = sql`(select r ->> 'title' from plan_version v, jsonb_array_elements(v.document -> 'rules') r
    where v.id = max(p.plan_version_id) and r ->> 'id' = p.rule_id)`;
  const { rows } = await db.execute<Pick<Summary, 'byRule' | 'states'> & { totals: Totals }>(sql`
    with everything as materialized (${parts({ ...query, state: undefined })}),
    chosen as (select * from everything p where ${asked})
    select (select row_to_json(t) from (${totalsOf} from chosen p) t) as totals,
      (select coalesce(json_agg(r order by r."ruleId"), '[]') from (
        select p.rule_id as "ruleId", ${title} as title, sum(p.lines)::bigint as lines, ${money(sql`true`)} as amount
        from chosen p group by p.rule_id) r) as "byRule",
      (select coalesce(json_agg(s order by s.state), '[]') from (
        select p.state, sum(p.lines)::bigint as lines from everything p group by p.state) s) as states`);
  const { totals, byRule, states } = rows[0]!;
  return { totals: { ...totals, units: await countUnits(db, query) }, byRule, states };
}
