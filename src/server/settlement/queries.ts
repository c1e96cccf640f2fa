/** Settlement's SQL: builds the candidate lines of a period and brings the ledger into line with them. */
import { sql } from 'drizzle-orm';
import { forLargeStatements } from '../db/large-statements.ts';
import type { Db } from '../db/open.ts';
import type { Grain } from '../../contract/plan.ts';
import { holdNumbers } from '../organisation/index.ts';
import type { GoalProgram, Program } from './program.ts';
import { factsTable, type FactsTable } from './sql/facts.ts';
import { candidatesSql, candidateTable } from './sql/lines.ts';
import type { Scope } from './sql/needs.ts';
import { placesSql } from './sql/places.ts';
import { inputText } from './sql/lines.ts';
import { waivedRulesSql, waiveSql } from './sql/waivers.ts';
import { quote } from './sql/text.ts';

export type Progress = (share: number, step: string) => void | Promise<void>;
const run = (db: Db, text: string) => db.execute(sql.raw(text));

async function insertFacts(
  db: Db,
  program: Program,
  scope: Scope,
): Promise<Map<Grain, FactsTable>> {
  const of = { plan: program.plan, readings: program.readings, scope };
  // A fifth of the usual sample tells enough of numbers and short lists, here and of the ledger's lines.
  const sample = 'set local default_statistics_target = 20';
  const statements = [sample, placesSql(of), 'analyze place (id, unit_no, level)'];
  const tables = new Map<Grain, FactsTable>();
  for (const grain of new Set(program.rules.map(({ rule }) => rule.each))) {
    const used = program.rules
      .filter(({ rule }) => rule.each === grain)
      .flatMap((rule) => rule.indicators);
    const facts = factsTable(of, grain, [...new Set(used)]);
    const joins = used.some(({ source }) => source.kind === 'rules');
    for (const { name, create } of facts.tables) {
      statements.push(create);
      // Only what rules join by: figures of the other columns cost more than they help.
      if (name !== facts.table) statements.push(`analyze ${name} (unit_id)`);
      else if (joins) statements.push(`analyze ${name} (unit_id, fact_id)`);
    }
    tables.set(grain, facts);
  }
  // Sent at once: with a thousand outlets the way there and back takes as long as the work.
  await run(db, statements.join(';\n'));
  return tables;
}

/** Rules of the plan that appeals were granted on; few plans have any. */
async function listWaivedRules(db: Db, planId: number | undefined): Promise<string[]> {
  if (planId === undefined) return [];
  const { rows } = await run(db, waivedRulesSql(planId));
  return (rows as { ruleId: string }[]).map((row) => row.ruleId);
}

/**
 * Fills the temporary table `candidate` with every line the plan yields on the present facts.
 * @returns the temporary tables it made
 */
export async function insertCandidates(
  db: Db,
  program: Program,
  scope: Scope,
  progress: Progress = () => {},
): Promise<string[]> {
  await progress(0.05, '汇总事实');
  await holdNumbers(db);
  await forLargeStatements(db);
  const tables = await insertFacts(db, program, scope);
  await run(db, candidateTable);
  const waived = await listWaivedRules(db, scope.planId);
  for (const [n, rule] of program.rules.entries()) {
    await progress(
      0.3 + (0.5 * n) / program.rules.length,
      `计算 ${rule.rule.id} ${rule.rule.title}`,
    );
    await run(db, candidatesSql(rule, tables.get(rule.rule.each)!));
    if (!waived.includes(rule.rule.id)) continue;
    for (const statement of waiveSql(scope.planId!, rule.rule.id)) await run(db, statement);
  }
  return [
    'candidate',
    'place',
    ...[...tables.values()].flatMap((facts) => facts.tables.map(({ name }) => name)),
  ];
}

/** Drops what insertCandidates made, so that another reading can be computed in the same transaction. */
export async function deleteCandidates(db: Db, made: string[]): Promise<void> {
  await run(db, `drop table ${made.join(', ')}`);
}

export type GoalFacts = Record<string, string | null>;

/** The figures a goal stands on, by indicator name. */
export async function findGoalFacts(
  db: Db,
  program: Program,
  goal: GoalProgram,
  scope: Scope,
): Promise<GoalFacts> {
  const facts = factsTable(
    { plan: program.plan, readings: program.readings, scope },
    '方案',
    goal.indicators,
  );
  const values = goal.indicators.map(
    (i) => `${quote(i.name)}, ${inputText(facts.column(i.name), facts.type(i.name))}`,
  );
  const { rows } = await run(
    db,
    `select jsonb_build_object(${values.join(', ')}) as facts from (${facts.select}) v`,
  );
  return (rows[0] as { facts: GoalFacts }).facts;
}

export type CandidateLine = {
  rule: string;
  unit: string;
  payer: string;
  wave: string | null;
  phase: string | null;
  happenedOn: string | null;
  amount: string;
  kind: string;
  reading: Record<string, string>;
  inputs: Record<string, string | boolean | null>;
};

/** Candidate lines in the order of the file format: unit, rule, wave, then date. Plain code-unit order. */
export async function listCandidates(
  db: Db,
  offset: number,
  limit: number,
): Promise<CandidateLine[]> {
  const { rows } = await db.execute(sql`
    select c.rule_id as rule, u.code as unit, c.payer_code as payer, c.wave, c.phase, c.happened_on::text as "happenedOn",
      c.amount::text as amount, c.kind, c.reading, c.inputs
    from candidate c join unit u on u.id = c.unit_id
    order by u.code collate "C", c.rule_id collate "C", c.wave collate "C" nulls first, c.happened_on, c.fact_id
    offset ${offset} limit ${limit}`);
  return rows as CandidateLine[];
}

/** Remembers the candidates' totals per unit and rule, before another reading is computed. */
export async function insertTotals(db: Db, table: 'totals_before' | 'totals_after'): Promise<void> {
  await run(
    db,
    `create temp table ${table} on commit drop as
    select unit_id, rule_id, sum(amount) as amount from candidate group by unit_id, rule_id`,
  );
}

export type PreviewFigures = {
  before: string;
  after: string;
  gainers: number;
  losers: number;
  unchanged: number;
  byRule: { ruleId: string; before: string; after: string }[];
  units: {
    id: number;
    code: string;
    name: string;
    before: string;
    after: string;
    change: string;
  }[];
};

/**
 * Compares totals_before with totals_after. Everything the plan pays or charges, whoever pays it.
 * @param listed units named at most, biggest change first
 */
export async function findPreview(db: Db, listed: number): Promise<PreviewFigures> {
  await run(
    db,
    `create temp table totals on commit drop as
    select coalesce(b.unit_id, a.unit_id) as unit_id, coalesce(b.rule_id, a.rule_id) as rule_id,
      coalesce(b.amount, 0) as before, coalesce(a.amount, 0) as after
    from totals_before b full join totals_after a on a.unit_id = b.unit_id and a.rule_id = b.rule_id`,
  );
  const figures = await run(
    db,
    `select coalesce(sum(before), 0)::numeric(14, 2)::text as before, coalesce(sum(after), 0)::numeric(14, 2)::text as after,
      count(*) filter (where after > before) as gainers, count(*) filter (where after < before) as losers,
      (select count(*) from place where level = '网点') - count(*) filter (where after <> before) as unchanged
    from (select unit_id, sum(before) as before, sum(after) as after from totals group by unit_id) u`,
  );
  const byRule = await run(
    db,
    `select rule_id as "ruleId", sum(before)::numeric(14, 2)::text as before, sum(after)::numeric(14, 2)::text as after
    from totals group by rule_id order by rule_id`,
  );
  const units = await run(
    db,
    `select p.id, p.code, p.name, sum(before)::numeric(14, 2)::text as before, sum(after)::numeric(14, 2)::text as after,
      sum(after - before)::numeric(14, 2)::text as change
    from totals join place p on p.id = unit_id group by p.id, p.code, p.name having sum(after) <> sum(before)
    order by abs(sum(after - before)) desc, p.code limit ${Math.trunc(listed)}`,
  );
  return {
    ...(figures.rows[0] as Omit<PreviewFigures, 'byRule' | 'units'>),
    byRule: byRule.rows as PreviewFigures['byRule'],
    units: units.rows as PreviewFigures['units'],
  };
}

type Settled = { unitId: number; unitNo: number; lastNo: number; versionId: number };

export async function insertSettlement(
  db: Db,
  plan: Settled,
  readings: Record<string, string>,
  settledBy: string,
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into settlement (unit_id, unit_no, last_no, plan_version_id, readings, settled_by)
    values (${plan.unitId}, ${plan.unitNo}, ${plan.lastNo}, ${plan.versionId}, ${JSON.stringify(readings)}::jsonb, ${settledBy}) returning id`);
  return rows[0]!.id;
}

export async function updateSettlement(db: Db, id: number, changes: object): Promise<void> {
  await db.execute(
    sql`update settlement set changes = ${JSON.stringify(changes)}::jsonb where id = ${id}`,
  );
}

type SettlementRow = {
  id: number;
  planId: number;
  planTitle: string;
  version: number;
  readings: Record<string, string>;
  changes: { added: number; changed: number; removed: number; reversed: number; kept: number };
  settledBy: string;
  settledAt: string;
};

/** Past runs, newest first. */
export async function listSettlements(
  db: Db,
  query: { planId?: number; offset: number; limit: number },
) {
  const which = query.planId === undefined ? sql`true` : sql`v.plan_id = ${query.planId}`;
  const { rows } = await db.execute<SettlementRow>(sql`
    select s.id, v.plan_id as "planId", v.document ->> 'title' as "planTitle", v.version, s.readings, s.changes,
      s.settled_by as "settledBy", s.settled_at as "settledAt"
    from settlement s join plan_version v on v.id = s.plan_version_id where ${which}
    order by s.id desc offset ${query.offset} limit ${query.limit}`);
  const counted = await db.execute<{ total: number }>(sql`
    select count(*) as total from settlement s join plan_version v on v.id = s.plan_version_id where ${which}`);
  return { rows, total: counted.rows[0]!.total };
}
