/**
 * 派单: a round's outlets, people, bars and double scoring brought together. The same for the preview
 * and for the opening, so that what was shown is what happens.
 */
import type { RoundBody } from '../../contract/round.ts';
import {
  isSelfCheck,
  pickDoubles,
  planVisits,
  type Candidate,
  type Choice,
  type Outlet,
  type VisitPlan,
} from '../../domain/round/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { listCandidates, listHeads, listLately } from './choice-queries.ts';
import { findOutlets, type Found } from './sources.ts';

export type RoundPlan = VisitPlan & {
  found: Found;
  inspectors: (Candidate & { open: number })[];
};

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** 自查: each outlet is visited by its own head. */
async function headsOf(db: Db, outlets: Outlet[]) {
  const heads = await listHeads(
    db,
    outlets.map(({ unitId }) => unitId),
  );
  const byId = new Map(outlets.map((outlet) => [outlet.unitId, outlet]));
  const inspectors = heads.map(({ userId, name, unitId }) => {
    const { unitNo, lastNo } = byId.get(unitId)!;
    return { userId, name, ranges: [[unitNo, lastNo] as const], places: [unitNo], open: 0 };
  });
  const choices = heads.map(({ unitId, userId }) => ({ unitId, inspectors: [userId] }));
  return { inspectors, choices };
}

/** What was set by hand goes before what a draw gave. */
const overrule = (base: Choice[], byHand: Choice[]): Choice[] => [
  ...new Map([...base, ...byHand].map((choice) => [choice.unitId, choice])).values(),
];

/** @param roundId 0 for one that is not stored yet */
export async function planRound(
  db: Db,
  actor: Actor,
  body: RoundBody,
  roundId: number,
): Promise<RoundPlan> {
  const { settings, kind } = body;
  const found = await findOutlets(db, actor, body);
  const { outlets } = found;
  const base = { outlets, capacity: settings.capacity };
  if (isSelfCheck(kind)) {
    const { inspectors, choices } = await headsOf(db, outlets);
    const self = { ...base, bars: [], doubles: new Set<number>(), avoidOwn: false, capacity: null };
    return { ...planVisits({ ...self, inspectors, choices }), found, inspectors };
  }
  const choices = overrule(found.choices, settings.choices);
  const wanted = new Set([
    ...settings.inspectors,
    ...found.choices.flatMap((choice) => choice.inspectors),
  ]);
  const range = { lo: actor.unit.unitNo, hi: actor.unit.lastNo };
  const inspectors = (await listCandidates(db, range)).filter(({ userId }) => wanted.has(userId));
  const bars =
    settings.lockOutDays === 0
      ? []
      : await listLately(db, {
          userIds: inspectors.map(({ userId }) => userId),
          unitIds: outlets.map(({ unitId }) => unitId),
          since: dayBefore(body.startsOn, settings.lockOutDays),
          exceptRound: roundId,
        });
  const doubles =
    settings.source.from === 'draw'
      ? new Set(found.doubles)
      : pickDoubles(outlets, settings.doubleShare, `${kind}/${body.wave}/${body.name}`);
  const made = planVisits({ ...base, inspectors, bars, choices, doubles, avoidOwn: true });
  return { ...made, found, inspectors };
}
