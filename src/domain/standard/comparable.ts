/**
 * Trends across versions, computed only over items that are the same in every version met; what was
 * lost on other items is stated beside them. So a new or dropped item makes no step by itself.
 */
import { decimalOf, fraction, over, plus, whole, zero, type Fraction } from './fraction.ts';
import type { MappingRow } from './mapping.ts';

/** One version that has visits, oldest first; `mapping` leads to it from the version before in the list. */
export type TrendVersion = { id: number; codes: readonly string[]; mapping: readonly MappingRow[] };
/** What one wave lost on one item, by one version. */
export type Loss = { wave: string; standardId: number; code: string; points: string };
export type WaveVisits = { wave: string; standardId: number; from: string; visits: number };
export type TrendPoint = {
  wave: string;
  from: string;
  visits: number;
  /** Points lost per visit on comparable items, and on the others. */
  comparable: string;
  rest: string;
};

/** Code in each version → code in the newest, where every step on the way is `same`. */
export function comparable(versions: readonly TrendVersion[]): Map<number, Map<string, string>> {
  const newest = versions.at(-1);
  const named = new Map<number, Map<string, string>>();
  if (!newest) return named;
  let later = new Map(newest.codes.map((code) => [code, code]));
  named.set(newest.id, later);
  for (let at = versions.length - 1; at > 0; at--) {
    const earlier = new Map<string, string>();
    for (const { from, to, comparison } of versions[at]!.mapping) {
      const final = to === null ? undefined : later.get(to);
      if (comparison === 'same' && from !== null && final !== undefined) earlier.set(from, final);
    }
    named.set(versions[at - 1]!.id, earlier);
    later = earlier;
  }
  // Only what reaches back to the oldest version can be followed all the way.
  const all = new Set(later.values());
  for (const [id, codes] of named) {
    named.set(id, new Map([...codes].filter(([, final]) => all.has(final))));
  }
  return named;
}

const perVisit = (points: Fraction, visits: number) =>
  visits === 0 ? '0' : decimalOf(over(points, whole(visits)), 2);

/** One point a wave, in the order of the waves given. */
export function trendOf(
  versions: readonly TrendVersion[],
  waves: readonly WaveVisits[],
  losses: readonly Loss[],
): TrendPoint[] {
  const codes = comparable(versions);
  const names = [...new Set(waves.map(({ wave }) => wave))];
  return names.map((wave) => {
    const parts = waves.filter((one) => one.wave === wave);
    const visits = parts.reduce((total, part) => total + part.visits, 0);
    let kept = zero;
    let rest = zero;
    for (const loss of losses.filter((one) => one.wave === wave)) {
      if (codes.get(loss.standardId)?.has(loss.code)) kept = plus(kept, fraction(loss.points));
      else rest = plus(rest, fraction(loss.points));
    }
    const from = parts.map((part) => part.from).sort()[0] ?? '';
    return { wave, from, visits, comparable: perVisit(kept, visits), rest: perVisit(rest, visits) };
  });
}
