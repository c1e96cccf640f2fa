/** How severe or lenient each inspector is, measured on outlets that others visit too. */
import { normalQuantile } from '../statistics/normal.ts';
import type { Interval } from './icc/intervals.ts';
import { fitScores, type Components, type Fit, type TooFewScores } from './mixed/fit.ts';
import { linkedGroups, type Observation } from './mixed/observations.ts';

export type SeverityVerdict =
  /** Scores lower (severe) or higher (lenient) than the others, by more than chance and tolerance. */
  | { kind: 'severe' | 'lenient'; by: number }
  /** No difference shown. */
  | { kind: 'not-shown' }
  /** Fewer scores than asked for a verdict. */
  | { kind: 'too-few'; needed: number };

export type InspectorSeverity = {
  inspector: string;
  /** Points by which the inspector scores below the average of the others, shrunk; + = 偏严, − = 偏宽. */
  severity: number;
  /** Standard error of `severity` in points, and the interval it gives. */
  se: number;
  interval: Interval;
  /** 0 … 1: how far the estimate rests on the inspector's own scores and not on the shrinkage. */
  reliability: number;
  /** Scores given and outlets visited. */
  scores: number;
  outlets: number;
  /** Inspectors of one group share outlets, directly or over others; across groups only the draw compares. */
  group: number;
  verdict: SeverityVerdict;
};

export type SeverityReport = {
  kind: 'severity';
  inspectors: InspectorSeverity[];
  components: Components;
  mean: number;
  /** 1 when all inspectors are linked through shared outlets. */
  groups: number;
};

export type SeverityOptions = {
  /** Confidence level of interval and verdict; 0.95 when left out. */
  level?: number;
  /** Points that do not matter; 0 when left out. */
  tolerance?: number;
  /** Below this many scores there is no verdict; 5 when left out. */
  fewestScores?: number;
};

/** Standard error of each effect against the average of all inspectors. */
function errorsAgainstPanel(fit: Fit): number[] {
  const count = fit.effects.length;
  const rowMeans = fit.effects.map(
    (_, row) => fit.effects.reduce((sum, _effect, at) => sum + fit.errors(row, at), 0) / count,
  );
  const all = rowMeans.reduce((sum, value) => sum + value, 0) / count;
  return rowMeans.map((mean, at) => Math.sqrt(Math.max(0, fit.errors(at, at) - 2 * mean + all)));
}

function countsOf({ design }: Fit): { scores: number; outlets: number }[] {
  const counts = design.inspectors.map(() => ({ scores: 0, outlets: 0 }));
  for (const { visits } of design.outlets) {
    const seen = visits.flatMap((visit) => visit.inspectors);
    for (const inspector of seen) counts[inspector]!.scores += 1;
    for (const inspector of new Set(seen)) counts[inspector]!.outlets += 1;
  }
  return counts;
}

function verdictOf(
  severity: number,
  [low, high]: Interval,
  scores: number,
  { tolerance = 0, fewestScores = 5 }: SeverityOptions,
): SeverityVerdict {
  if (scores < fewestScores) return { kind: 'too-few', needed: fewestScores };
  if (low > 0 && severity > tolerance) return { kind: 'severe', by: severity };
  if (high < 0 && -severity > tolerance) return { kind: 'lenient', by: -severity };
  return { kind: 'not-shown' };
}

/**
 * Severity of every inspector, sorted by name. Outlets are taken to be assigned by draw: then the
 * quality of the outlets an inspector happened to visit is accounted for as far as others visited
 * them too, and averages out for the rest.
 */
export function inspectorSeverity(
  observations: readonly Observation[],
  options: SeverityOptions = {},
): SeverityReport | TooFewScores {
  const fit = fitScores(observations);
  if (fit.kind === 'too-few-scores') return fit;
  const reach = normalQuantile(1 - (1 - (options.level ?? 0.95)) / 2);
  const errors = errorsAgainstPanel(fit);
  const groups = linkedGroups(fit.design);
  const counts = countsOf(fit);
  const variance = fit.components.inspector;
  // Effects sum to zero: against the others is against all, by this much more.
  const againstOthers = fit.effects.length / (fit.effects.length - 1);
  const inspectors = fit.design.inspectors.map((inspector, at): InspectorSeverity => {
    const severity = 0 - againstOthers * fit.effects[at]!;
    const se = againstOthers * errors[at]!;
    const interval: Interval = [severity - reach * se, severity + reach * se];
    const reliability = variance > 0 ? Math.max(0, 1 - fit.errors(at, at) / variance) : 0;
    const verdict = verdictOf(severity, interval, counts[at]!.scores, options);
    const group = groups[at]!;
    return { inspector, severity, se, interval, reliability, ...counts[at]!, group, verdict };
  });
  const { components, mean } = fit;
  return { kind: 'severity', inspectors, components, mean, groups: new Set(groups).size };
}
