/**
 * Whether a standard holds together: Σ items = project, Σ projects = module, Σ modules = total, weights
 * make 1, codes are there once, grades fall. Every finding says where.
 */
import { allItems } from './asked.ts';
import { checkItem } from './check-item.ts';
import { Findings, type At, type StandardFinding } from './finding.ts';
import {
  compare,
  decimalOf,
  fraction,
  least,
  one,
  plus,
  sum,
  zero,
  type Fraction,
} from './fraction.ts';
import type { Item, Module, Project, Scoring, StandardDocument } from './model.ts';
import { isScored } from './outcome.ts';

const root: At = { path: '', place: '' };
const text = (value: Fraction) => decimalOf(value, 6);
const isPlain = (decimal: string) => /^\d+(\.\d+)?$/.test(decimal);
const sumOf = (points: string[]) => sum(points.map(fraction));
const place = (code: string, name: string) => `${code} ${name}`.trim();

/** Points of the items asked where the attribute is `value`. */
const askedSum = (items: Item[], value: boolean) =>
  sumOf(items.filter(({ when }) => !when || when.is === value).map(({ points }) => points));

/**
 * Items must come to the project's points. With conditions, at least one kind of outlet must reach
 * them and none may go beyond.
 */
function checkProjectSum(project: Project, at: At, found: Findings): void {
  const scored = project.items.filter(isScored);
  const points = fraction(project.points);
  const sums = [askedSum(scored, true), askedSum(scored, false)];
  const [highest = zero] = sums.toSorted((a, b) => compare(b, a));
  if (compare(highest, points) === 0) return;
  const conditional = scored.some(({ when }) => when);
  const code = conditional && compare(highest, points) > 0 ? 'condition-over' : 'sum-items';
  found.error(code, at, { sum: text(highest), points: project.points });
}

type Level = { points: string; deductAtMost?: string | null | undefined };

/** @returns whether the level's own numbers can be read */
function checkLevel(level: Level, at: At, found: Findings): boolean {
  const bad = [level.points, level.deductAtMost ?? '0'].find((value) => !isPlain(value));
  if (bad !== undefined) {
    found.error('bad-decimal', at, { value: bad });
    return false;
  }
  const limit = level.deductAtMost;
  if (limit && compare(fraction(limit), fraction(level.points)) > 0) {
    found.error('limit-over', at, { value: limit, points: level.points });
  }
  return true;
}

class StandardCheck {
  readonly found = new Findings();
  private readonly codes = new Map<string, string>();

  private once(kind: string, code: string, at: At): void {
    const key = `${kind} ${code}`;
    const first = this.codes.get(key);
    if (first === undefined) this.codes.set(key, at.place);
    else this.found.error('duplicate-code', at, { code, first });
  }

  private project(project: Project, path: string): boolean {
    const at = { path, place: place(project.code, project.name) };
    this.once('project', project.code, at);
    if (project.items.length === 0) this.found.error('empty-project', at);
    const read = project.items.map((item, index) => {
      const itemAt = { path: `${path}.items.${index}`, place: place(item.code, item.name) };
      this.once('item', item.code, itemAt);
      return checkItem(item, itemAt, this.found);
    });
    if (!checkLevel(project, at, this.found)) return false;
    if (read.every(Boolean)) checkProjectSum(project, at, this.found);
    return true;
  }

  module(module: Module, path: string): boolean {
    const at = { path, place: place(module.code, module.name) };
    this.once('module', module.code, at);
    if (module.assumed) {
      this.found.error('points-assumed', at, { points: module.points });
    }
    const read = module.projects.map((project, index) =>
      this.project(project, `${path}.projects.${index}`),
    );
    if (!checkLevel(module, at, this.found)) return false;
    if (!read.every(Boolean)) return true;
    const projects = sumOf(module.projects.map(({ points }) => points));
    if (compare(projects, fraction(module.points)) !== 0) {
      this.found.error('sum-projects', at, { sum: text(projects), points: module.points });
    }
    return true;
  }
}

function checkWeights({ modules, scoring }: StandardDocument, found: Findings): void {
  const used = scoring.combine === 'weighted';
  modules.forEach(({ code, name, weight }, index) => {
    const at = { path: `modules.${index}`, place: place(code, name) };
    if (used && weight === null) found.error('weight-missing', at);
    if (!used && weight !== null) found.notice('weight-unused', at, { value: weight });
  });
  const weights = modules.flatMap(({ weight }) => (weight !== null ? [weight] : []));
  if (!used || weights.length < modules.length) return;
  const all = sumOf(weights);
  if (compare(all, one) !== 0) found.error('sum-weights', root, { sum: text(all) });
}

function checkScoring(document: StandardDocument, found: Findings): void {
  const { scoring, total } = document;
  const { bands, lowest, veto } = scoring;
  const falling = bands.every((band, index) => {
    const before = bands[index - 1];
    return !before || compare(fraction(before.from), fraction(band.from)) > 0;
  });
  if (!falling) found.error('grades-order', root);
  const extras = sumOf(allItems(document).flatMap((item) => (item.extra ? [item.points] : [])));
  const limit = scoring.extrasUpTo === null ? extras : fraction(scoring.extrasUpTo);
  const most = plus(fraction(total), least(extras, limit));
  for (const band of bands) {
    if (compare(fraction(band.from), most) > 0) {
      found.error('grade-over', root, { grade: band.name, value: band.from, points: total });
    }
  }
  const last = bands.at(-1);
  if (last && compare(fraction(last.from), zero) > 0) {
    found.notice('grade-open', root, { value: last.from });
  }
  if (lowest && compare(fraction(lowest), fraction(total)) > 0) {
    found.error('lowest-over', root, { value: lowest, points: total });
  }
  if (veto.to === 'at-most' && compare(fraction(veto.score), fraction(total)) >= 0) {
    found.error('veto-most', root, { value: veto.score, points: total });
  }
}

const scoringDecimals = ({ bands, lowest, extrasUpTo, veto }: Scoring): string[] => [
  ...bands.map(({ from }) => from),
  lowest ?? '0',
  extrasUpTo ?? '0',
  veto.to === 'at-most' ? veto.score : '0',
];

/** What is wrong with a standard (errors forbid publishing) or worth a look (notices). */
export function standardFaults(document: StandardDocument): StandardFinding[] {
  const check = new StandardCheck();
  const { found } = check;
  const { modules, scoring, total } = document;
  const read = modules.map((module, index) => check.module(module, `modules.${index}`));
  if (modules.every(({ projects }) => projects.every(({ items }) => items.length === 0))) {
    found.error('no-items', root);
  }
  const weights = modules.map(({ weight }) => weight ?? '0');
  const bad = [total, ...scoringDecimals(scoring), ...weights].find((value) => !isPlain(value));
  if (bad !== undefined) {
    found.error('bad-decimal', root, { value: bad });
    return found.list;
  }
  if (read.every(Boolean)) {
    const all = sumOf(modules.map(({ points }) => points));
    if (compare(all, fraction(total)) !== 0) {
      found.error('sum-modules', root, { sum: text(all), points: total });
    }
  }
  checkWeights(document, found);
  checkScoring(document, found);
  return found.list;
}
