/** Checks that the units of a fact book form a tree: known parents of a higher level, no circle, a top. */
import { levels, type Level } from '../organisation/model.ts';
import { checkFinding } from './check-book-texts.ts';
import type { Place, Report } from './finding.ts';

/** undefined = the cell could not be read, so nothing is concluded from it. */
export type TreeUnit = {
  row: number;
  level: Level | undefined;
  parentCode: string | null | undefined;
};
type Units = ReadonlyMap<string, TreeUnit>;
type Hints = (code: string) => Record<string, string>;
export type TreeCheck = {
  /** Names cells of the units' sheet. */
  at: Place;
  report: Report;
  hints: Hints;
  /** Levels of the units on record, by code: a sheet of a few units may hang on them. */
  onRecord?: ReadonlyMap<string, Level> | undefined;
};

const depthOf = (level: Level) => levels.indexOf(level);
const longestChain = 8;

const known = (level: Level | undefined) => level && { level };

function checkParents(units: Units, { at, report, hints, onRecord }: TreeCheck): void {
  for (const { row, level, parentCode } of units.values()) {
    if (parentCode == null) continue;
    const place = { sheet: at.sheet, cell: at.cell('上级编码', row) };
    const parent = units.get(parentCode) ?? known(onRecord?.get(parentCode));
    if (!parent) report(checkFinding('unknown-parent', place, parentCode, hints(parentCode)));
    else if (level && parent.level && depthOf(parent.level) >= depthOf(level)) {
      const params = { level, parentLevel: parent.level };
      report(checkFinding('parent-not-above', place, parentCode, params));
    }
  }
}

/** Walks up from each unit once; meeting one's own walk again is a circle. */
function findCycles(units: Units): string[][] {
  const walkOf = new Map<string, number>();
  const cycles: string[][] = [];
  let walk = 0;
  for (const start of units.keys()) {
    walk++;
    const path: string[] = [];
    let code: string | null | undefined = start;
    while (code != null && units.has(code) && !walkOf.has(code)) {
      walkOf.set(code, walk);
      path.push(code);
      code = units.get(code)?.parentCode;
    }
    if (code != null && walkOf.get(code) === walk) cycles.push(path.slice(path.indexOf(code)));
  }
  return cycles;
}

function chainText(cycle: string[]): string {
  const shown = cycle.length > longestChain ? [...cycle.slice(0, longestChain), '…'] : cycle;
  return [...shown, cycle[0]].join(' → ');
}

function checkCycles(units: Units, at: Place, report: Report): void {
  for (const cycle of findCycles(units)) {
    const first = cycle[0] ?? '';
    const place = { sheet: at.sheet, cell: at.cell('上级编码', units.get(first)?.row) };
    report(checkFinding('tree-cycle', place, first, { chain: chainText(cycle) }));
  }
}

type Root = { code: string; row: number; level: Level };

/** The highest level on record; below every level when nothing is. */
const highestOf = (onRecord: TreeCheck['onRecord']) =>
  Math.min(levels.length, ...new Set([...(onRecord?.values() ?? [])].map(depthOf)));

/** With a tree on record, a new unit needs its place in it, or stands above all of it. */
function checkRoots(units: Units, { at, report, onRecord }: TreeCheck): void {
  const roots: Root[] = [];
  let unsure = onRecord !== undefined && onRecord.size > 0;
  for (const [code, { row, level, parentCode }] of units) {
    if (parentCode === null && level) roots.push({ code, row, level });
    else if (parentCode == null) unsure = true;
  }
  const top = Math.min(highestOf(onRecord), ...new Set(roots.map((root) => depthOf(root.level))));
  const first = roots.find((root) => depthOf(root.level) === top);
  if (!first && !unsure) report(checkFinding('no-root', { sheet: at.sheet, cell: '' }, ''));
  for (const root of roots) {
    // What is on record already keeps its place when the sheet leaves its parent empty.
    if (root === first || onRecord?.has(root.code)) continue;
    if (!first && !onRecord) continue;
    const place = { sheet: at.sheet, cell: at.cell('上级编码', root.row) };
    const code = first && depthOf(root.level) === top ? 'several-roots' : 'missing-parent';
    const row = String(first?.row ?? '');
    report(checkFinding(code, place, root.code, { level: root.level, row }));
  }
}

/** Reports what keeps `units`, with those on record, from being a tree. */
export function checkTree(units: Units, check: TreeCheck): void {
  checkParents(units, check);
  checkCycles(units, check.at, check.report);
  checkRoots(units, check);
}
