/**
 * 名次可信区间: one visit is a sample, so a place is an estimate. What an outlet is worth is taken to
 * be normal about the mean of all, a score normal about that (empirical Bayes); the distribution of a
 * place then follows without any drawing of lots: given an outlet's worth, the number of better ones
 * is a sum of independent yes-or-no's.
 */
import { normalBelow, normalDensity, normalQuantile } from '../statistics/normal.ts';
import { rangeQuantile } from '../statistics/range.ts';
import type { Spread } from './spread.ts';

/** How many of a group's outlets have a score; each score once. */
export type ScoreCount = { score: number; count: number };

export type Certainty = {
  /** First and last place that the outlet may well have, pointwise. */
  low: number;
  high: number;
  /** Probability of being among the first `top`, and among the last `bottom`; 0 … 1. */
  top: number;
  bottom: number;
  /** The same for all outlets at once: with the level's confidence every one of them holds its true place. */
  together: { low: number; high: number };
};

export type Ask = {
  top: number;
  bottom: number;
  /** Confidence, e.g. 0.95. */
  level: number;
};

const gridSize = 512;
const nodes = 41;

/** Expected number of better outlets, its variance and third moment, at a worth. */
type Moments = { mean: number; variance: number; third: number };

type Group = {
  size: number;
  scores: readonly ScoreCount[];
  /** Mean and deviation of an outlet's worth once its score is known. */
  worth: (score: number) => number;
  deviation: number;
  moments: (worth: number) => Moments;
};

const none: Moments = { mean: 0, variance: 0, third: 0 };

function add(sum: Moments, p: number, times: number): Moments {
  const variance = p * (1 - p);
  return {
    mean: sum.mean + times * p,
    variance: sum.variance + times * variance,
    third: sum.third + times * variance * (1 - 2 * p),
  };
}

/** The moments at 512 worths, read between them along straight lines: a page of outlets costs one grid. */
function momentGrid(worths: { mean: number; count: number }[], deviation: number) {
  const means = worths.map(({ mean }) => mean);
  const first = Math.min(...means) - 5 * deviation;
  const step = (Math.max(...means) + 5 * deviation - first) / (gridSize - 1);
  const grid = Array.from({ length: gridSize }, (_, at) =>
    worths.reduce(
      (sum, { mean, count }) =>
        add(sum, normalBelow((mean - first - at * step) / deviation), count),
      none,
    ),
  );
  return (worth: number): Moments => {
    const place = Math.min(gridSize - 1.001, Math.max(0, (worth - first) / step));
    const [below, above] = [grid[Math.floor(place)]!, grid[Math.floor(place) + 1]!];
    const share = place - Math.floor(place);
    const between = (a: number, b: number) => a + share * (b - a);
    return {
      mean: between(below.mean, above.mean),
      variance: between(below.variance, above.variance),
      third: between(below.third, above.third),
    };
  };
}

/** Prepares a group once for all outlets asked about. */
export function rankedGroup(scores: readonly ScoreCount[], spread: Spread): Group {
  const size = scores.reduce((sum, { count }) => sum + count, 0);
  const mean = scores.reduce((sum, { score, count }) => sum + score * count, 0) / size;
  const kept = spread.outlet / (spread.outlet + spread.visit);
  const deviation = Math.sqrt(kept * spread.visit);
  const worth = (score: number) => mean + kept * (score - mean);
  const worths = scores.map(({ score, count }) => ({ mean: worth(score), count }));
  const moments = deviation > 0 ? momentGrid(worths, deviation) : () => none;
  return { size, scores, worth, deviation, moments };
}

/** P(at most `better` of the others are better): normal with a correction for skewness (Volkova 1996). */
function atMost(better: number, { mean, variance, third }: Moments): number {
  if (variance < 1e-9) return better + 0.5 >= mean ? 1 : 0;
  const deviation = Math.sqrt(variance);
  const x = (better + 0.5 - mean) / deviation;
  const skew = third / (variance * deviation);
  const value = normalBelow(x) + (skew * (1 - x * x) * normalDensity(x)) / 6;
  return Math.min(1, Math.max(0, value));
}

/** P(place ≤ r) of an outlet with this score, over all that it may be worth. */
function placeDistribution(group: Group, score: number): (place: number) => number {
  const own = group.worth(score);
  const cases = Array.from({ length: nodes }, (_, at) => {
    const z = normalQuantile((at + 0.5) / nodes);
    // The group's moments count the outlet itself; it is not better than itself.
    return add(group.moments(own + z * group.deviation), normalBelow(-z), -1);
  });
  return (place) =>
    cases.reduce((sum, moments) => sum + atMost(place - 1, moments), 0) / cases.length;
}

/** The first place whose cumulative probability reaches p. */
function placeAt(distribution: (place: number) => number, p: number, size: number): number {
  let [low, high] = [1, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (distribution(middle) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * All pairs compared at once (Tukey): an outlet is certainly behind those, and only those, whose
 * score is higher by more than the range that chance gives to as many equal outlets.
 */
function placesTogether(group: Group, score: number, reach: number) {
  const count = (is: (other: number) => boolean) =>
    group.scores.reduce((sum, one) => sum + (is(one.score) ? one.count : 0), 0);
  return {
    low: 1 + count((other) => other - score > reach),
    high: group.size - count((other) => score - other > reach),
  };
}

/**
 * What can be said about the places of outlets with these scores.
 * @param scores of the outlets asked about, all of them in the group
 * @returns one answer for each, in the same order
 */
export function rankCertainty(
  group: Group,
  spread: Spread,
  scores: readonly number[],
  { top, bottom, level }: Ask,
): Certainty[] {
  const reach = Math.sqrt(spread.visit) * rangeQuantile(level, group.size);
  const tail = (1 - level) / 2;
  return scores.map((score) => {
    const together = placesTogether(group, score, reach);
    if (group.deviation === 0) {
      // Outlets do not differ at all: every place is as likely as any other.
      const share = (k: number) => Math.min(1, k / group.size);
      return { low: 1, high: group.size, top: share(top), bottom: share(bottom), together };
    }
    const distribution = placeDistribution(group, score);
    return {
      low: placeAt(distribution, tail, group.size),
      high: placeAt(distribution, 1 - tail, group.size),
      top: top >= group.size ? 1 : distribution(top),
      bottom: bottom >= group.size ? 1 : 1 - distribution(group.size - bottom),
      together,
    };
  });
}
