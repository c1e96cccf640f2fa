/** Which draft lines are about a person: those whose ticket names one. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

/** @param lineIds only these; every draft line of the plan without */
export async function countNaming(db: Db, planId: number, lineIds?: number[]): Promise<number> {
  const only = lineIds ? sql`and l.id = any(${sql.param(lineIds)}::bigint[])` : sql``;
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ledger_line l
    join ticket t on t.unit_id = l.unit_id and t.id = l.fact_id and t.offender <> ''
    where l.plan_id = ${planId} and l.state = 'draft' and l.fact_kind = 'ticket' ${only}`);
  return rows[0]!.n;
}
