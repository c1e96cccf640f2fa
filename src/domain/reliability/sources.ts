/**
 * 检查来源 side by side (自查, 专职督导, 第三方, 社会监督员 …): how far one source lies from another. Outlets differ,
 * and so do the outlets a source goes to; so the difference is taken at each outlet that both looked at,
 * and the mean of these differences has its interval (paired t).
 */
import { tQuantile } from '../statistics/t.ts';

/** Of the outlets both looked at: how many, mean of the differences in points, and their standard deviation. */
export type PairedFigures = { outlets: number; mean: number | null; deviation: number | null };
export type SourceVerdict = 'higher' | 'lower' | 'not-shown' | 'too-few';
export type SourceDifference = {
  outlets: number;
  /** Points above (+) or below (−) the source compared with. */
  mean: number;
  /** 95 %; null for a single outlet. */
  interval: [number, number] | null;
  verdict: SourceVerdict;
};

/** Fewer than this many outlets in common say nothing of a source. */
const fewest = 5;

/** @returns null when no outlet was looked at by both */
export function sourceDifference({
  outlets,
  mean,
  deviation,
}: PairedFigures): SourceDifference | null {
  if (outlets === 0 || mean === null) return null;
  if (outlets < 2 || deviation === null)
    return { outlets, mean, interval: null, verdict: 'too-few' };
  const half = (tQuantile(0.975, outlets - 1) * deviation) / Math.sqrt(outlets);
  const interval: [number, number] = [mean - half, mean + half];
  if (outlets < fewest) return { outlets, mean, interval, verdict: 'too-few' };
  const verdict = interval[0] > 0 ? 'higher' : interval[1] < 0 ? 'lower' : 'not-shown';
  return { outlets, mean, interval, verdict };
}
