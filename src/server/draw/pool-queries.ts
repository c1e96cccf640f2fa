/** What a pool is made of: units with their last score, people who can go, and where they have been. */
import { sql } from 'drizzle-orm';
import type { Candidate, PastVisit } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';

type Range = { unitNo: number; lastNo: number };
type Found = Omit<Candidate, 'district'> & { unitNo: number; parent: string | null };

/** Open units of one level in any of the ranges, in the order of the tree, with their last score of a kind. */
export async function listCandidates(
  db: Db,
  ranges: Range[],
  { level, kind }: { level: string; kind: string },
): Promise<Found[]> {
  const inside = sql`json_to_recordset(${JSON.stringify(ranges)}::json) as r("unitNo" bigint, "lastNo" bigint)`;
  const { rows } = await db.execute<Found>(sql`
    select u.id, u.unit_no as "unitNo", u.code, u.name, u.level, p.name as parent, trim_scale(i.score)::text as score
    from unit u
    left join unit p on p.id = u.parent_id
    left join (select distinct on (unit_id) unit_id, score from inspection where kind = ${kind}
      order by unit_id, visited_on desc, id desc) i on i.unit_id = u.id
    where u.level = ${level} and u.closed_on is null
      and exists (select 1 from ${inside} where u.unit_no between r."unitNo" and r."lastNo")
    order by u.unit_no`);
  return rows;
}

/** Counties in sight, in the order of the tree. */
export async function listCounties(db: Db): Promise<(Range & { name: string })[]> {
  const { rows } = await db.execute<Range & { name: string }>(sql`
    select unit_no as "unitNo", last_no as "lastNo", name from unit where level = '县行' order by unit_no`);
  return rows;
}

export type Capable = {
  accountId: string;
  username: string;
  name: string;
  role: string;
  unit: string;
};

/** Accounts that hold one of the roles at a unit of the range, each once. */
export async function listCapable(db: Db, roles: string[], range: Range): Promise<Capable[]> {
  const { rows } = await db.execute<Capable>(sql`
    select distinct on (a.user_id) a.user_id as "accountId", o.username, o.name, a.role, u.name as unit
    from assignment a join "user" o on o.id = a.user_id join unit u on u.id = a.unit_id
    where a.role = any(${sql.param(roles)}::text[]) and a.unit_no between ${range.unitNo} and ${range.lastNo}
      and not o.disabled and o.username is not null
    order by a.user_id, a.id`);
  return rows.toSorted((a, b) => (a.username < b.username ? -1 : 1));
}

/** Where these people were since a day, or still have to go; the latest day for each pair. */
export async function listPastVisits(
  db: Db,
  accountIds: string[],
  since: string,
): Promise<PastVisit[]> {
  const { rows } = await db.execute<PastVisit>(sql`
    select v.owner_id as "accountId", u.code as "unitCode", max(coalesce(v.visited_on, v.due_on))::text as day
    from visit v join unit u on u.id = v.unit_id
    where v.owner_id = any(${sql.param(accountIds)}::text[]) and (v.visited_on >= ${since} or v.visited_on is null)
    group by v.owner_id, u.code order by v.owner_id, u.code`);
  return rows;
}

export async function listUnits(db: Db, ids: number[]) {
  const { rows } = await db.execute<Range & { id: number; code: string; name: string }>(sql`
    select id, code, name, unit_no as "unitNo", last_no as "lastNo" from unit where id = any(${sql.param(ids)}::bigint[])`);
  return rows;
}

type Target = {
  plan: string;
  phase: string;
  from: string;
  to: string;
  kind: string;
  target: string;
};

/** Goals of every phase of the plans in force. */
export async function listTargets(db: Db): Promise<Target[]> {
  const { rows } = await db.execute<Target>(sql`
    select v.document ->> 'title' as plan, p ->> 'name' as phase, p ->> 'from' as "from", p ->> 'to' as "to",
      v.document ->> 'counts' as kind, p ->> 'target' as target
    from plan_version v cross join jsonb_array_elements(v.document -> 'phases') p
    where v.state = 'published' order by v.id desc, 3`);
  return rows;
}
