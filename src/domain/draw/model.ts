/**
 * A draw 抽取 from the frozen list to the opened reserves. Everything here is written into draw.json,
 * so a change of these shapes is a new format (`drawFormat`).
 */
import type { HashName } from './digest.ts';

export const drawFormat = 'mingchuang-draw/1';

/** Most tickets one member may hold. */
export const mostTickets = 99;

/** 名单里的一家: what the draw knows of it; the line published is exactly this. */
export type Member = {
  /** 编码 */
  code: string;
  /** 名称 */
  name: string;
  /** 层 this member is drawn in; '' when the pool is not stratified */
  stratum: string;
  /** 签数: chance in whole tickets, or 必查 */
  tickets: number | 'must';
  /** Why this many tickets, for people. */
  reason: string;
  /** 营业时间 such as 09:00-12:00,13:30-17:00; '' when no hour is drawn */
  hours: string;
};

/** 检查人员 who can be sent. */
export type Inspector = {
  code: string;
  name: string;
  /** most visits in this draw */ capacity: number | null;
};

/** This inspector may not go to this member: 锁定期 (was there lately) or 回避. */
export type Avoid = { inspector: string; member: string; reason: string };

/** A list that is frozen: its size and the SHA-256 of its text. */
export type Frozen = { size: number; sha256: string };

/** 公开种子来源, named before its value exists. */
export type Source = {
  id: string;
  name: string;
  /** Where anybody reads the value. */
  where: string;
  /** Which issue or day, e.g. 第 2026131 期. */
  issue: string;
  /** How integers are read from it. */
  take: string;
  /** How many integers it gives. */
  count: number;
  /** When it is published, ISO 8601 with zone; after the freeze. */
  publishedAt: string;
  /** What counts when it does not appear: the value 0, or the next issue. */
  ifFails: 'zero' | 'next';
};

/** 名额 of one stratum: its members, those that must be visited, and how many are taken in all. */
export type Quota = { stratum: string; size: number; must: number; quota: number };

export type QuotaRule =
  | { kind: 'proportional'; total: number; atLeast: number }
  | { kind: 'fixed'; of: { stratum: string; quota: number }[] };

/** 承诺书: all that is fixed and published before the seed exists. Times are ISO 8601 with zone. */
export type Commitment = {
  format: typeof drawFormat;
  title: string;
  purpose: string;
  /** The unit that draws. */
  unit: string;
  frozenAt: string;
  hash: HashName;
  pool: Frozen;
  /** How the pool came about, in words: whose outlets, which condition, who was left out and why. */
  poolRule: string;
  /** How tickets were given, in words; '' when all are equal. */
  chance: string;
  quotaRule: QuotaRule;
  quotas: Quota[];
  sources: Source[];
  /** Reserves that can be opened at most. */
  reserves: number;
  /** Top of the hash chain: SHA-256 of the first link. */
  chainTop: string;
  /** A confidential draw mixes the chain's first link in, so that the seed alone does not give it away. */
  confidential: boolean;
  objection: { until: string; contact: string };
  inspectors: Frozen | null;
  avoid: Frozen | null;
  /** Days before the same inspector may return; the pairs themselves are in the list `avoid`. */
  lockOutDays: number;
  /** 录像时段 to be drawn: the days it may fall on and its length in minutes. */
  hours: { days: string[]; minutes: number } | null;
  /** 双评: how many of the picks are visited by two inspectors. */
  doubles: number;
};

/** What a source said. `values` are the integers as published; empty only when it failed for good. */
export type Seed = {
  source: string;
  state: 'published' | 'next' | 'failed';
  values: string[];
  /** Where it was read, or what happened. */
  note: string;
};

export type Picked = {
  /** Place in the draw, 1-based over all strata. */
  order: number;
  /** Number in the pool, 1-based. */
  number: number;
  stratum: string;
  how: 'must' | 'drawn';
};

/** One visit that follows from the draw. */
export type Visit = {
  number: number;
  /** 1, or 2 for the second visit of a double-scored one. */
  round: 1 | 2;
  /** Inspector's code; null when nobody may go (see conflicts) or none are assigned. */
  inspector: string | null;
  /** Drawn day and hour of the recording; null when none is drawn. */
  slot: Slot | null;
};
export type Slot = { day: string; from: string; to: string };

/** Nobody could be found for this visit: all who may go are full, or nobody may go. */
export type Conflict = { number: number; round: 1 | 2; why: 'capacity' | 'avoid' };

export type Result = {
  /** The canonical key of the public sources. */
  key: string;
  picks: Picked[];
  /** Numbers of the double-scored picks, in the order drawn. */
  doubles: number[];
  visits: Visit[];
  conflicts: Conflict[];
};

/** A reserve 备选 that was opened because a pick fell away. */
export type Opening = {
  /** 1-based. */
  n: number;
  /** Number of the pick (or earlier reserve) it stands in for. */
  replaces: number;
  reason: string;
  at: string;
  /** The link of the hash chain disclosed for it, hex. */
  link: string;
  /** Number in the pool. */
  number: number;
  visits: Visit[];
  conflicts: Conflict[];
};

/** The lists of a draw, in the order of their numbers. */
export type Lists = { members: Member[]; inspectors: Inspector[]; avoid: Avoid[] };
