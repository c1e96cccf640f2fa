/** The ledger and the ranks before and after a decision, compared where they lie. */
import { sql } from 'drizzle-orm';
import type { UnitRef } from '../../contract/common.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Db } from '../db/open.ts';
import { placesText } from '../inspection/index.ts';
import type { SettleablePlan } from '../plan/index.ts';
import type { Visit } from './change-queries.ts';

/**
 * Outlets whose place can change when one score of a wave goes from `before` to `after`: those with a
 * score between the two. Everybody else keeps place, ties and money.
 */
export async function listBetween(db: Db, visit: Visit, after: string): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct unit_id as id from inspection where kind = ${visit.kind} and wave = ${visit.wave}
      and score between least(${visit.score}::numeric, ${after}::numeric) and greatest(${visit.score}::numeric, ${after}::numeric) order by unit_id`);
  return rows.map((row) => row.id);
}

type PlanRow = Omit<SettleablePlan, 'document'> & { document: Plan; kinds: string };

/** Plans that have been settled and have one of the units in their range, as they were settled last. */
export async function listSettledPlans(
  db: Db,
  units: number[],
  planId: number | null,
): Promise<SettleablePlan[]> {
  const which = planId === null ? sql`true` : sql`v.plan_id = ${planId}`;
  const { rows } = await db.execute<PlanRow>(sql`
    select * from (
      select distinct on (v.plan_id) v.plan_id as "planId", v.id as "versionId", v.version, v.unit_id as "unitId", v.unit_no as "unitNo",
        v.last_no as "lastNo", v.document, s.readings
      from settlement s join plan_version v on v.id = s.plan_version_id where ${which} order by v.plan_id, s.id desc) p
    where exists (select 1 from unit u where u.id = any(${sql.param(units)}::bigint[]) and u.unit_no between p."unitNo" and p."lastNo")
    order by p."planId"`);
  return rows;
}

/** One decision at a time touches a plan's ledger. */
export async function lockPlan(db: Db, planId: number): Promise<void> {
  await db.execute(sql`select id from plan where id = ${planId} for update`);
}

export async function createEffect(db: Db): Promise<void> {
  await db.execute(sql`create temp table effect_line (after boolean, plan_id bigint, unit_id bigint, rule_id text, fact_kind text,
    fact_id bigint, wave text, happened_on date, amount numeric) on commit drop`);
  await db.execute(
    sql`create temp table effect_rank (after boolean, unit_id bigint, wave text, within text, place bigint, visited bigint) on commit drop`,
  );
}

/** Remembers the candidates of a plan. */
export async function insertEffectLines(db: Db, after: boolean, planId: number): Promise<void> {
  await db.execute(
    sql`insert into effect_line select ${after}, ${planId}, unit_id, rule_id, fact_kind, fact_id, wave, happened_on, amount from candidate`,
  );
}

export async function insertEffectRanks(
  db: Db,
  after: boolean,
  visit: Visit,
  units: number[],
): Promise<void> {
  await db.execute(sql`insert into effect_rank select ${after}, r.unit_id, r.wave, p.within, p.place, p.visited
    from ranking r, lateral ${sql.raw(placesText('r'))} p
    where r.kind = ${visit.kind} and r.wave = ${visit.wave} and r.unit_id = any(${sql.param(units)}::bigint[])`);
}

/**
 * What entering a run into the ledger left goes, so that the next plan can be run in the same
 * transaction. `wanted` is a view or a table, as the sync found best; both stand on `candidate`.
 */
export async function dropRun(db: Db): Promise<void> {
  const { rows } = await db.execute<{ kind: string }>(
    sql`select relkind as kind from pg_class where oid = to_regclass('pg_temp.wanted')`,
  );
  const [wanted] = rows;
  if (wanted) await db.execute(sql.raw(`drop ${wanted.kind === 'v' ? 'view' : 'table'} wanted`));
  await db.execute(sql`drop table if exists standing`);
}

export async function findPlanOfLine(
  db: Db,
  { unitId, id }: { unitId: number; id: number },
): Promise<number | null> {
  const { rows } = await db.execute<{ planId: number }>(
    sql`select plan_id as "planId" from ledger_line where unit_id = ${unitId} and id = ${id}`,
  );
  return rows[0]?.planId ?? null;
}

export type LineChange = {
  unit: UnitRef;
  unitNo: number;
  planId: number;
  ruleId: string;
  about: string;
  before: string | null;
  after: string | null;
};

/** Lines that differ, those of the outlet's own county. */
export async function listLineChanges(db: Db, lo: number, hi: number): Promise<LineChange[]> {
  const { rows } = await db.execute<LineChange>(sql`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, u.unit_no as "unitNo", c.plan_id as "planId", c.rule_id as "ruleId",
      concat_ws(' ', c.wave, c.happened_on) as about, c.before::text as before, c.after::text as after
    from ${changedLines} c join unit u on u.id = c.unit_id
    where u.unit_no between ${lo} and ${hi} order by u.unit_no, c.rule_id, c.wave, c.fact_id limit 2000`);
  return rows;
}

const changedLines = sql`(
  select coalesce(b.plan_id, a.plan_id) as plan_id, coalesce(b.unit_id, a.unit_id) as unit_id, coalesce(b.rule_id, a.rule_id) as rule_id,
    coalesce(b.fact_id, a.fact_id) as fact_id, coalesce(a.wave, b.wave) as wave, coalesce(a.happened_on, b.happened_on) as happened_on,
    b.amount as before, a.amount as after
  from (select * from effect_line where not after) b
  full join (select * from effect_line where after) a on a.plan_id = b.plan_id and a.unit_id = b.unit_id and a.rule_id = b.rule_id
    and a.fact_kind = b.fact_kind and a.fact_id = b.fact_id
  where a.amount is distinct from b.amount)`;
const changedRanks = sql`(
  select b.unit_id, b.within, b.place as before, a.place as after, a.visited
  from (select * from effect_rank where not after) b join (select * from effect_rank where after) a using (unit_id, wave, within)
  where a.place <> b.place)`;

export type RankChange = {
  unit: UnitRef;
  unitNo: number;
  within: string;
  before: number;
  after: number;
  visited: number;
};

export async function listRankChanges(db: Db, lo: number, hi: number): Promise<RankChange[]> {
  const { rows } = await db.execute<RankChange>(sql`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, u.unit_no as "unitNo", c.within, c.before, c.after, c.visited
    from ${changedRanks} c join unit u on u.id = c.unit_id where u.unit_no between ${lo} and ${hi} order by u.unit_no, c.visited desc limit 2000`);
  return rows;
}

/** Outside the county only how many. */
export async function countOthers(db: Db, lo: number, hi: number) {
  const { rows } = await db.execute<{ units: number; lines: number; ranks: number }>(sql`
    with l as (select c.unit_id from ${changedLines} c join unit u on u.id = c.unit_id where u.unit_no not between ${lo} and ${hi}),
      r as (select c.unit_id from ${changedRanks} c join unit u on u.id = c.unit_id where u.unit_no not between ${lo} and ${hi})
    select (select count(*) from l) as lines, (select count(*) from r) as ranks,
      (select count(*) from (select unit_id from l union select unit_id from r) x) as units`);
  return rows[0]!;
}

/** The county of an outlet, else the outlet itself. */
export async function findCounty(db: Db, unitNo: number): Promise<{ lo: number; hi: number }> {
  const { rows } = await db.execute<{ lo: number; hi: number }>(sql`
    select unit_no as lo, last_no as hi from unit where unit_no <= ${unitNo} and last_no >= ${unitNo}
    order by (level = '县行') desc, unit_no desc limit 1`);
  return rows[0]!;
}

/**
 * The appellant's corrected lines are public with the decision: the reversal and what takes the line's
 * place. Lines of others wait as drafts for the department.
 */
export async function publishCorrections(
  db: Db,
  settlementIds: number[],
  unitId: number,
  byId: string,
): Promise<void> {
  if (settlementIds.length === 0) return;
  const ids = sql`any(${sql.param(settlementIds)}::bigint[])`;
  await db.execute(sql`
    with reversal as (
      select unit_id, plan_id, rule_id, fact_kind, fact_id from ledger_line
      where unit_id = ${unitId} and settlement_id = ${ids} and state = 'draft' and reverses_id is not null)
    update ledger_line l set state = 'published', state_at = now(), state_by_id = ${byId}
    from reversal r where l.unit_id = ${unitId} and l.settlement_id = ${ids} and l.state = 'draft'
      and l.plan_id = r.plan_id and l.rule_id = r.rule_id and l.fact_kind = r.fact_kind and l.fact_id = r.fact_id`);
}
