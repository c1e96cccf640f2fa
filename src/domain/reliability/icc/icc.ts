/** Intraclass correlation: how far scores of the same subject by several raters agree. */
import { fAbove } from '../../statistics/f.ts';
import {
  mixedInterval,
  oneWayInterval,
  quotient,
  randomInterval,
  stepUp,
  type Interval,
} from './intervals.ts';
import { meanSquares, type MeanSquares, type ScoreTable, type TooFew } from './mean-squares.ts';

/**
 * The six forms. First figure: 1 = each subject has raters of its own, 2 = the same raters, drawn
 * from many, 3 = the same raters and no others matter. Second: one score, or the mean of k.
 */
export const iccForms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const;
export type IccForm = (typeof iccForms)[number];

export type IccTest = {
  /** Quotient of mean squares; null when infinite (no error at all) or undefined. */
  f: number | null;
  df1: number;
  df2: number;
  /** Probability of so large an F when subjects do not differ; null when undefined. */
  p: number | null;
};

export type IccReport = {
  kind: 'icc';
  /** null where the form is undefined, e.g. when all scores are equal. */
  icc: Record<IccForm, number | null>;
  intervals: Record<IccForm, Interval | null>;
  tests: Record<IccForm, IccTest>;
  /** Confidence level of the intervals, 0 … 1. */
  level: number;
  meanSquares: MeanSquares;
};

const over = (above: number, below: number): number | null => (below > 0 ? above / below : null);

function coefficients(squares: MeanSquares): Record<IccForm, number | null> {
  const { subjects: n, raters: k, bms, wms, jms, ems } = squares;
  return {
    '1,1': over(bms - wms, bms + (k - 1) * wms),
    '2,1': over(bms - ems, bms + (k - 1) * ems + (k * (jms - ems)) / n),
    '3,1': over(bms - ems, bms + (k - 1) * ems),
    '1,k': over(bms - wms, bms),
    '2,k': over(bms - ems, bms + (jms - ems) / n),
    '3,k': over(bms - ems, bms),
  };
}

/**
 * Limits are cut at −1, below which a coefficient says no more. Stepping up a single score's limit
 * that lies at or below −1/(k − 1) would leave the scale altogether.
 */
const cut = (limit: number): number => Math.max(-1, limit);
const meanLimit = (single: number, k: number): number =>
  single <= -1 / (k - 1) ? -1 : cut(stepUp(single, k));
const cutBoth = (interval: Interval | null): Interval | null =>
  interval && [cut(interval[0]), cut(interval[1])];

function testOf(above: number, below: number, df1: number, df2: number): IccTest {
  const f = quotient(above, below);
  const p = f === null ? null : fAbove(f, df1, df2);
  return { f: f === Infinity ? null : f, df1, df2, p };
}

/**
 * All six coefficients of Shrout & Fleiss (1979) with F tests and confidence intervals. Subjects
 * with a missing score are left out and named in `meanSquares.leftOut`.
 * @param level confidence level of the intervals
 */
export function intraclass(table: ScoreTable, level = 0.95): IccReport | TooFew {
  const squares = meanSquares(table);
  if ('kind' in squares) return squares;
  const { subjects: n, raters: k, bms, wms, ems } = squares;
  const icc = coefficients(squares);
  const single = {
    '1,1': oneWayInterval(squares, level),
    '2,1': randomInterval(squares, icc['2,1'], level),
    '3,1': mixedInterval(squares, level),
  };
  const mean = (own: Interval | null): Interval | null =>
    own && [meanLimit(own[0], k), meanLimit(own[1], k)];
  const oneWay = testOf(bms, wms, n - 1, n * (k - 1));
  const twoWay = testOf(bms, ems, n - 1, (n - 1) * (k - 1));
  return {
    kind: 'icc',
    icc,
    intervals: {
      '1,1': cutBoth(single['1,1']),
      '2,1': cutBoth(single['2,1']),
      '3,1': cutBoth(single['3,1']),
      '1,k': mean(single['1,1']),
      '2,k': mean(single['2,1']),
      '3,k': mean(single['3,1']),
    },
    tests: {
      '1,1': oneWay,
      '2,1': twoWay,
      '3,1': twoWay,
      '1,k': oneWay,
      '2,k': twoWay,
      '3,k': twoWay,
    },
    level,
    meanSquares: squares,
  };
}
