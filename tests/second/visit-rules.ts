/** R04, R05, R07–R10 and R17 of 篇三: what the visits of the mystery shopper bring and cost. */
import { type Exact, larger, smaller, times, whole, wholePointsUp, zero } from './exact.ts';
import { type Line, visitLine, yearLine } from './line.ts';
import type { Phase, Place, Readings, Visit, Year } from './year.ts';

/** A visit inside the year, and so inside a phase. */
type PhaseVisit = Visit & { phase: Phase };
const inPhase = (visit: Visit): visit is PhaseVisit => visit.phase !== undefined;

/** 300 for each quarter by which ≥ 98 was reached before the fourth. */
export function earlyQuarters({ visits, readings }: Year): Line[] {
  const lines: Line[] = [];
  const counted = visits.filter(inPhase);
  for (const [unit, own] of Map.groupBy(counted, (visit) => visit.unit)) {
    const reached = [false, false, false, false];
    // By date: with several visits in a quarter the last one is the quarter's score.
    for (const visit of own) reached[quarterOf(visit.date)] = visit.score >= whole(98);
    if (!reached[3]) continue;
    const first =
      readings['R04.A'] === 'first' ? reached.indexOf(true) : reached.lastIndexOf(false) + 1;
    lines.push(yearLine('C3-R04', unit, whole(300 * (3 - first))));
  }
  return lines;
}

/** 0 for January to March … 3 for October to December. */
function quarterOf(date: string): number {
  return Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

/** 500 for the first two of the 全区 that meet the phase's target. */
export function topTwo({ visits, readings }: Year): Line[] {
  const lines: Line[] = [];
  const paidPhases = new Set<string>();
  for (const visit of visits.filter(inPhase)) {
    if (visit.district === undefined || visit.score < visit.phase.target) continue;
    const { rank, softwareRank, tied } = visit.district;
    const place = readings['R05.A2'] === 'software' ? softwareRank : rank;
    if (place > 2) continue;
    const phaseKey = `${visit.unit} ${visit.phase.name}`;
    if (readings['R05.A1'] === 'phase' && paidPhases.has(phaseKey)) continue;
    paidPhases.add(phaseKey);
    if (readings['R05.A2'] === 'split') {
      const prizes = Math.min(2, rank + tied - 1) - rank + 1;
      lines.push(visitLine('C3-R05', visit, whole(500 * prizes), BigInt(tied)));
    } else {
      lines.push(visitLine('C3-R05', visit, whole(500)));
    }
  }
  return lines;
}

/** Below the target of phase 1 or 2: 1000, and 200 for each point missing. */
export function targetMissed({ visits, readings }: Year): Line[] {
  return visits
    .filter(inPhase)
    .map((visit) => visitLine('C3-R07', visit, -targetPenalty(visit, readings)));
}

function targetPenalty(visit: PhaseVisit, readings: Readings): Exact {
  if (visit.phase.number === 3 || visit.score >= visit.phase.target) return zero;
  const missing = visit.phase.target - visit.score;
  const charged = readings['R07.A'] === 'whole' ? wholePointsUp(missing) : missing;
  return whole(1000) + times(charged, 200);
}

/** Phase 3, among the last 200 of the province: 2000 or 1000, and 200 for each point below 98. */
export function provinceTail({ visits, readings, above }: Year): Line[] {
  const branch = (unit: string) => above(unit, '支行') ?? above(unit, '县行') ?? unit;
  return visits.filter(inPhase).map((visit) => ({
    ...visitLine('C3-R08', visit, -tailPenalty(visit, readings)),
    payer: readings['R08.A3'] === 'outlet' ? visit.unit : branch(visit.unit),
  }));
}

function tailPenalty(visit: PhaseVisit, readings: Readings): Exact {
  if (visit.phase.number !== 3 || visit.province === undefined) return zero;
  const missing = larger(zero, whole(98) - visit.score);
  const below98 = missing > zero;
  const { fromBottom } = visit.province;
  if (fromBottom <= 100) return below98 ? whole(2000) + times(missing, 200) : zero;
  if (fromBottom <= 200) {
    const charged = below98 || readings['R08.A2'] === 'no';
    return charged ? whole(1000) + times(missing, 200) : zero;
  }
  return readings['R08.A1'] === 'yes' ? times(missing, 200) : zero;
}

/** The last of the 全区 pays 500, the last but one 300, whatever the score. */
export function districtTail({ visits, readings }: Year): Line[] {
  const lines: Line[] = [];
  for (const visit of visits.filter(inPhase)) {
    const base = districtPenalty(visit.district, readings);
    if (base === zero) continue;
    const missing = larger(zero, visit.phase.target - visit.score);
    const points = readings['R09.A2'] === 'cumulative' ? times(missing, 200) : zero;
    lines.push(visitLine('C3-R09', visit, -(base + points)));
  }
  return lines;
}

function districtPenalty(place: Place | undefined, readings: Readings): Exact {
  const [last, lastButOne] = readings['R09.A1'] === 'reversed' ? [300, 500] : [500, 300];
  if (place?.fromBottom === 1) return whole(last as number);
  if (place?.fromBottom === 2) return whole(lastButOne as number);
  return zero;
}

/** Repeated items and 上级重点 items double the money of their points in R07 or R08. */
export function doubled({ visits, readings }: Year): Line[] {
  const lines: Line[] = [];
  for (const visit of visits.filter(inPhase)) {
    const charged = targetPenalty(visit, readings) + tailPenalty(visit, readings);
    if (charged === zero || visit.doubledPoints === zero) continue;
    const missing = larger(zero, visit.phase.target - visit.score);
    const points = smaller(visit.doubledPoints, missing);
    const extra = readings['R10.A'] === 'whole' ? charged : times(points, 200);
    lines.push(visitLine('C3-R10', visit, -extra));
  }
  return lines;
}

/** From May on, each hardware point still deducted costs 200 more. */
export function lateHardware({ visits }: Year): Line[] {
  return visits
    .filter((visit) => inPhase(visit) && visit.date >= '2023-05-01')
    .map((visit) => visitLine('C3-R17', visit, -times(visit.hardwarePoints, 200)));
}
