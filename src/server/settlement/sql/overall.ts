/** Figures of the whole plan, for its goals: each one sub-select over the newest (or a quarter's) wave. */
import type { Source } from '../../../contract/plan.ts';
import { rankColumns, vouchedText } from '../../inspection/index.ts';
import { levelOf } from '../program.ts';
import type { FactsOf } from './needs.ts';
import { quote, whole } from './text.ts';

const ownVisits = ({ plan, scope }: FactsOf) => `v.kind = ${quote(plan.counts)}
  and v.visited_on between ${quote(plan.period.from)} and ${quote(plan.period.to)}
  and v.unit_no between ${whole(scope.lo)} and ${whole(scope.hi)} and ${vouchedText('v')}`;

/** Found from the end of the index of waves, where a max() would read every visit of the year. */
const newestWave = (of: FactsOf) =>
  `(select v.wave from inspection v where ${ownVisits(of)} order by v.wave desc limit 1)`;

const placesWithin = (alias: string, of: FactsOf, within: string) =>
  rankColumns(alias, levelOf(within, of.readings));

const ownPlaces = (of: FactsOf) => `from ranking r where r.kind = ${quote(of.plan.counts)}
  and r.wave = ${newestWave(of)} and r.unit_no between ${whole(of.scope.lo)} and ${whole(of.scope.hi)}`;

/**
 * The n-th best score of the group the own outlets are ranked in; null when they lie in several. A group is
 * a run of unit numbers: the first and the last of the own ones tell.
 */
function nthScore(of: FactsOf, n: number, within: string): string {
  const [own, all] = [placesWithin('r', of, within).group, placesWithin('g', of, within).group];
  const end = (order: string) =>
    `(select ${own} as id ${ownPlaces(of)} and ${own} is not null order by r.unit_no ${order} limit 1)`;
  return `(select (select g.score from ranking g
    where g.kind = ${quote(of.plan.counts)} and g.wave = ${newestWave(of)} and ${all} = a.id
    order by g.score desc offset ${whole(n - 1)} limit 1)
  from ${end('asc')} a join ${end('desc')} z on z.id = a.id)`;
}

/** Of one quarter, by name: an index on waves takes no pattern. */
const wavesOfQuarter = ({ plan }: FactsOf, quarter: number) =>
  `any(array(select distinct wave from score_total where kind = ${quote(plan.counts)} and wave like '%Q${quarter}'))`;

export function overallSql(of: FactsOf, source: Source): string {
  switch (source.kind) {
    case 'mean-score': {
      const wave = source.quarter
        ? `v.wave = ${wavesOfQuarter(of, source.quarter)}`
        : `v.wave = ${newestWave(of)}`;
      return `(select round(avg(v.score), 4) from inspection v where ${ownVisits(of)} and ${wave})`;
    }
    case 'nth-score':
      return nthScore(of, source.n, source.within);
    case 'outlets-in-top':
      return `(select count(*) filter (where ${placesWithin('r', of, source.within).place} <= ${whole(source.n)}) ${ownPlaces(of)})::numeric`;
    default:
      return `(select count(*) from inspection v where ${ownVisits(of)} and v.wave = ${newestWave(of)})::numeric`;
  }
}
