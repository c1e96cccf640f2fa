/** Invented truths whose places are known, to see how often the intervals hold them; also for bench. */
import { dice } from '../demo/random.ts';
import { normalQuantile } from '../statistics/normal.ts';
import { rankCertainty, rankedGroup, type Certainty } from './certainty.ts';
import { spreadOf, type VisitSums } from './spread.ts';

export type Simulation = {
  outlets: number;
  /** Visits of each outlet, in as many waves; the last one is ranked. */
  waves: number;
  /** Standard deviations of outlets' worth and of a single visit, in points. */
  worth: number;
  visit: number;
  top: number;
  level: number;
};
export type Outcome = {
  /** Per outlet: the true place and what was said about it. */
  outlets: { place: number; said: Certainty }[];
};

const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);

/** Sums over a full table of outlets × waves. */
export function sumsOf(table: number[][]): VisitSums {
  const waves = table[0]!.length;
  const waveMeans = table[0]!.map((_, wave) => sum(table.map((row) => row[wave]!)) / table.length);
  const centred = table.map((row) => row.map((score, wave) => score - waveMeans[wave]!));
  const own = centred.map((row) => sum(row) / waves);
  return {
    visits: table.length * waves,
    outlets: table.length,
    waves,
    within: sum(centred.map((row, at) => sum(row.map((x) => (x - own[at]!) ** 2)))),
    between: sum(own.map((mean) => waves * mean * mean)),
    squares: table.length * waves * waves,
  };
}

/** One invented bank: worths, scores in every wave, variances estimated from the scores alone. */
export function simulate(seed: number, ask: Simulation): Outcome {
  const { next } = dice(seed, 'places');
  const normal = (sd: number) => sd * normalQuantile(next());
  const worths = Array.from({ length: ask.outlets }, () => 92 + normal(ask.worth));
  const table = worths.map((worth) =>
    Array.from({ length: ask.waves }, () => worth + normal(ask.visit)),
  );
  const scores = table.map((row) => row.at(-1)!);
  const spread = spreadOf(sumsOf(table));
  if (!spread) return { outlets: [] };
  const group = rankedGroup(
    scores.map((score) => ({ score, count: 1 })),
    spread,
  );
  const { top, level } = ask;
  const said = rankCertainty(group, spread, scores, { top, bottom: top, level });
  const order = worths.toSorted((a, b) => b - a);
  return {
    outlets: worths.map((worth, at) => ({ place: order.indexOf(worth) + 1, said: said[at]! })),
  };
}
