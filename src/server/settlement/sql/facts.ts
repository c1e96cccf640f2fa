/**
 * The facts of a period as one relation per grain: a temporary table with a row for each visit (year,
 * complaint, exposure, ticket) and a column for each indicator that the rules use.
 */
import type { Grain, Indicator } from '../../../contract/plan.ts';
import { outletLevel } from '../../../domain/organisation/model.ts';
import type { FeelType } from '../../../feel/index.ts';
import { vouchedText } from '../../inspection/index.ts';
import { sourceSql, sourceType } from '../sources.ts';
import { collectNeeds, type Collected, type FactsOf } from './needs.ts';
import { inScope } from './places.ts';
import { quote } from './text.ts';

const phasesSql = ({ plan }: FactsOf) =>
  plan.phases.length === 0
    ? `(select null::text as name, null::numeric as target, null::date as starts, null::date as ends where false)`
    : `(values ${plan.phases.map((p) => `(${quote(p.name)}, ${p.target}::numeric, date ${quote(p.from)}, date ${quote(p.to)})`).join(', ')}) `;
const phaseJoin = (of: FactsOf, day: string) =>
  `left join ${phasesSql(of)} as ph(name, target, starts, ends) on ${day} between ph.starts and ph.ends`;

type Base = (of: FactsOf, needs: Collected) => { row: string; from: string };

const period = ({ plan }: FactsOf, day: string) =>
  `${day} between ${quote(plan.period.from)} and ${quote(plan.period.to)}`;

/** Complaints, exposures and tickets share one shape: a dated row of a unit. */
const dated =
  (table: string, kind: string, extra = '', counted = 'true'): Base =>
  (of) => ({
    row: `v.unit_id, v.unit_no, ${quote(kind)} as fact_kind, v.id as fact_id, null::text as wave, ph.name as phase, v.happened_on, t.code as unit_code`,
    from: `from (select *${extra} from ${table} where ${counted}) v join place t on t.id = v.unit_id ${phaseJoin(of, 'v.happened_on')} where ${period(of, 'v.happened_on')}`,
  });

/** What an appeal struck out is no ticket, and no earlier one. Tickets issued earlier in the year to the same person under the same clause. */
const earlierTickets = `, case when offender = '' then 0 else count(*) over (
  partition by unit_id, offender, clause, extract(year from happened_on)
  order by happened_on, sequence rows between unbounded preceding and 1 preceding) end as earlier`;

const bases: Record<Grain, Base> = {
  波次: (of, needs) => ({
    row: `v.unit_id, v.unit_no, 'visit' as fact_kind, v.id as fact_id, v.wave, ph.name as phase, v.visited_on as happened_on, t.code as unit_code`,
    from: `from inspection v join place t on t.id = v.unit_id ${phaseJoin(of, 'v.visited_on')}
      ${needs.joins().join('\n')} ${needs.deductedJoin()}
      where v.kind = ${quote(of.plan.counts)} and ${period(of, 'v.visited_on')} and ${inScope(of, 'v')} and ${vouchedText('v')}`,
  }),
  年度: (of, needs) => ({
    row: `t.id as unit_id, t.unit_no, 'year' as fact_kind, ${of.plan.period.from.slice(0, 4)}::bigint as fact_id,
      null::text as wave, null::text as phase, null::date as happened_on, t.code as unit_code`,
    from: `from place t left join (select i.unit_id${needs
      .visitColumns()
      .map((c) => `, ${c}`)
      .join('')} from inspection i
      where i.kind = ${quote(of.plan.counts)} and ${period(of, 'i.visited_on')} and ${inScope(of, 'i')} and ${vouchedText('i')} group by i.unit_id) y on y.unit_id = t.id
      ${needs.complaintJoin()} where t.level = ${quote(outletLevel)}`,
  }),
  投诉: dated('complaint', 'complaint'),
  曝光: dated('exposure', 'exposure'),
  现场处罚: dated('ticket', 'ticket', earlierTickets, 'not voided'),
  方案: () => ({ row: `'plan' as fact_kind`, from: '' }),
};

/** The table of a grain, and the column of each indicator in it. */
export type FactsTable = {
  table: string;
  /** The select behind the table. */
  select: string;
  /** Every table this grain needs, the facts themselves last. */
  tables: { name: string; create: string }[];
  column: (name: string) => string;
  type: (name: string) => FeelType;
  /** The joins with which a rule reads the sums of earlier rules. */
  ruleJoins: (indicators: Indicator[]) => string;
};

const tables: Record<Grain, string> = {
  波次: 'facts_visit',
  年度: 'facts_year',
  投诉: 'facts_complaint',
  曝光: 'facts_exposure',
  现场处罚: 'facts_ticket',
  方案: 'facts_plan',
};

/** Sources that are columns of every row already: a row is written and read once more for each rule. */
const ownColumns = [
  ['t.code', 'unit_code'],
  ['v.wave', 'wave'],
  ['ph.name', 'phase'],
  ['v.visited_on', 'happened_on'],
  ['v.happened_on', 'happened_on'],
] as const;

/** `indicators`: those to be built; sums of other rules are read when the rule runs, so they are no column. */
export function factsTable(of: FactsOf, grain: Grain, indicators: Indicator[]): FactsTable {
  const needs = collectNeeds(of, grain);
  const sourceOf = new Map(indicators.map(({ name, source }) => [name, source]));
  const aliases = new Map<string, string>(ownColumns);
  const columns: string[] = [];
  for (const { source } of indicators.filter((one) => one.source.kind !== 'rules')) {
    const text = sourceSql(source, needs);
    if (aliases.has(text)) continue;
    aliases.set(text, `i${columns.length}`);
    columns.push(`${text} as i${columns.length}`);
  }
  const { row, from } = bases[grain](of, needs);
  const column = (name: string) => {
    const source = sourceOf.get(name)!;
    const text = sourceSql(source, needs);
    return source.kind === 'rules' ? text : `v.${aliases.get(text)!}`;
  };
  const name = tables[grain];
  const select = `select ${[row, ...columns].join(', ')} ${from}`;
  return {
    table: name,
    select,
    tables: [
      ...needs.tables(),
      { name, create: `create temp table ${name} on commit drop as ${select}` },
    ],
    column,
    ruleJoins: (used) =>
      used
        .map(({ source }) => (source.kind === 'rules' ? needs.ruleSum(source.rules) : ''))
        .join(' '),
    type: (name) => sourceType(sourceOf.get(name)!),
  };
}
