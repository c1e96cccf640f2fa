/**
 * Where indicators come from. One entry per kind of source: its FEEL type and its SQL over the fact's
 * row. A source that needs a join asks for it through `Needs`; sql/facts.ts writes the joins asked for.
 */
import type { Source } from '../../contract/plan.ts';
import type { Readings } from '../../contract/plan.ts';
import type { FeelType } from '../../feel/index.ts';
import type { RankColumns } from '../inspection/index.ts';

export type Needs = {
  readings: Readings;
  /** Joins the visit's places; returns the columns of those within a level. */
  ranking: (within: string) => RankColumns;
  /** Joins the places within a level in which equal scores are parted by software points; returns the column. */
  fineRanking: (within: string) => string;
  /** A sum of the visit's deducted points under a condition on deduction `x`; returns the column. */
  deducted: (condition: string) => string;
  /** The code of the unit's ancestor at a level; returns the column. */
  ancestor: (level: string) => string;
  /** A number of the unit's visits (scores, counts) over the year; returns the column. */
  visits: (aggregate: string) => string;
  /** A count of the unit's complaints under a condition; returns the column. */
  complaints: (condition: string) => string;
  /** The sum of rules' amounts on the same fact; returns the column. */
  rules: (ids: string[]) => string;
  /** One figure of the whole plan; returns the sub-select. */
  overall: (source: Source) => string;
};

type Kind = Source['kind'];
type Of<K extends Kind> = Extract<Source, { kind: K }>;
type Entry<K extends Kind> = {
  type: FeelType | ((source: Of<K>) => FeelType);
  sql: (source: Of<K>, needs: Needs) => string;
};

const factFields = {
  'happened-on': ['date', 'v.happened_on'],
  amount: ['number', 'v.amount'],
  justified: ['boolean', 'v.justified'],
  subjective: ['boolean', 'v.subjective'],
  assessed: ['boolean', 'v.assessed'],
  'order-no': ['string', 'v.order_no'],
  level: ['string', 'v.level'],
  verified: ['boolean', 'v.verified'],
  clause: ['string', 'v.clause'],
  times: ['number', 'v.times::numeric'],
  points: ['number', 'v.points'],
  offender: ['string', `nullif(v.offender, '')`],
} as const satisfies Record<Of<'fact'>['field'], readonly [FeelType, string]>;

const unitFields = {
  code: ['string', 't.code'],
  name: ['string', 't.name'],
  'queue-machine': ['boolean', 't.queue_machine'],
} as const satisfies Record<Of<'unit'>['field'], readonly [FeelType, string]>;

const onlyCondition = {
  repeated: 'x.repeated',
  key: 'x.is_key',
  'repeated-or-key': '(x.repeated or x.is_key)',
} as const;

function deductedCondition({ category, only }: Of<'deducted'>): string {
  const parts = [
    category ? `x.category = '${category}'` : 'true',
    only ? onlyCondition[only] : 'true',
  ];
  return parts.join(' and ');
}

function complaintCondition({ assessed, justified }: Of<'complaint-count'>): string {
  const parts = [
    assessed === undefined ? 'true' : `c.assessed = ${assessed}`,
    justified === undefined ? 'true' : `c.justified = ${justified}`,
  ];
  return parts.join(' and ');
}

const overall = {
  type: 'number' as FeelType,
  sql: (source: Source, needs: Needs) => needs.overall(source),
};

const sources: { [K in Kind]: Entry<K> } = {
  score: { type: 'number', sql: () => 'v.score' },
  'visited-on': { type: 'date', sql: () => 'v.visited_on' },
  wave: { type: 'string', sql: () => 'v.wave' },
  phase: { type: 'string', sql: () => 'ph.name' },
  'phase-target': { type: 'number', sql: () => 'ph.target' },
  rank: {
    type: 'number',
    sql: (s, n) => `${s.thenBy ? n.fineRanking(s.within) : n.ranking(s.within).place}::numeric`,
  },
  'rank-from-bottom': {
    type: 'number',
    sql: (s, n) => `(${n.ranking(s.within).visited} - ${n.ranking(s.within).place} + 1)::numeric`,
  },
  'visited-count': { type: 'number', sql: (s, n) => `${n.ranking(s.within).visited}::numeric` },
  'tied-count': { type: 'number', sql: (s, n) => `${n.ranking(s.within).tied}::numeric` },
  deducted: { type: 'number', sql: (s, n) => `coalesce(${n.deducted(deductedCondition(s))}, 0)` },
  rules: { type: 'number', sql: (s, n) => n.rules(s.rules) },
  'quarter-score': {
    type: 'number',
    sql: (s, n) => n.visits(`max(i.score) filter (where i.wave like '%Q${s.quarter}')`),
  },
  'visit-count': { type: 'number', sql: (_, n) => `coalesce(${n.visits('count(*)')}, 0)::numeric` },
  'complaint-count': { type: 'number', sql: (s, n) => n.complaints(complaintCondition(s)) },
  fact: { type: (s) => factFields[s.field][0], sql: (s) => factFields[s.field][1] },
  'earlier-tickets': { type: 'number', sql: () => 'v.earlier::numeric' },
  unit: { type: (s) => unitFields[s.field][0], sql: (s) => unitFields[s.field][1] },
  ancestor: { type: 'string', sql: (s, n) => n.ancestor(s.level) },
  value: {
    type: 'number',
    sql: (s) => (s.value === null ? 'null::numeric' : `${s.value}::numeric`),
  },
  'mean-score': overall,
  'nth-score': overall,
  'outlets-in-top': overall,
  'outlets-visited': overall,
};

/** The FEEL type an indicator of this source has. */
export function sourceType(source: Source): FeelType {
  const { type } = sources[source.kind] as Entry<Kind>;
  return typeof type === 'function' ? type(source) : type;
}

/** The SQL of a source; `v` is the fact's row, `t` its unit, `ph` its phase. */
export function sourceSql(source: Source, needs: Needs): string {
  return (sources[source.kind] as Entry<Kind>).sql(source, needs);
}
