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
  /** Rows that an appeal changed carry it in `appeal_id`: a workbook of before does not undo a decision. */
  appealable?: true;
};

const numbered = (table: string, by: string) =>
  `(select *, row_number() over (partition by ${by} order by n) as sequence from ${table})`;

/**
 * Tickets issued on the spot are in the workbooks we export ourselves; coming back they are already
 * there, and no imported row may take their place.
 */
const importedTickets = `(select * from new_ticket t where not exists (
  select 1 from ticket s join unit at on at.id = s.unit_id and at.code = t."unitCode"
  where s.issuer_id <> '' and s.happened_on = t."happenedOn" and s.clause = t.clause
    and s.offender = t.offender and s.times = t.times
    and s.points is not distinct from t.points and s.amount is not distinct from t.amount)) kept`;

export const factTables: FactTable[] = [
  {
    sheet: '检查成绩',
    table: 'inspection',
    staged: 'new_score',
    key: { kind: 'n.kind', wave: 'n.wave' },
    values: { visited_on: 'n."visitedOn"', score: 'n.score' },
    appealable: true,
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
    staged: numbered(importedTickets, '"unitCode", "happenedOn"'),
    key: { happened_on: 'n."happenedOn"', sequence: 'n.sequence' },
    values: {
      offender: 'n.offender',
      clause: 'n.clause',
      times: 'n.times',
      points: 'n.points',
      amount: 'n.amount',
    },
    appealable: true,
  },
];

const keys = Object.keys;
const staged = (f: FactTable) => `${f.staged} n join unit u on u.code = n."unitCode"`;
const match = (f: FactTable) =>
  ['b.unit_id = u.id', ...keys(f.key).map((c) => `b.${c} = ${f.key[c]}`)].join(' and ');
const differs = (f: FactTable) =>
  `(${keys(f.values)
    .map((c) => `b.${c}`)
    .join(
      ', ',
    )}) is distinct from (${Object.values(f.values).join(', ')})${f.appealable ? ' and b.appeal_id is null' : ''}`;

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

/** `allNew`: no staged row is in the table yet, so none needs to be looked for. */
export async function insertStaged(
  db: Db,
  f: FactTable,
  importId: number | null,
  allNew: boolean,
): Promise<void> {
  const columns = { ...f.key, ...f.values };
  const missing = allNew ? '' : `left join ${f.table} b on ${match(f)} where b.unit_id is null`;
  await db.execute(
    sql`${sql.raw(`insert into ${f.table} (unit_id, unit_no, ${keys(columns).join(', ')}, import_id)
      select u.id, u.unit_no, ${Object.values(columns).join(', ')}, `)}${importId}::bigint${sql.raw(`
      from ${staged(f)} ${missing} order by n.n`)}`,
  );
}
