/**
 * The year of 篇三 as the second settlement sees it: phases, the visits that count, their ranks,
 * and what was deducted in each. Nothing here is shared with the product's own settlement.
 */
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { DeductionRow } from '../../src/domain/inspection/model.ts';
import type { Level, UnitRow } from '../../src/domain/organisation/model.ts';
import { type Exact, exact, whole, zero } from './exact.ts';

/** A reading that is missing, or has a value not named in the rules, is the default one. */
export type Readings = Record<string, string>;

export type Phase = { number: 1 | 2 | 3; name: string; from: string; to: string; target: Exact };
export const phases: Phase[] = [
  { number: 1, name: '第一阶段', from: '2023-01-01', to: '2023-04-30', target: whole(92) },
  { number: 2, name: '第二阶段', from: '2023-05-01', to: '2023-08-31', target: whole(95) },
  { number: 3, name: '第三阶段', from: '2023-09-01', to: '2023-12-31', target: whole(98) },
];

/** The phase that contains a day; undefined outside the year. */
export function phaseOf(date: string): Phase | undefined {
  return phases.find((phase) => phase.from <= date && date <= phase.to);
}

/** A rank among the outlets visited in the same wave below the same ancestor. */
export type Place = {
  /** 1 + how many have a strictly higher score. */
  rank: number;
  /** 1 = last. */
  fromBottom: number;
  /** How many have this very score, this outlet included. */
  tied: number;
  /** Like `rank`, but among equal scores fewer 软件 points rank better. */
  softwareRank: number;
};

export type Visit = {
  unit: string;
  wave: string;
  date: string;
  score: Exact;
  phase: Phase | undefined;
  province: Place | undefined;
  district: Place | undefined;
  hardwarePoints: Exact;
  softwarePoints: Exact;
  /** Points on items deducted in the outlet's last visit too, or marked 上级重点. */
  doubledPoints: Exact;
};

export type Year = {
  book: FactBook;
  readings: Readings;
  /** By outlet and then by date; 省行神秘人 only. */
  visits: Visit[];
  /** The unit of that level above an outlet. */
  above: (unit: string, level: Level) => string | undefined;
};

export function readYear(book: FactBook, readings: Readings): Year {
  const units = new Map(book.units.map((unit) => [unit.code, unit]));
  const above = (unit: string, level: Level) => findAbove(units, unit, level);
  const visits = countedVisits(book, units);
  addDeductions(visits, book.deductions);
  const district: Level = readings['全区'] === '县行' ? '县行' : '市行';
  addPlaces(visits, 'province', (unit) => above(unit, '省行'));
  addPlaces(visits, 'district', (unit) => above(unit, district));
  return { book, readings, visits, above };
}

function findAbove(units: Map<string, UnitRow>, code: string, level: Level): string | undefined {
  let unit = units.get(code);
  while (unit !== undefined && unit.parentCode !== null) {
    unit = units.get(unit.parentCode);
    if (unit?.level === level) return unit.code;
  }
  return undefined;
}

function countedVisits(book: FactBook, units: Map<string, UnitRow>): Visit[] {
  const visits: Visit[] = [];
  for (const row of book.scores) {
    if (row.kind !== '省行神秘人' || units.get(row.unitCode)?.level !== '网点') continue;
    visits.push({
      unit: row.unitCode,
      wave: row.wave,
      date: row.visitedOn,
      score: exact(row.score),
      phase: phaseOf(row.visitedOn),
      province: undefined,
      district: undefined,
      hardwarePoints: zero,
      softwarePoints: zero,
      doubledPoints: zero,
    });
  }
  return visits.sort(
    (a, b) => compare(a.unit, b.unit) || compare(a.date, b.date) || compare(a.wave, b.wave),
  );
}

/** Visits come by outlet and date, so the visit before is the last earlier one of that outlet. */
function addDeductions(visits: Visit[], rows: DeductionRow[]): void {
  const counted = rows.filter((row) => row.kind === '省行神秘人');
  const rowsOf = Map.groupBy(counted, (row) => `${row.unitCode} ${row.wave}`);
  let before: Visit | undefined;
  let itemsBefore = new Set<string>();
  for (const visit of visits) {
    if (before?.unit !== visit.unit) itemsBefore = new Set();
    const own = rowsOf.get(`${visit.unit} ${visit.wave}`) ?? [];
    for (const row of own) {
      const points = exact(row.points);
      if (row.category === '硬件') visit.hardwarePoints += points;
      if (row.category === '软件') visit.softwarePoints += points;
      if (row.isKey || itemsBefore.has(row.itemCode)) visit.doubledPoints += points;
    }
    before = visit;
    itemsBefore = new Set(own.map((row) => row.itemCode));
  }
}

function addPlaces(
  visits: Visit[],
  where: 'province' | 'district',
  ancestorOf: (unit: string) => string | undefined,
): void {
  const ranked = visits.filter((visit) => ancestorOf(visit.unit) !== undefined);
  const groups = Map.groupBy(ranked, (visit) => `${ancestorOf(visit.unit)} ${visit.wave}`);
  for (const group of groups.values()) {
    group.sort((a, b) => descending(a.score, b.score));
    let better = 0;
    for (const equals of runs(group, (a, b) => a.score === b.score)) {
      const place = {
        rank: better + 1,
        fromBottom: group.length - better,
        tied: equals.length,
        softwareRank: better + 1,
      };
      equals.sort((a, b) => descending(b.softwarePoints, a.softwarePoints));
      for (const same of runs(equals, (a, b) => a.softwarePoints === b.softwarePoints)) {
        for (const visit of same) visit[where] = { ...place, softwareRank: better + 1 };
        better += same.length;
      }
    }
  }
}

/** Cuts a sorted list where neighbours stop being equal. */
function runs<T>(sorted: T[], equal: (a: T, b: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const element of sorted) {
    const run = found.at(-1);
    if (run !== undefined && equal(run[0] as T, element)) run.push(element);
    else found.push([element]);
  }
  return found;
}

const descending = (a: Exact, b: Exact) => (a > b ? -1 : a < b ? 1 : 0);

/** Plain code-unit order; null comes first. */
export function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
