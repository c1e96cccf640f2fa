/** Cohen's κ: agreement of two raters on categories, beyond what chance alone would bring. */
import { normalBelow, normalQuantile } from '../../statistics/normal.ts';
import type { Interval } from '../icc/intervals.ts';

/** How near two different categories count as agreement; 'linear' and 'quadratic' need an order. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

export type CohenKappa = {
  kind: 'kappa';
  /** null when chance alone explains everything: both raters used one and the same category only. */
  kappa: number | null;
  /** Observed and expected (weighted) agreement, 0 … 1. */
  observed: number;
  expected: number;
  /** Standard error (Fleiss, Cohen & Everitt 1969), and the interval it gives, cut at ±1. */
  se: number | null;
  interval: Interval | null;
  /** Probability of so large a κ when there is no agreement beyond chance; one-sided. */
  p: number | null;
  subjects: number;
};
export type NoSubjects = { kind: 'too-few'; subjects: number };

const weightOf = (weights: KappaWeights, row: number, column: number, count: number): number => {
  if (row === column) return 1;
  if (weights === 'none') return 0;
  const distance = Math.abs(row - column) / (count - 1);
  return 1 - (weights === 'linear' ? distance : distance * distance);
};

type Shares = { joint: number[][]; rows: number[]; columns: number[]; weight: number[][] };
type Cell = { joint: number; chance: number; weight: number; marginal: number };

function sharesOf(
  table: readonly (readonly number[])[],
  total: number,
  weights: KappaWeights,
): Shares {
  const joint = table.map((row) => row.map((count) => count / total));
  const rows = joint.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = joint.map((_, column) => joint.reduce((sum, row) => sum + row[column]!, 0));
  const weight = joint.map((own, row) =>
    own.map((_, column) => weightOf(weights, row, column, joint.length)),
  );
  return { joint, rows, columns, weight };
}

/** Every cell with its weight and the mean weights of its row and column. */
function cellsOf({ joint, rows, columns, weight }: Shares): Cell[] {
  const rowMean = weight.map((own) => own.reduce((sum, w, at) => sum + w * columns[at]!, 0));
  const columnMean = columns.map((_, at) =>
    weight.reduce((sum, own, row) => sum + own[at]! * rows[row]!, 0),
  );
  return joint.flatMap((own, row) =>
    own.map((share, at) => ({
      joint: share,
      chance: rows[row]! * columns[at]!,
      weight: weight[row]![at]!,
      marginal: rowMean[row]! + columnMean[at]!,
    })),
  );
}

const sum = (cells: Cell[], term: (cell: Cell) => number): number =>
  cells.reduce((total, cell) => total + term(cell), 0);

/**
 * Cohen's κ of a square table of counts.
 * @param table row = category given by the first rater, column = by the second, same order
 * @param level confidence level of the interval
 */
export function cohenKappaOfCounts(
  table: readonly (readonly number[])[],
  weights: KappaWeights = 'none',
  level = 0.95,
): CohenKappa | NoSubjects {
  const subjects = table.flat().reduce((total, count) => total + count, 0);
  if (subjects === 0) return { kind: 'too-few', subjects };
  const cells = cellsOf(sharesOf(table, subjects, weights));
  const observed = sum(cells, (cell) => cell.joint * cell.weight);
  const expected = sum(cells, (cell) => cell.chance * cell.weight);
  const base = { kind: 'kappa' as const, observed, expected, subjects };
  const room = 1 - expected;
  if (room < 1e-12) return { ...base, kappa: null, se: null, interval: null, p: null };
  const kappa = (observed - expected) / room;
  const spread =
    sum(cells, (c) => c.joint * (c.weight - c.marginal * (1 - kappa)) ** 2) -
    (kappa - expected * (1 - kappa)) ** 2;
  const underChance = sum(cells, (c) => c.chance * (c.weight - c.marginal) ** 2) - expected ** 2;
  const error = (variance: number) => Math.sqrt(Math.max(0, variance) / subjects) / room;
  const se = error(spread);
  const reach = normalQuantile(1 - (1 - level) / 2) * se;
  const chanceError = error(underChance);
  return {
    ...base,
    kappa,
    se,
    interval: [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)],
    p: chanceError > 0 ? normalBelow(-kappa / chanceError) : null,
  };
}

/**
 * Cohen's κ of pairs of judgements.
 * @param pairs the categories given by the first and the second rater to each subject
 * @param order the categories in order, for weights; else those that occur, in any order
 */
export function cohenKappa(
  pairs: readonly (readonly [first: string, second: string])[],
  options: { weights?: KappaWeights; order?: readonly string[]; level?: number } = {},
): CohenKappa | NoSubjects {
  const order = [...new Set([...(options.order ?? []), ...pairs.flat().toSorted()])];
  const place = new Map(order.map((category, at) => [category, at]));
  const table = order.map(() => order.map(() => 0));
  for (const [first, second] of pairs) table[place.get(first)!]![place.get(second)!]! += 1;
  return cohenKappaOfCounts(table, options.weights, options.level);
}
