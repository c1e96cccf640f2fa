/** How each sheet's rows meet the rows of their table: what identifies a fact, and what may change in it. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import type { SheetCounts } from './take-over.ts';

export type FactTable = {
  sheet: string;
  table: string;
  /** The staged rows `n`. */
  staged: string;
  /** Column → staged expression; together with the unit they identify the fact. */
  key: Record<string, string>;
  values: Record<string, string>;
};

const numbered = (table: string, by: string) =>
  `(select *, row_number() over (partition by ${by} order by n) as sequence from ${table})`;

export const factTables: FactTable[] = [
  {
    sheet: '检查成绩',
    table: 'inspection',
    staged: 'new_score',
    key: { kind: 'n.kind', wave: 'n.wave' },
    values: { visited_on: 'n."visitedOn"', score: 'n.score' },
  },
  {
    sheet: '投诉',
    table: 'complaint',
    staged: 'new_complaint',
    key: { order_no: 'n."orderNo"' },
    values: {
      happened_on: 'n."happenedOn"',
      justified: 'n.justified',
      subjective: 'n.subjective',
      assessed: 'n.assessed',
      amount: 'n.amount',
    },
  },
  {
    sheet: '曝光',
    table: 'exposure',
    staged: numbered('new_exposure', '"unitCode", "happenedOn", level'),
    key: { happened_on: 'n."happenedOn"', level: 'n.level', sequence: 'n.sequence' },
    values: { verified: 'n.verified' },
  },
  {
    sheet: '现场处罚',
    table: 'ticket',
    staged: numbered('new_ticket', '"unitCode", "happenedOn"'),
    key: { happened_on: 'n."happenedOn"', sequence: 'n.sequence' },
    values: {
      offender: 'n.offender',
      clause: 'n.clause',
      times: 'n.times',
      points: 'n.points',
      amount: 'n.amount',
    },
  },
];

const keys = Object.keys;
const staged = (f: FactTable) => `${f.staged} n join unit u on u.code = n."unitCode"`;
const match = (f: FactTable) =>
  ['b.unit_id = u.id', ...keys(f.key).map((c) => `b.${c} = ${f.key[c]}`)].join(' and ');
const differs = (f: FactTable) =>
  `(${keys(f.values)
    .map((c) => `b.${c}`)
    .join(', ')}) is distinct from (${Object.values(f.values).join(', ')})`;

export async function countStaged(db: Db, f: FactTable): Promise<SheetCounts> {
  const { rows } = await db.execute<{ rows: number; added: number; changed: number }>(
    sql.raw(`select count(*) as rows, count(*) filter (where b.unit_id is null) as added,
      count(*) filter (where b.unit_id is not null and ${differs(f)}) as changed
      from ${staged(f)} left join ${f.table} b on ${match(f)}`),
  );
  const { rows: all, added, changed } = rows[0]!;
  return { rows: all, added, changed, same: all - added - changed };
}

export async function updateStaged(db: Db, f: FactTable, importId: number | null): Promise<void> {
  const set = keys(f.values)
    .map((c) => `${c} = ${f.values[c]}`)
    .join(', ');
  await db.execute(
    sql`${sql.raw(`update ${f.table} b set ${set}, import_id = `)}${importId}::bigint${sql.raw(` from ${staged(f)} where ${match(f)} and ${differs(f)}`)}`,
  );
}

export async function insertStaged(db: Db, f: FactTable, importId: number | null): Promise<void> {
  const columns = { ...f.key, ...f.values };
  await db.execute(
    sql`${sql.raw(`insert into ${f.table} (unit_id, unit_no, ${keys(columns).join(', ')}, import_id)
      select u.id, u.unit_no, ${Object.values(columns).join(', ')}, `)}${importId}::bigint${sql.raw(`
      from ${staged(f)} left join ${f.table} b on ${match(f)} where b.unit_id is null order by n.n`)}`,
  );
}

/**
 * A visit's deductions are one list: where it differs from what is stored, it is replaced whole.
 * Visits that the sheet does not mention keep theirs.
 */
export async function replaceDeductions(db: Db): Promise<SheetCounts> {
  await db.execute(sql`create temp table changed_visit on commit drop as
    with incoming as (
      select i.unit_id, i.id, count(*) as rows,
        string_agg(concat_ws('|', n."itemCode", n."itemName", n.category, n.points::numeric(7, 2), n."isKey"), ';'
          order by n."itemCode", n.points, n."itemName", n."isKey") as list
      from new_deduction n join unit u on u.code = n."unitCode"
      join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave group by i.unit_id, i.id),
    stored as (
      select d.unit_id, d.inspection_id, string_agg(concat_ws('|', d.item_code, d.item_name, d.category, d.points, d.is_key), ';'
        order by d.item_code, d.points, d.item_name, d.is_key) as list
      from deduction d join incoming n on n.unit_id = d.unit_id and n.id = d.inspection_id group by d.unit_id, d.inspection_id)
    select n.unit_id, n.id, n.rows, s.list is null as is_new from incoming n
    left join stored s on s.unit_id = n.unit_id and s.inspection_id = n.id where n.list is distinct from s.list`);
  await db.execute(
    sql`delete from deduction d using changed_visit c where d.unit_id = c.unit_id and d.inspection_id = c.id`,
  );
  await db.execute(sql`insert into deduction (unit_id, unit_no, inspection_id, item_code, item_name, category, points, is_key)
    select i.unit_id, i.unit_no, i.id, n."itemCode", n."itemName", n.category, n.points, n."isKey"
    from new_deduction n join unit u on u.code = n."unitCode"
    join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave
    join changed_visit c on c.unit_id = i.unit_id and c.id = i.id order by n.n`);
  const { rows } = await db.execute<{ rows: number; added: number; changed: number }>(sql`
    select (select count(*) from new_deduction) as rows, coalesce(sum(rows) filter (where is_new), 0)::bigint as added,
      coalesce(sum(rows) filter (where not is_new), 0)::bigint as changed from changed_visit`);
  const { rows: all, added, changed } = rows[0]!;
  return { rows: all, added, changed, same: all - added - changed };
}
