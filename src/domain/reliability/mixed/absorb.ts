/**
 * The mixed-model equations with outlets and visits eliminated. What is left has a row per inspector
 * and one for the mean, so that tens of thousands of outlets cost no more than a pass over the scores.
 */
import { squareMatrix, type Matrix } from './cholesky.ts';
import type { Design, VisitScores } from './observations.ts';

/** Standard deviations of the effects in units of the residual's. */
export type Ratios = { outlet: number; visit: number; inspector: number };

export type Absorbed = {
  /** Inspectors × inspectors, last row: the mean; only the lower half is filled. */
  matrix: Matrix;
  right: Float64Array;
  /** Weighted sum of squared scores. */
  squares: number;
  /** ln of the determinants of the eliminated blocks. */
  logDeterminant: number;
};

/** One outlet's weighted sums: of scores, of observations, and of observations by inspector. */
type Sums = { scores: number; weight: number; byInspector: Map<number, number> };

/** Takes share × (sums)(sums)′ off everything: the effect of eliminating what these sums share. */
function takeOff(target: Absorbed, sums: Sums, share: number): void {
  const { size, cells } = target.matrix;
  const last = size - 1;
  const entries = [...sums.byInspector];
  for (const [row, weight] of entries) {
    for (const [column, other] of entries)
      if (column <= row) cells[row * size + column]! -= share * weight * other;
    cells[last * size + row]! -= share * weight * sums.weight;
    target.right[row]! -= share * weight * sums.scores;
  }
  cells[last * size + last]! -= share * sums.weight * sums.weight;
  target.right[last]! -= share * sums.weight * sums.scores;
  target.squares -= share * sums.scores * sums.scores;
}

/** Adds a visit's scores as they stand. */
function add(target: Absorbed, { inspectors, scores }: VisitScores): void {
  const { size, cells } = target.matrix;
  const last = size - 1;
  inspectors.forEach((inspector, at) => {
    const score = scores[at]!;
    cells[inspector * size + inspector]! += 1;
    cells[last * size + inspector]! += 1;
    cells[last * size + last]! += 1;
    target.right[inspector]! += score;
    target.right[last]! += score;
    target.squares += score * score;
  });
}

const noSums = (): Sums => ({ scores: 0, weight: 0, byInspector: new Map() });

function gather(sums: Sums, { inspectors, scores }: VisitScores, weight: number): void {
  inspectors.forEach((inspector, at) => {
    sums.scores += weight * scores[at]!;
    sums.weight += weight;
    sums.byInspector.set(inspector, (sums.byInspector.get(inspector) ?? 0) + weight);
  });
}

/** Eliminates the visits, then the outlets, by the Sherman–Morrison formula. */
export function absorb({ inspectors, outlets }: Design, ratios: Ratios): Absorbed {
  const matrix = squareMatrix(inspectors.length + 1);
  const right = new Float64Array(matrix.size);
  const target: Absorbed = { matrix, right, squares: 0, logDeterminant: 0 };
  const [outletSquare, visitSquare] = [ratios.outlet ** 2, ratios.visit ** 2];
  for (const { visits } of outlets) {
    const ofOutlet = noSums();
    for (const visit of visits) {
      add(target, visit);
      const growth = 1 + visit.scores.length * visitSquare;
      gather(ofOutlet, visit, 1 / growth);
      if (visitSquare === 0) continue;
      const ofVisit = noSums();
      gather(ofVisit, visit, 1);
      takeOff(target, ofVisit, visitSquare / growth);
      target.logDeterminant += Math.log(growth);
    }
    const growth = 1 + ofOutlet.weight * outletSquare;
    takeOff(target, ofOutlet, outletSquare / growth);
    target.logDeterminant += Math.log(growth);
  }
  return target;
}
