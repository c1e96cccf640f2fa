/** What the form of a round offers. */
import type { RoundChoices } from '../../contract/round.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findVersion } from '../plan/index.ts';
import {
  findNewestPlan,
  listCandidates,
  listDrawnDraws,
  listStandardsInForce,
} from './choice-queries.ts';
import { listRisks } from './sources.ts';

async function phasesOf(db: Db, actor: Actor): Promise<RoundChoices['phases']> {
  const id = await findNewestPlan(db);
  const version = id === null ? null : await findVersion(db, id);
  const phases: RoundChoices['phases'] = [];
  for (const { name, from, to, target } of version?.document.phases ?? []) {
    const risks = await listRisks(db, actor, version!.document, name);
    const below = risks.filter(({ risk }) => risk !== 'base').length;
    phases.push({ name, from, to, target, below });
  }
  return phases;
}

export async function findChoices(
  db: Db,
  actor: Actor,
  span: { startsOn?: string | undefined; endsOn?: string | undefined },
): Promise<RoundChoices> {
  const today = new Date().toISOString().slice(0, 10);
  const from = span.startsOn ?? today;
  const range = { lo: actor.unit.unitNo, hi: actor.unit.lastNo };
  return {
    standards: await listStandardsInForce(db, { from, to: span.endsOn ?? from }),
    draws: await listDrawnDraws(db),
    inspectors: await listCandidates(db, range),
    phases: await phasesOf(db, actor),
  };
}
