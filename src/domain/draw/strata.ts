/** 分层与名额: which stratum a member is in and how many each stratum gives. */
import { Decimal } from 'decimal.js';
import type { Member, Quota, QuotaRule } from './model.ts';

/** 分数段 of the last score; a member without one is 未检查, which is not zero. */
export function scoreBand(score: string | null, cuts: readonly string[]): string {
  if (score === null) return '未检查';
  const value = new Decimal(score);
  const sorted = cuts.toSorted((a, b) => new Decimal(a).cmp(b));
  const above = sorted.findIndex((cut) => value.lt(cut));
  const low = above === -1 ? sorted.at(-1) : sorted[above - 1];
  const high = above === -1 ? undefined : sorted[above];
  if (low === undefined && high === undefined) return '已检查';
  if (low === undefined) return `不满 ${high} 分`;
  return high === undefined ? `${low} 分以上` : `${low} 分以上、不满 ${high} 分`;
}

/** Parts of a stratum's name, e.g. district and band; empty parts drop out. */
export const stratumName = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' · ');

const byName = (a: { stratum: string }, b: { stratum: string }) =>
  a.stratum < b.stratum ? -1 : a.stratum > b.stratum ? 1 : 0;

/** Members and 必查 by stratum, in the order of the names' code units: the same on every machine. */
export function countStrata(members: readonly Member[]): Omit<Quota, 'quota'>[] {
  const counts = new Map<string, { stratum: string; size: number; must: number }>();
  for (const { stratum, tickets } of members) {
    const count = counts.get(stratum) ?? { stratum, size: 0, must: 0 };
    count.size += 1;
    if (tickets === 'must') count.must += 1;
    counts.set(stratum, count);
  }
  return [...counts.values()].toSorted(byName);
}

/** Shares `total` out by size with the largest remainder; ties go to the larger, then the first. */
function shareOut(total: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((a, b) => a + b, 0);
  if (all === 0) return sizes.map(() => 0);
  const wanted = Math.min(Math.max(0, total), all);
  const shares = sizes.map((size) => Math.floor((wanted * size) / all));
  const order = sizes
    .map((size, at) => ({ at, size, rest: (wanted * size) % all }))
    .toSorted((a, b) => b.rest - a.rest || b.size - a.size || a.at - b.at);
  const missing = wanted - shares.reduce((a, b) => a + b, 0);
  for (const { at } of order.slice(0, missing)) shares[at]! += 1;
  return shares;
}

/**
 * The quotas a rule gives. Proportional: 必查 first, then `atLeast` from every stratum, the rest of
 * the total in proportion to the members still there (largest remainder).
 * Impossible wishes are cut to what there is; `quotaFaults` says so.
 */
export function quotasOf(members: readonly Member[], rule: QuotaRule): Quota[] {
  const strata = countStrata(members);
  if (rule.kind === 'fixed') {
    const wished = new Map(rule.of.map(({ stratum, quota }) => [stratum, quota]));
    return strata.map((one) => ({ ...one, quota: wished.get(one.stratum) ?? one.must }));
  }
  const base = strata.map(({ size, must }) => Math.max(must, Math.min(size, rule.atLeast)));
  const rest = rule.total - base.reduce((a, b) => a + b, 0);
  const more = shareOut(
    rest,
    strata.map(({ size }, at) => size - base[at]!),
  );
  return strata.map((one, at) => ({ ...one, quota: base[at]! + more[at]! }));
}

export type QuotaFault = {
  code: 'too-many' | 'must-over-quota' | 'total-too-small' | 'total-too-large' | 'unknown-stratum';
  stratum: string;
  wanted: number;
  possible: number;
};

/** What cannot be kept of the rule; empty when it can be drawn. */
export function quotaFaults(members: readonly Member[], rule: QuotaRule): QuotaFault[] {
  const quotas = quotasOf(members, rule);
  if (rule.kind === 'proportional') {
    const taken = quotas.reduce((sum, { quota }) => sum + quota, 0);
    if (taken === rule.total) return [];
    const code = taken > rule.total ? 'total-too-small' : 'total-too-large';
    return [{ code, stratum: '', wanted: rule.total, possible: taken }];
  }
  const known = new Set(quotas.map(({ stratum }) => stratum));
  const unknown = rule.of
    .filter(({ stratum }) => !known.has(stratum))
    .map(({ stratum, quota }) => fault('unknown-stratum', stratum, quota, 0));
  return [
    ...unknown,
    ...quotas.flatMap(({ stratum, size, must, quota }) => {
      if (quota > size) return [fault('too-many', stratum, quota, size)];
      return quota < must ? [fault('must-over-quota', stratum, quota, must)] : [];
    }),
  ];
}

const fault = (
  code: QuotaFault['code'],
  stratum: string,
  wanted: number,
  possible: number,
): QuotaFault => ({ code, stratum, wanted, possible });
