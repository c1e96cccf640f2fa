/** The lowest point of a function of a few variables without its slopes (Nelder & Mead 1965). */

type Point = { at: number[]; value: number };

const mostRounds = 400;
/** Values nearer than this are the same. */
const tolerance = 1e-9;

const along = (from: number[], to: number[], share: number): number[] =>
  from.map((value, at) => value + share * (to[at]! - value));

function centreOf(points: Point[]): number[] {
  const [first] = points;
  return first!.at.map(
    (_, axis) => points.reduce((sum, point) => sum + point.at[axis]!, 0) / points.length,
  );
}

/** One move of the worst corner, or all corners nearer to the best. */
function move(corners: Point[], evaluate: (at: number[]) => Point): Point[] {
  const kept = corners.slice(0, -1);
  const [best, worst] = [corners[0]!, corners.at(-1)!];
  const centre = centreOf(kept);
  const reflected = evaluate(along(centre, worst.at, -1));
  if (reflected.value < best.value) {
    const expanded = evaluate(along(centre, worst.at, -2));
    return [...kept, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < kept.at(-1)!.value) return [...kept, reflected];
  const nearer = evaluate(along(centre, worst.at, reflected.value < worst.value ? -0.5 : 0.5));
  if (nearer.value < Math.min(worst.value, reflected.value)) return [...kept, nearer];
  return [best, ...corners.slice(1).map((point) => evaluate(along(best.at, point.at, 0.5)))];
}

function descend(evaluate: (at: number[]) => Point, start: number[], size: number): Point {
  let corners = [
    evaluate(start),
    ...start.map((_, axis) => evaluate(start.map((v, at) => (at === axis ? v + size : v)))),
  ];
  for (let round = 0; round < mostRounds; round++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst] = [corners[0]!, corners.at(-1)!];
    const width = Math.max(...worst.at.map((value, at) => Math.abs(value - best.at[at]!)));
    if (worst.value - best.value < tolerance && width < 1e-4) break;
    corners = move(corners, evaluate);
  }
  return corners.sort((a, b) => a.value - b.value)[0]!;
}

/** @returns where `f` is lowest, searched from `start` and once more from what was found */
export function lowest(f: (at: number[]) => number, start: number[]): number[] {
  if (start.length === 0) return [];
  const evaluate = (at: number[]): Point => ({ at, value: f(at) });
  return descend(evaluate, descend(evaluate, start, 0.7).at, 0.2).at;
}
