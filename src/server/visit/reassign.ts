/** 改派: an unfinished visit given to somebody else, by the rules that held when it was assigned. */
import { problem, type Language } from '../../contract/problem.ts';
import { roundFindingText } from '../../contract/round-findings.ts';
import { isSelfCheck, planVisits, type Outlet } from '../../domain/round/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findUnit } from '../organisation/index.ts';
import { findRound, listCandidates, listLately } from '../round/index.ts';
import { insertHistory } from './history-queries.ts';
import { updateOwner, type Reviewed } from './review-queries.ts';

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** What speaks against it, by the round's own settings. */
async function faults(db: Db, actor: Actor, visit: Reviewed, outlet: Outlet, ownerId: string) {
  const range = { lo: actor.unit.unitNo, hi: actor.unit.lastNo };
  const inspectors = (await listCandidates(db, range)).filter(({ userId }) => userId === ownerId);
  const round = await findRound(db, visit.roundId);
  if (!round) throw problem('not-found', { what: '检查批次' });
  const lately = await listLately(db, {
    userIds: [ownerId],
    unitIds: [outlet.unitId],
    since: dayBefore(round.startsOn, round.settings.lockOutDays),
    exceptRound: round.id,
  });
  const { findings } = planVisits({
    outlets: [outlet],
    inspectors: inspectors.length > 0 ? inspectors : [nobody],
    bars: round.settings.lockOutDays > 0 ? lately : [],
    avoidOwn: !isSelfCheck(visit.kind),
    choices: [{ unitId: outlet.unitId, inspectors: [ownerId] }],
    doubles: new Set(),
    capacity: null,
  });
  return { findings, name: inspectors[0]?.name ?? '' };
}

/** So that an unknown account is named as such. */
const nobody = { userId: '', name: '', ranges: [], places: [] };

/** @throws Problem `round-not-ready` with what stands in the way; `duplicate` when that person has one there */
export async function reassign(
  db: Db,
  actor: Actor,
  visit: Reviewed,
  ownerId: string,
  language: Language,
): Promise<void> {
  const unit = await findUnit(db, visit.unitId);
  if (!unit) throw problem('not-found', { what: '机构' });
  const outlet = { ...unit, unitId: unit.id };
  const { findings, name } = await faults(db, actor, visit, outlet, ownerId);
  if (findings.length > 0) {
    const told = findings.map((finding) => ({
      code: finding.code,
      severity: 'error',
      message: roundFindingText(finding, language),
    }));
    throw problem('not-assignable', { why: told.map(({ message }) => message).join('') }, told);
  }
  await updateOwner(db, visit, { userId: ownerId, name });
  await insertHistory(db, {
    unit: { id: visit.unitId, unitNo: visit.unitNo },
    subjectKind: 'visit',
    subjectId: visit.id,
    actor,
    action: 'reassign',
    detail: {
      before: { ownerId: visit.ownerId, inspector: visit.inspectorName },
      after: { ownerId, inspector: name },
    },
    secret: visit.secret,
  });
}
