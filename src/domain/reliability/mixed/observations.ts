/** Scores as the model wants them: numbered inspectors, visits within outlets. */

export type Observation = {
  outlet: string;
  /** Which visit to the outlet; left out where each score is of a visit of its own. */
  visit?: string;
  inspector: string;
  /** Points. */
  score: number;
};

/** The scores of one visit: who gave them, by number, and how many points above the grand mean. */
export type VisitScores = { inspectors: number[]; scores: number[] };

export type Design = {
  inspectors: string[];
  outlets: { name: string; visits: VisitScores[] }[];
  observations: number;
  /** Mean of all scores, which is taken off each. */
  centre: number;
  /** Sum of squares about the mean. */
  squares: number;
  visits: number;
  /** Whether some visit was scored by two, so that visits and scoring can be told apart. */
  doubleScored: boolean;
};

function visitsOf(own: readonly Observation[], numbers: Map<string, number>, centre: number) {
  let alone = 0;
  const groups = Map.groupBy(own, ({ visit }) => (visit === undefined ? alone++ : visit));
  return [...groups.values()].map((scores) => ({
    inspectors: scores.map(({ inspector }) => numbers.get(inspector)!),
    scores: scores.map(({ score }) => score - centre),
  }));
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Rows in one order whatever order they came in, so that not even the last digit depends on it. */
const inOrder = (observations: readonly Observation[]): Observation[] =>
  observations.toSorted(
    (a, b) =>
      compare(a.outlet, b.outlet) ||
      compare(a.visit ?? '', b.visit ?? '') ||
      compare(a.inspector, b.inspector) ||
      compare(a.score, b.score),
  );

export function designOf(given: readonly Observation[]): Design {
  const observations = inOrder(given);
  const names = [...new Set(observations.map(({ inspector }) => inspector))].toSorted();
  const numbers = new Map(names.map((name, at) => [name, at]));
  const centre =
    observations.reduce((sum, { score }) => sum + score, 0) / Math.max(1, observations.length);
  const byOutlet = [...Map.groupBy(observations, ({ outlet }) => outlet)];
  const outlets = byOutlet.map(([name, own]) => ({
    name,
    visits: visitsOf(own, numbers, centre),
  }));
  const visits = outlets.flatMap((outlet) => outlet.visits);
  return {
    inspectors: names,
    outlets,
    observations: observations.length,
    centre,
    squares: observations.reduce((sum, { score }) => sum + (score - centre) ** 2, 0),
    visits: visits.length,
    doubleScored: visits.some(({ scores }) => scores.length > 1),
  };
}

/**
 * Which inspectors can be compared through shared outlets, directly or over others.
 * @returns for each inspector, by number, the number of its group, from 0
 */
export function linkedGroups({ inspectors, outlets }: Design): number[] {
  const parent = inspectors.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const { visits } of outlets) {
    const [first, ...others] = visits.flatMap((visit) => visit.inspectors);
    for (const other of others) parent[rootOf(other)] = rootOf(first!);
  }
  const roots = [...new Set(parent.map((_, at) => rootOf(at)))];
  return parent.map((_, at) => roots.indexOf(rootOf(at)));
}
