/** The list of plans: each by its version in force, else its newest, and the draft being written. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { planRow, plansQuery } from '../../contract/plan-version.ts';
import type { Db } from '../db/open.ts';
import { containing } from '../http/search.ts';

type Query = z.output<typeof plansQuery>;
export type PlanListRow = z.output<typeof planRow>;

const title = sql`v.document ->> 'title'`;
const from = sql`v.document -> 'period' ->> 'from'`;
const orders: Record<Query['sort'], SQL> = {
  unit: sql`p.unit_no, p.id`,
  title: sql`${title}, p.id`,
  '-title': sql`${title} desc, p.id`,
  '-period': sql`${from} desc, p.id`,
  period: sql`${from}, p.id`,
};

const found = sql`plan p join unit u on u.id = p.unit_id
  join lateral (select * from plan_version v where v.plan_id = p.id order by (v.state = 'published') desc, v.version desc limit 1) v on true
  left join lateral (select id from plan_version d where d.plan_id = p.id and d.state = 'draft' order by version desc limit 1) d on true`;

export async function listPlans(
  db: Db,
  query: Query,
): Promise<{ rows: PlanListRow[]; total: number }> {
  const where = sql`${containing(query.search, sql`(${title})`, sql`p.code`, sql`u.name`)}
    and ${query.state === 'published' ? sql`v.state = 'published'` : query.state === 'draft' ? sql`d.id is not null` : sql`true`}`;
  const { rows } = await db.execute<PlanListRow>(sql`
    select p.id, p.code, ${title} as title, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
      v.id as "versionId", v.version, v.state, d.id as "draftId", v.document -> 'period' as period,
      jsonb_array_length(v.document -> 'rules') as rules
    from ${found} where ${where} order by ${orders[query.sort]} offset ${query.offset} limit ${query.limit}`);
  const counted = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from ${found} where ${where}`,
  );
  return { rows, total: counted.rows[0]!.total };
}
