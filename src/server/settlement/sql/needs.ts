/**
 * The joins that a grain's indicators ask for, collected while their SQL is written, so that a plan
 * pays only for what its rules use. Aliases are short and fixed: Chinese names would pass PostgreSQL's
 * limit of 63 bytes.
 */
import type { Plan, Readings } from '../../../contract/plan.ts';
import { rankColumns } from '../../inspection/index.ts';
import { levelOf } from '../program.ts';
import type { Needs } from '../sources.ts';
import { overallSql } from './overall.ts';
import { ancestorColumn, inScope } from './places.ts';
import { quote, whole } from './text.ts';

export type Scope = {
  lo: number;
  hi: number;
  /** Only these units of the range: what depends on one changed fact is settled anew, nothing else. */
  only?: readonly number[];
  /** The plan whose waivers (申诉) hold; none where a plan is run that is not in the database. */
  planId?: number;
};
export type FactsOf = { plan: Plan; readings: Readings; scope: Scope };

export type Collected = Needs & {
  joins: () => string[];
  /** Tables to be made before the facts, each with its name. */
  tables: () => { name: string; create: string }[];
  /** The join that brings the sum of rules' amounts; taken when the rule runs, not with the facts. */
  ruleSum: (ids: string[]) => string;
  /** The join that brings what a visit lost. */
  deductedJoin: () => string;
  visitColumns: () => string[];
  /** The join that brings each outlet's complaints of the period, for a year's facts. */
  complaintJoin: () => string;
};

/** Ranks anew within each group, equal scores parted by fewer software points (reading A2 of R05). */
function fineRankingSql(of: FactsOf, level: string): string {
  const { group } = rankColumns('r', level);
  return `
  select r.unit_id, r.wave, rank() over (partition by r.wave, ${group} order by r.score desc, coalesce(sum(x.points), 0)) as place
  from ranking r left join deduction x on x.unit_id = r.unit_id and x.inspection_id = r.inspection_id and x.category = '软件'
  where r.kind = ${quote(of.plan.counts)} and ${group} is not null
  group by r.unit_id, r.wave, ${group}, r.score`;
}

/** What a visit lost. Ids are unique over all units: joining on them alone keeps the planner's estimates true. */
function deductedJoin(of: FactsOf, conditions: string[]): string {
  if (conditions.length === 0) return '';
  const sums = conditions.map((text, n) => `sum(x.points) filter (where ${text}) as d${n}`);
  return `left join (
    select x.inspection_id, ${sums.join(', ')}
    from deduction x where ${inScope(of, 'x')} and (${conditions.join(' or ')})
    group by x.inspection_id) x on x.inspection_id = v.id`;
}

/** Keeps each distinct text once and answers with its alias. */
function numbered(prefix: string) {
  const texts: string[] = [];
  const alias = (text: string) => {
    if (!texts.includes(text)) texts.push(text);
    return `${prefix}${texts.indexOf(text)}`;
  };
  return { texts, alias };
}

/** Counts of complaints in the plan's period under a condition, and the join that brings them. */
function collectComplaints(of: FactsOf, grain: string) {
  const { texts, alias } = numbered('c');
  const { from, to } = of.plan.period;
  const inPeriod = `c.happened_on between ${quote(from)} and ${quote(to)}`;
  const ofUnit = (condition: string) =>
    `(select count(*) from complaint c where c.unit_id = t.id and ${inPeriod} and ${condition})::numeric`;
  const ofPlan = (condition: string) => `(select count(*) from complaint c
    where c.unit_no between ${whole(of.scope.lo)} and ${whole(of.scope.hi)} and ${inPeriod} and ${condition})::numeric`;
  // A year's facts hold every outlet: counting all complaints once is cheaper than asking for each.
  const joined = (condition: string) => `coalesce(c.${alias(condition)}, 0)::numeric`;
  const columns = () => texts.map((text, n) => `count(*) filter (where ${text}) as c${n}`);
  return {
    count: { 年度: joined, 方案: ofPlan }[grain] ?? ofUnit,
    join: () =>
      texts.length === 0
        ? ''
        : `left join (select c.unit_id, ${columns().join(', ')}
        from complaint c where ${inPeriod} group by c.unit_id) c on c.unit_id = t.id`,
  };
}

export function collectNeeds(of: FactsOf, grain: string): Collected {
  let ranked = false;
  const fine = numbered('f');
  const deducted = numbered('d');
  const visits = numbered('y');
  const complaints = collectComplaints(of, grain);
  const sums = numbered('s');
  return {
    readings: of.readings,
    ranking: (within) => {
      ranked = true;
      return rankColumns('r', levelOf(within, of.readings));
    },
    fineRanking: (within) => `${fine.alias(levelOf(within, of.readings))}.place`,
    deducted: (condition) => `x.${deducted.alias(condition)}`,
    visits: (aggregate) => `y.${visits.alias(aggregate)}`,
    ancestor: ancestorColumn,
    complaints: complaints.count,
    rules: (ids) => `coalesce(${sums.alias(ids.map(quote).join(', '))}.amount, 0)`,
    overall: (source) => overallSql(of, source),
    tables: () =>
      fine.texts.map((level, n) => ({
        name: `fine_${n}`,
        create: `create temp table fine_${n} on commit drop as ${fineRankingSql(of, level)}`,
      })),
    joins: () => [
      ...(ranked ? ['left join ranking r on r.inspection_id = v.id'] : []),
      ...fine.texts.map(
        (_, n) => `left join fine_${n} f${n} on f${n}.unit_id = v.unit_id and f${n}.wave = v.wave`,
      ),
    ],
    ruleSum: (ids) => {
      const list = ids.map(quote).join(', ');
      const s = sums.alias(list);
      return `left join (select unit_id, fact_kind, fact_id, sum(amount) as amount from candidate
        where rule_id in (${list}) group by unit_id, fact_kind, fact_id) ${s}
        on ${s}.unit_id = v.unit_id and ${s}.fact_kind = v.fact_kind and ${s}.fact_id = v.fact_id`;
    },
    deductedJoin: () => deductedJoin(of, deducted.texts),
    complaintJoin: complaints.join,
    visitColumns: () => visits.texts.map((aggregate, n) => `${aggregate} as y${n}`),
  };
}
