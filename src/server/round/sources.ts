/** Where a round's outlets come from: units, a draw that has taken place, or standing against the target. */
import { problem } from '../../contract/problem.ts';
import type { Plan } from '../../contract/plan.ts';
import type { RoundBody, RoundSource } from '../../contract/round.ts';
import {
  isDue,
  riskClass,
  simulateLoad,
  type Choice,
  type Load,
  type Outlet,
  type RiskClass,
} from '../../domain/round/index.ts';
import type { Db } from '../db/open.ts';
import { findDrawResult } from '../draw/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { findVersion } from '../plan/index.ts';
import { findNewestPlan, listOutlets, listStandings } from './choice-queries.ts';
import type { NewClip } from './visit-queries.ts';

export type Found = {
  outlets: Outlet[];
  /** Who goes where by the draw. */
  choices: Choice[];
  /** Outlets that the draw scores twice. */
  doubles: number[];
  /** Hours that the draw asks recordings of, still without their due time. */
  slots: Omit<NewClip, 'dueAt'>[];
  frequency: Load | null;
};

const rangeOf = ({ unit }: Actor) => ({ lo: unit.unitNo, hi: unit.lastNo });
const nothing = { choices: [], doubles: [], slots: [], frequency: null };

/** Hours of a draw are wall clock in China. */
const moment = (day: string, time: string) => `${day}T${time}:00+08:00`;

async function fromDraw(db: Db, actor: Actor, drawId: number): Promise<Found> {
  const drawn = await findDrawResult(db, drawId);
  if (!drawn) throw problem('not-found', { what: '抽取结果' });
  const firsts = drawn.visits.filter(({ round }) => round === 1);
  const ids = firsts.map(({ unit }) => unit.id);
  const outlets = await listOutlets(db, ids, rangeOf(actor));
  const inspectors = new Map<number, string[]>();
  for (const { unit, inspector } of drawn.visits.toSorted((a, b) => a.round - b.round)) {
    if (inspector)
      inspectors.set(unit.id, [...(inspectors.get(unit.id) ?? []), inspector.accountId]);
  }
  return {
    outlets,
    choices: [...inspectors].map(([unitId, whom]) => ({ unitId, inspectors: whom })),
    doubles: drawn.visits.filter(({ round }) => round === 2).map(({ unit }) => unit.id),
    slots: firsts.flatMap(({ unit, slot }) =>
      slot === null
        ? []
        : [
            {
              unitId: unit.id,
              from: moment(slot.day, slot.from),
              to: moment(slot.day, slot.to),
              post: '',
            },
          ],
    ),
    frequency: null,
  };
}

/** The plan in force; targets are its phases'. @throws Problem `no-plan` */
export async function planInForce(db: Db): Promise<Plan> {
  const id = await findNewestPlan(db);
  const version = id === null ? null : await findVersion(db, id);
  if (!version) throw problem('no-plan');
  return version.document;
}

/** Every outlet with its risk in a phase of the plan. */
export async function listRisks(db: Db, actor: Actor, plan: Plan, phaseName: string) {
  const phase = plan.phases.find(({ name }) => name === phaseName);
  if (!phase) throw problem('not-found', { what: '方案的阶段' });
  const gate = { kind: plan.counts, from: phase.from, to: phase.to, ...rangeOf(actor) };
  const target = phase.target === null ? null : Math.round(Number(phase.target) * 100);
  const outlets = await listStandings(db, gate);
  return outlets.map((outlet) => ({ ...outlet, risk: riskClass({ ...outlet, target }) }));
}

type Targets = Extract<RoundSource, { from: 'targets' }>;

async function fromTargets(db: Db, actor: Actor, source: Targets, body: RoundBody): Promise<Found> {
  const risks = await listRisks(db, actor, await planInForce(db), source.phase);
  const counted: Record<RiskClass, number> = { base: 0, below: 0, notImproving: 0 };
  for (const { risk } of risks) counted[risk] += 1;
  const { inspectors, capacity } = body.settings;
  return {
    ...nothing,
    outlets: risks.filter(({ risk }) => isDue(source.rule, risk, source.nth)),
    frequency: simulateLoad(source.rule, counted, inspectors.length, capacity),
  };
}

export async function findOutlets(db: Db, actor: Actor, body: RoundBody): Promise<Found> {
  const { source } = body.settings;
  if (source.from === 'draw') return fromDraw(db, actor, source.drawId);
  if (source.from === 'targets') return fromTargets(db, actor, source, body);
  return { ...nothing, outlets: await listOutlets(db, source.unitIds, rangeOf(actor)) };
}
