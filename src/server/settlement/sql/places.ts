/** The units of a run with the codes of the units above them: every grain's facts stand on it. */
import { levels } from '../../../domain/organisation/model.ts';
import { quote, whole } from './text.ts';
import type { FactsOf, Scope } from './needs.ts';

/** Narrows a column to the units asked for; '' when the whole range is meant. */
const onlySql = ({ only }: Scope, column: string) =>
  only === undefined ? '' : ` ${column} in (${[0, ...only].map(whole).join(', ')})`;

/** Whether a fact's row belongs to the units asked for. */
export const inScope = ({ scope }: FactsOf, alias: string) =>
  `${alias}.unit_no between ${whole(scope.lo)} and ${whole(scope.hi)}${onlySql(scope, `and ${alias}.unit_id`)}`;

const codes = levels.map((level, n) => ({ level: quote(level), name: `code${n}` }));

/** The code of a unit's ancestor (or its own) at a level; `t` is a row of `place`. */
export const ancestorColumn = (level: string): string => {
  const known = codes.find((code) => code.level === quote(level));
  return known ? `t.${known.name}` : 'null::text';
};

/** The units in scope with the codes of their ancestors, a column for each level. */
export function placesSql({ scope }: FactsOf): string {
  const first = codes.map((c) => `case when u.level = ${c.level} then u.code end as ${c.name}`);
  const next = codes.map((c) => `case when u.level = ${c.level} then u.code else t.${c.name} end`);
  const own = 'u.id, u.unit_no, u.code, u.name, u.level, u.queue_machine';
  return `create temp table place on commit drop as
    with recursive tree as (
      select ${own}, ${first.join(', ')} from unit u where u.parent_id is null
      union all
      select ${own}, ${next.join(', ')} from unit u join tree t on u.parent_id = t.id)
    select * from tree where unit_no between ${whole(scope.lo)} and ${whole(scope.hi)}${onlySql(scope, 'and id')}`;
}
