/** What somebody who prepares a draw decides; from it and the facts the lists and the commitment follow. */
import type { ChanceRule } from './chance.ts';
import type { QuotaRule, Source } from './model.ts';

/** What is drawn. It sets what the form asks; the draw itself is always the same. */
export const purposes = ['outlets', 'inspectors', 'hours', 'doubles'] as const;
export type Purpose = (typeof purposes)[number];

export const strataKinds = ['district', 'level', 'band'] as const;
export type StratumKind = (typeof strataKinds)[number];

export type DrawSpec = {
  pool: {
    /** Units whose subtrees the pool is taken from; none = all of the unit that draws. */
    underIds: number[];
    level: string;
    /** Kind of visit whose last score counts. */
    kind: string;
    /** Goal the last score is measured by, decimal text; null = none. */
    target: string | null;
    /** Only those whose last score lies in [from, below); null = whatever it is. */
    score: { from: string | null; below: string | null; unvisited: boolean } | null;
    exclude: { unitId: number; reason: string }[];
  };
  strata: StratumKind[];
  /** Bounds of the bands of the last score. */
  cuts: string[];
  chance: ChanceRule[];
  quotaRule: QuotaRule;
  /** Null = nobody is assigned. */
  inspectors: { accountId: string; capacity: number | null }[] | null;
  lockOutDays: number;
  avoid: { accountId: string; unitId: number; reason: string }[];
  /** `open` are the business hours, for all alike. */
  hours: { days: string[]; minutes: number; open: string } | null;
  doubles: number;
  reserves: number;
  sources: Source[];
  /** Null = not yet decided. */
  objection: { until: string | null; contact: string };
};

/** A unit that may enter the pool, with what chance and strata rest on. */
export type Candidate = {
  id: number;
  code: string;
  name: string;
  level: string;
  /** The county it belongs to, or the unit above. */
  district: string;
  /** Last score of the kind; null = 未检查. */
  score: string | null;
};

export type Person = { accountId: string; username: string; name: string };

/** That somebody was there, or has a visit to make there. */
export type PastVisit = { accountId: string; unitCode: string; day: string };
