/** 概化理论 (generalizability): where the variance of scores comes from, and how many visits suffice. */
import { fitScores, type Components, type TooFewScores } from './mixed/fit.ts';
import type { Observation } from './mixed/observations.ts';

/** A plan of measuring: visits per outlet, people who score each visit. */
export type MeasuringPlan = {
  visits: number;
  inspectors: number;
  /** Whether the same people score every visit to every outlet; else each visit has others. */
  sameInspectors: boolean;
};

export type PlanReliability = MeasuringPlan & {
  /** Eρ²: for ranking outlets, 0 … 1; null when outlets do not differ and nothing errs. */
  forRanking: number | null;
  /** Φ: for holding scores against a fixed mark, 0 … 1. */
  forMark: number | null;
  /** Standard error of an outlet's mean score, in points, as far as the mark is concerned. */
  se: number;
};

export type GeneralizabilityReport = {
  kind: 'generalizability';
  components: Components;
  /** Shares of the variance of a single score, which sum to 1; null when nothing differs. */
  shares: Components | null;
  observations: number;
  visits: number;
  outlets: number;
  inspectors: number;
  target: number;
  /** Visits per outlet, each scored by one person, for `target` on the mark; null: not within `most`. */
  visitsNeeded: number | null;
  /** People who must score each of `visits` visits; null: not within `most`, or visits never scored twice. */
  inspectorsNeeded: { visits: number; inspectors: number | null }[];
  /** Reliability of 1, 2, 3 … visits scored by one and by two people. */
  plans: PlanReliability[];
};

/** Beyond this many visits or people nobody plans. */
const most = 200;

const ratio = (signal: number, noise: number): number | null =>
  signal + noise > 0 ? signal / (signal + noise) : null;

/**
 * Reliability of an outlet's mean score under a plan. When visits and residual could not be told
 * apart (visit null), more people per visit are counted as if they helped nothing but severity.
 */
export function planReliability(components: Components, plan: MeasuringPlan): PlanReliability {
  const { visits, inspectors, sameInspectors } = plan;
  const { outlet, visit, inspector, residual } = components;
  const scorings = visits * inspectors;
  const visiting = visit === null ? residual / visits : visit / visits + residual / scorings;
  const severity = inspector / (sameInspectors ? inspectors : scorings);
  // The same people for all: their severity shifts every outlet alike and leaves the order as it is.
  const relative = visiting + (sameInspectors ? 0 : severity);
  const absolute = visiting + severity;
  return {
    ...plan,
    forRanking: ratio(outlet, relative),
    forMark: ratio(outlet, absolute),
    se: Math.sqrt(absolute),
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** The fewest visits per outlet, one person each, others every time, whose Φ reaches the target. */
export const visitsFor = (components: Components, target: number): number | null =>
  upTo(most).find((visits) => {
    const plan = { visits, inspectors: 1, sameInspectors: false };
    return (planReliability(components, plan).forMark ?? 0) >= target;
  }) ?? null;

/** The fewest people per visit whose Φ reaches the target at a number of visits. */
export function inspectorsFor(
  components: Components,
  visits: number,
  target: number,
): number | null {
  if (components.visit === null) return null;
  const enough = (inspectors: number) =>
    (planReliability(components, { visits, inspectors, sameInspectors: false }).forMark ?? 0) >=
    target;
  return upTo(most).find(enough) ?? null;
}

function sharesOf({ outlet, visit, inspector, residual }: Components): Components | null {
  const all = outlet + (visit ?? 0) + inspector + residual;
  if (all <= 0) return null;
  return {
    outlet: outlet / all,
    visit: visit === null ? null : visit / all,
    inspector: inspector / all,
    residual: residual / all,
  };
}

/** G study and D study in one: variance components, and what each plan of visits is worth. */
export function generalizability(
  observations: readonly Observation[],
  target = 0.8,
): GeneralizabilityReport | TooFewScores {
  const fit = fitScores(observations);
  if (fit.kind === 'too-few-scores') return fit;
  const { components, design } = fit;
  const people = components.visit === null ? [1] : [1, 2];
  return {
    kind: 'generalizability',
    components,
    shares: sharesOf(components),
    observations: design.observations,
    visits: design.visits,
    outlets: design.outlets.length,
    inspectors: design.inspectors.length,
    target,
    visitsNeeded: visitsFor(components, target),
    inspectorsNeeded: upTo(6).map((visits) => ({
      visits,
      inspectors: inspectorsFor(components, visits, target),
    })),
    plans: people.flatMap((inspectors) =>
      upTo(8).map((visits) =>
        planReliability(components, { visits, inspectors, sameInspectors: false }),
      ),
    ),
  };
}

/**
 * MPSD: by how much of itself one odd visit can distort the mean of n, in percent: 100, 50, 33.3 …
 * @param visits a whole number from 1
 */
export const oddVisitShare = (visits: number): number => 100 / visits;
