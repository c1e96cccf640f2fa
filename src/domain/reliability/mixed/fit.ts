/**
 * score = mean + outlet + visit within outlet + inspector + residual, all but the mean random, for
 * any crossed and unbalanced plan of visits. Variances by restricted maximum likelihood (REML),
 * profiled as in lme4 (Bates et al. 2015); effects are the best linear unbiased predictions.
 */
import { absorb, type Ratios } from './absorb.ts';
import { factorise, inverse, solve, type Matrix } from './cholesky.ts';
import { lowest } from './nelder-mead.ts';
import { designOf, type Design, type Observation } from './observations.ts';

/** Variances in squared points. */
export type Components = {
  outlet: number;
  /** null when no visit was scored twice: then it is part of the residual. */
  visit: number | null;
  inspector: number;
  residual: number;
};

export type Fit = {
  kind: 'fit';
  design: Design;
  components: Components;
  /** Estimated mean score. */
  mean: number;
  /** Predicted effect of each inspector, shrunk, in points; they sum to zero. */
  effects: number[];
  /** Variance and covariance of the prediction errors of the effects. */
  errors: (a: number, b: number) => number;
};

/** Less than two inspectors, two outlets, or no scores left to estimate the residual from. */
export type TooFewScores = {
  kind: 'too-few-scores';
  observations: number;
  inspectors: number;
  outlets: number;
};

type Solved = { triangle: Matrix; solution: Float64Array; residual: number; deviance: number };

/** The equations at given ratios, scaled as for lme4, solved; null at the edge of what is computable. */
function solveAt(design: Design, ratios: Ratios): Solved | null {
  const { matrix, right, squares, logDeterminant } = absorb(design, ratios);
  const { size, cells } = matrix;
  const last = size - 1;
  for (let row = 0; row < last; row++) {
    for (let column = 0; column <= row; column++)
      cells[row * size + column]! *= ratios.inspector ** 2;
    cells[row * size + row]! += 1;
    cells[last * size + row]! *= ratios.inspector;
    right[row]! *= ratios.inspector;
  }
  const own = factorise(matrix);
  if (own === null) return null;
  const solution = solve(matrix, right);
  const left = squares - solution.reduce((sum, value, at) => sum + value * right[at]!, 0);
  const df = design.observations - 1;
  // A perfect fit must not send the search to minus infinity.
  const residual = Math.max(left, 1e-12 * design.squares) / df;
  const deviance = logDeterminant + own + df * (1 + Math.log(2 * Math.PI * residual));
  return { triangle: matrix, solution, residual, deviance };
}

/** A ratio no score list can tell from infinity. */
const largestRatio = 1e4;

const ratiosOf = (at: number[], design: Design): Ratios => {
  const [outlet, inspector, visit = 0] = at.map((value) => Math.min(largestRatio, Math.abs(value)));
  return { outlet: outlet!, inspector: inspector!, visit: design.doubleScored ? visit : 0 };
};

function nothingDiffers(design: Design): Fit {
  const visit = design.doubleScored ? 0 : null;
  return {
    kind: 'fit',
    design,
    components: { outlet: 0, visit, inspector: 0, residual: 0 },
    mean: design.centre,
    effects: design.inspectors.map(() => 0),
    errors: () => 0,
  };
}

/** Fits the model; the order of the observations changes nothing. */
export function fitScores(observations: readonly Observation[]): Fit | TooFewScores {
  const design = designOf(observations);
  const [inspectors, outlets] = [design.inspectors.length, design.outlets.length];
  if (inspectors < 2 || outlets < 2 || observations.length < 4)
    return { kind: 'too-few-scores', observations: observations.length, inspectors, outlets };
  if (design.squares <= 1e-20 * observations.length * (1 + design.centre ** 2))
    return nothingDiffers(design);
  const deviance = (at: number[]) => solveAt(design, ratiosOf(at, design))?.deviance ?? Infinity;
  const ratios = ratiosOf(lowest(deviance, design.doubleScored ? [1, 0.5, 1] : [1, 0.5]), design);
  const solved = solveAt(design, ratios);
  return solved ? fitOf(design, ratios, solved) : nothingDiffers(design);
}

/** Below this share of the residual a component is zero but for rounding, and so are its effects. */
const cleared = (ratio: number): number => (ratio < 1e-4 ? 0 : ratio);

function fitOf(design: Design, ratios: Ratios, { triangle, solution, residual }: Solved): Fit {
  const variance = (ratio: number) => cleared(ratio) ** 2 * residual;
  const covariance = inverse(triangle);
  const scale = variance(ratios.inspector);
  return {
    kind: 'fit',
    design,
    components: {
      outlet: variance(ratios.outlet),
      visit: design.doubleScored ? variance(ratios.visit) : null,
      inspector: scale,
      residual,
    },
    mean: design.centre + solution.at(-1)!,
    effects: design.inspectors.map((_, at) => cleared(ratios.inspector) * solution[at]!),
    errors: (a, b) => scale * covariance.cells[a * covariance.size + b]!,
  };
}
