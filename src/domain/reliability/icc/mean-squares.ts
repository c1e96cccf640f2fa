/** Analysis of variance of subjects × raters, one score in each cell. */

/** A row per subject, a column per rater; null = no score (未检查 or 不适用). */
export type ScoreTable = readonly (readonly (number | null)[])[];

export type MeanSquares = {
  /** Subjects with a score from every rater; only these count. */
  subjects: number;
  raters: number;
  /** Row numbers, from 0, of the subjects left out because a score is missing. */
  leftOut: number[];
  /** Mean score of each rater over the subjects that count. */
  raterMeans: number[];
  /** Between subjects, df n − 1. */
  bms: number;
  /** Within subjects, df n(k − 1). */
  wms: number;
  /** Between raters (judges), df k − 1. */
  jms: number;
  /** Residual, df (n − 1)(k − 1). */
  ems: number;
};

/** Why no reliability can be worked out: fewer than two raters, or than two complete subjects. */
export type TooFew = { kind: 'too-few'; subjects: number; raters: number };

const sumOver = (list: readonly number[], term: (value: number, at: number) => number): number =>
  list.reduce((sum, value, at) => sum + term(value, at), 0);
const mean = (list: readonly number[]): number => sumOver(list, (value) => value) / list.length;

const isComplete = (row: readonly (number | null)[], raters: number): row is readonly number[] =>
  row.length === raters && row.every((score) => score !== null);

/**
 * Mean squares of Shrout & Fleiss (1979), over complete rows only: a row with a missing score is
 * left out as a whole, and named in `leftOut`. Nothing is imputed.
 */
export function meanSquares(table: ScoreTable): MeanSquares | TooFew {
  const raters = Math.max(0, ...table.map((row) => row.length));
  const complete = table.filter((row) => isComplete(row, raters));
  const subjects = complete.length;
  if (subjects < 2 || raters < 2) return { kind: 'too-few', subjects, raters };
  const leftOut = table.flatMap((row, at) => (isComplete(row, raters) ? [] : [at]));
  const raterMeans = Array.from({ length: raters }, (_, rater) =>
    mean(complete.map((row) => row[rater]!)),
  );
  const grand = mean(raterMeans);
  const noise = 1e-26 * sumOver(complete.flat(), (score) => score * score);
  const sums = { subjects: 0, within: 0, residual: 0 };
  for (const row of complete) {
    const own = mean(row);
    sums.subjects += raters * (own - grand) ** 2;
    sums.within += sumOver(row, (score) => (score - own) ** 2);
    sums.residual += sumOver(row, (score, at) => (score - own - raterMeans[at]! + grand) ** 2);
  }
  const betweenRaters = subjects * sumOver(raterMeans, (own) => (own - grand) ** 2);
  // What only the last digits of a double left over is nothing.
  const part = (sum: number, df: number) => (sum <= noise ? 0 : sum / df);
  return {
    subjects,
    raters,
    leftOut,
    raterMeans,
    bms: part(sums.subjects, subjects - 1),
    wms: part(sums.within, subjects * (raters - 1)),
    jms: part(betweenRaters, raters - 1),
    ems: part(sums.residual, (subjects - 1) * (raters - 1)),
  };
}
