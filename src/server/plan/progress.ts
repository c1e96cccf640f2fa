/** 目标与关口: how far the plan has come on the present facts. */
import type { z } from 'zod';
import type { Phase } from '../../contract/plan.ts';
import type { planProgress } from '../../contract/plan-version.ts';
import { evaluate, explain } from '../../feel/index.ts';
import type { Language } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asWide } from '../http/transaction.ts';
import {
  buildProgram,
  findGoalFacts,
  type GoalProgram,
  type Program,
} from '../settlement/index.ts';
import { findGate, type VersionRow } from './queries.ts';

type Progress = z.infer<typeof planProgress>;
/** Failing outlets listed per gate. */
const listed = 50;

async function goalProgress(
  db: Db,
  program: Program,
  goal: GoalProgram,
  scope: { lo: number; hi: number },
  language: Language,
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
    text: missing.length > 0 ? '' : explain(goal.met, facts, language).substituted,
    missing,
  };
}

/** A gate: each outlet's last visit inside the phase against its target. Only outlets the reader may see. */
async function gateProgress(
  db: Db,
  actor: Actor,
  version: VersionRow,
  phase: Phase,
): Promise<Progress['gates'][number]> {
  const gate = {
    kind: version.document.counts,
    from: phase.from,
    to: phase.to,
    target: phase.target,
    lo: Math.max(version.unitNo, actor.unit.unitNo),
    hi: Math.min(version.lastNo, actor.unit.lastNo),
  };
  const { visited, passed, failing } = await findGate(db, gate, listed);
  const failingTotal = visited - passed;
  return { phase: phase.name, target: phase.target, visited, passed, failing, failingTotal };
}

export async function findProgress(
  db: Db,
  actor: Actor,
  version: VersionRow,
  language: Language,
): Promise<Progress> {
  const program = buildProgram(version.document, version.readings);
  const scope = { lo: version.unitNo, hi: version.lastNo };
  const goals: Progress['goals'] = [];
  for (const goal of program.goals)
    goals.push(await asWide(db, () => goalProgress(db, program, goal, scope, language)));
  const gates: Progress['gates'] = [];
  for (const phase of version.document.phases)
    gates.push(await gateProgress(db, actor, version, phase));
  return { goals, gates };
}
