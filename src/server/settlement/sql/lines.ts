/** The candidate lines of a rule: one insert-select over the facts of its grain. */
import { toSql, type FeelType } from '../../../feel/index.ts';
import type { RuleProgram } from '../program.ts';
import type { FactsTable } from './facts.ts';
import { quote } from './text.ts';

export const candidateTable = `create temp table candidate (
  rule_id text, unit_id bigint, unit_no bigint, fact_kind text, fact_id bigint, wave text, phase text, happened_on date,
  amount numeric(14, 2), payer_code text, payer_id bigint, kind text, reading jsonb, inputs jsonb) on commit drop`;

/** As stored with a line and read by a person: numbers without trailing zeros, days as ISO text. */
export function inputText(column: string, type: FeelType): string {
  if (type === 'number') return `trim_scale(${column})::text`;
  return type === 'boolean' ? column : `(${column})::text`;
}

/**
 * A line's inputs as jsonb. All but booleans are texts, and `jsonb_object` of two arrays takes half the
 * time of `jsonb_build_object`, which looks at the type of every argument of every row.
 */
function inputsSql(program: RuleProgram, facts: FactsTable): string {
  const all = program.indicators.map(({ name }) => ({
    name: quote(name),
    value: inputText(facts.column(name), facts.type(name)),
    isText: facts.type(name) !== 'boolean',
  }));
  const texts = all.filter(({ isText }) => isText);
  const array = (items: string[]) => `array[${items.join(', ')}]::text[]`;
  const object = `jsonb_object(${array(texts.map((i) => i.name))}, ${array(texts.map((i) => i.value))})`;
  const others = all.filter(({ isText }) => !isText).map((i) => `${i.name}, ${i.value}`);
  return others.length === 0 ? object : `${object} || jsonb_build_object(${others.join(', ')})`;
}

/** Whether the unit itself stands for the amount; then no payer needs to be looked for. */
function paysItself({ payer, indicators }: RuleProgram): boolean {
  if (payer?.tree.kind !== 'input') return payer === null;
  const { source } = indicators.find(({ name }) => name === payer.names[0])!;
  return source.kind === 'unit' && source.field === 'code';
}

/** Amounts are rounded to the fen, half up, here and only here. */
export function candidatesSql(program: RuleProgram, facts: FactsTable): string {
  const { rule } = program;
  const own = paysItself(program);
  const payer = own
    ? 'v.unit_code'
    : `coalesce(${toSql(program.payer!, facts.column)}, v.unit_code)`;
  const amount = `round(${toSql(program.amount, facts.column)}, 2)`;
  const first = program.oncePerPhase
    ? `, row_number() over (partition by unit_id, phase order by happened_on, fact_id) as turn`
    : '';
  return `insert into candidate
    select ${quote(rule.id)}, l.unit_id, l.unit_no, l.fact_kind, l.fact_id, l.wave, l.phase, l.happened_on, l.amount, l.payer, ${own ? 'l.unit_id' : 'p.id'},
      ${quote(rule.kind)}, ${quote(JSON.stringify(program.readings))}::jsonb, l.inputs
    from (
      select *${first} from (
        select v.*, ${amount} as amount, ${payer} as payer, ${inputsSql(program, facts)} as inputs
        from ${facts.table} v ${facts.ruleJoins(program.indicators)} where ${toSql(program.when, facts.column)}
        offset 0) lines -- computed once, then looked at
      where amount <> 0) l
    ${own ? '' : 'join unit p on p.code = l.payer'}
    ${program.oncePerPhase ? 'where turn = 1' : ''}`;
}
