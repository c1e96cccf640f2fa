/** Short forms in which the shipped standards are written; what is left out has its usual value. */
import type { Item, Method, Module, Project, Scoring } from '../model.ts';
import { decimalOf, fraction, sum } from '../fraction.ts';

type Row = [code: string, name: string, points: string, methods: string, more?: Partial<Item>];

/** The methods of "看问". */
const methodsOf = (text: string) => [...text] as Method[];

/** One item: 达标/不达标 in a scored sheet, deductions by half points where it has more than one. */
function item([code, name, points, methods, more]: Row, usual: Partial<Item>): Item {
  return {
    code,
    name,
    points,
    form: Number(points) > 1 ? { kind: 'points', step: '0.5' } : { kind: 'pass' },
    category: '软件',
    posts: [],
    methods: methodsOf(methods),
    veto: false,
    extra: false,
    mayNotApply: false,
    when: null,
    key: null,
    clause: '',
    guide: '',
    evidence: 'on-deduction',
    timer: false,
    ...usual,
    ...more,
  };
}

const total = (points: string[]) => decimalOf(sum(points.map(fraction)), 4);

/**
 * A project with the sum of its items as its points. Of items under a condition only those count
 * whose attribute holds: the others stand for them elsewhere.
 */
export function project(
  code: string,
  name: string,
  rows: Row[],
  usual: Partial<Item> = {},
): Project {
  const items = rows.map((row) => item(row, usual));
  const counted = items.filter(({ extra, when }) => !extra && when?.is !== false);
  return { code, name, points: total(counted.map(({ points }) => points)), items };
}

export function module(
  code: string,
  name: string,
  projects: Project[],
  weight: string | null = null,
): Module {
  return { code, name, points: total(projects.map(({ points }) => points)), weight, projects };
}

/** Modules whose points the source does not give. */
export const assumed = (modules: Module[]): Module[] =>
  modules.map((one) => ({ ...one, assumed: true }));

export const usualScoring: Scoring = {
  combine: 'sum',
  notApplicable: 'full',
  scale: 2,
  extrasUpTo: null,
  people: 'worst',
  veto: { to: 'zero' },
  bands: [],
};
