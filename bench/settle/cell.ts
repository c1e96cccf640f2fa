/** What is measured: one engine at one size, and LibreOffice at one size; and the arithmetic over them. */
import type { Engine, Spent } from './database.ts';

export type Cell = {
  engine: Engine;
  version: string;
  size: number;
  visits: number;
  lines: number;
  handLines: number;
  /** Lines in which the product and the hand-written SQL differ; null where only their number is compared. */
  differ: number | null;
  load: Spent;
  /** The part of the import in which places are computed. */
  rank: Spent;
  rules: Spent;
  write: Spent;
  againRules: Spent;
  againWrite: Spent;
  handRules: Spent;
  handWrite: Spent;
  /** The product with only the four rules that the workbook for Calc has. */
  fourRules: Spent | null;
  sums: Record<string, number>;
  rss: number;
};

export type CalcCell = {
  version: string;
  size: number;
  formulas: number;
  /** Seconds to recalculate and save; null = stopped at `limit`. */
  recalculated: number | null;
  /** The same file without formulas: reading and writing alone. */
  plain: number | null;
  limit: number;
  /** Calc's sums of the four rules; must be the product's. */
  sums: Record<string, number>;
};

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Slope of log time over log size by least squares: 1 = time grows as the size does. */
export function growth(points: { size: number; seconds: number }[]): number | null {
  if (points.length < 2) return null;
  const xs = points.map((p) => Math.log(p.size));
  const ys = points.map((p) => Math.log(p.seconds));
  const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, x, at) => sum + (x - mx) * (ys[at]! - my), 0);
  return over / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}
