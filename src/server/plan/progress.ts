/** 目标与关口: how far the plan has come on the present facts. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { planProgress } from '../../contract/settlement.ts';
import { evaluate, explain } from '../../feel/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asWide } from '../http/transaction.ts';
import {
  buildProgram,
  findGoalFacts,
  type GoalProgram,
  type Program,
} from '../settlement/index.ts';
import type { VersionRow } from './queries.ts';

type Progress = z.infer<typeof planProgress>;
/** Failing outlets listed per gate. */
const listed = 50;

async function goalProgress(
  db: Db,
  program: Program,
  goal: GoalProgram,
  scope: { lo: number; hi: number },
): Promise<Progress['goals'][number]> {
  const facts = await findGoalFacts(db, program, goal, scope);
  const missing = goal.met.names.filter((name) => (facts[name] ?? null) === null);
  const met = missing.length > 0 ? null : evaluate(goal.met, facts);
  return {
    id: goal.goal.id,
    status: met === null ? 'unknown' : met === true ? 'met' : 'missed',
    reading: goal.readings,
    inputs: goal.indicators.map(({ name, unit }) => ({
      name,
      value: facts[name] ?? null,
      unit: unit ?? '',
    })),
    text: missing.length > 0 ? '' : explain(goal.met, facts).substituted,
    missing,
  };
}

/** A gate: visits inside the phase against its target. Only outlets the reader may see. */
async function findGate(
  db: Db,
  version: VersionRow,
  actor: Actor,
  phase: VersionRow['document']['phases'][number],
): Promise<Progress['gates'][number]> {
  const inPhase = sql`i.kind = ${version.document.counts} and i.visited_on between ${phase.from} and ${phase.to}
    and i.unit_no between ${Math.max(version.unitNo, actor.unit.unitNo)} and ${Math.min(version.lastNo, actor.unit.lastNo)}`;
  const { rows } = await db.execute<{ visited: number; passed: number }>(sql`
    select count(*) as visited, count(*) filter (where i.score >= ${phase.target}::numeric) as passed from inspection i where ${inPhase}`);
  const failing = await db.execute<Progress['gates'][number]['failing'][number]>(sql`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, i.wave, trim_scale(i.score)::text as score
    from inspection i join unit u on u.id = i.unit_id where ${inPhase} and i.score < ${phase.target}::numeric
    order by i.score, u.unit_no limit ${listed}`);
  const { visited, passed } = rows[0]!;
  return {
    phase: phase.name,
    target: phase.target,
    visited,
    passed,
    failing: failing.rows,
    failingTotal: visited - passed,
  };
}

export async function findProgress(db: Db, actor: Actor, version: VersionRow): Promise<Progress> {
  const program = buildProgram(version.document, version.readings);
  const scope = { lo: version.unitNo, hi: version.lastNo };
  const goals: Progress['goals'] = [];
  for (const goal of program.goals)
    goals.push(await asWide(db, () => goalProgress(db, program, goal, scope)));
  const gates: Progress['gates'] = [];
  for (const phase of version.document.phases)
    gates.push(await findGate(db, version, actor, phase));
  return { goals, gates };
}
