/** Everything about one person: how often, and row by row; found by number, account, or name and place. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { isoMomentOrNull } from '../http/moment.ts';
import { register, type Kept } from './register.ts';

export type Subject = {
  id: number;
  staffNo: string;
  name: string;
  leftOn: string | null;
  erasedAt: string | null;
  unitNo: number;
  unit: { id: number; code: string; name: string };
  accounts: string[];
  /** Units the person is or was at: a name alone counts only there. */
  units: number[];
};

export async function findSubject(db: Db, id: number): Promise<Subject | null> {
  const { rows } = await db.execute<Subject>(sql`
    select p.id, p.staff_no as "staffNo", p.name, p.left_on as "leftOn", p.erased_at as "erasedAt", p.unit_no as "unitNo",
      json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
      coalesce((select array_agg(a.id) from "user" a where a.person_id = p.id), '{}') as accounts,
      array(select p.unit_id union select h.unit_id from history h
        where h.subject_kind = 'person' and h.subject_id = p.id) as units
    from person p join unit u on u.id = p.unit_id where p.id = ${id}`);
  const [row] = rows;
  return row
    ? { ...row, erasedAt: isoMomentOrNull(row.erasedAt), units: row.units.map(Number) }
    : null;
}

type By = 'person' | 'account' | 'name';
const isOf = (columns: string[], value: SQL): SQL =>
  sql.join(
    columns.map((column) => sql`t.${sql.identifier(column)} = ${value}`),
    sql` or `,
  );

/** Tables of the whole bank whose rows name who wrote them. */
const ofNoUnit = new Set(['security_setting', 'log_checkpoint']);
/** An account in the audit trail goes by "name（user name）". */
const nameOf = (table: string, { name }: Subject): SQL =>
  table === 'audit'
    ? sql`any(array(select a.name || '（' || a.username || '）' from "user" a where a.name = ${name}))`
    : sql`${name}`;

/** The ways a table names the person, with their conditions. */
function waysTo(table: string, kept: Kept, who: Subject): { by: By; where: SQL }[] {
  const ways: { by: By; where: SQL }[] = [];
  if (kept.person) ways.push({ by: 'person', where: isOf(kept.person, sql`${who.id}`) });
  if (kept.account && who.accounts.length > 0)
    ways.push({
      by: 'account',
      where: isOf(kept.account, sql`any(${sql.param(who.accounts)}::text[])`),
    });
  if (kept.name && who.erasedAt === null) {
    const here = ofNoUnit.has(table)
      ? sql``
      : sql` and t.unit_id = any(${sql.param(who.units)}::bigint[])`;
    ways.push({ by: 'name', where: sql`(${isOf(kept.name, nameOf(table, who))})${here}` });
  }
  return ways;
}

const anyOf = (ways: { where: SQL }[]): SQL =>
  sql.join(
    ways.map(({ where }) => sql`(${where})`),
    sql` or `,
  );

export type Count = { table: string; kept: Kept; rows: number; by: By[] };

const entries = () =>
  Object.entries(register).flatMap(([table, kept]) => (kept ? [{ table, kept }] : []));

const allWays = ['person', 'account', 'name'] as const satisfies readonly By[];

/** Tables in which something is kept, with how many rows and how they were found. Call past the range. */
export async function countKept(db: Db, who: Subject): Promise<Count[]> {
  const asked = entries().flatMap(({ table, kept }) => {
    const ways = waysTo(table, kept, who);
    return ways.length > 0 ? [{ table, kept, ways }] : [];
  });
  const counts = asked.map(({ table, ways }) => {
    const flags = allWays.map((by) => {
      const way = ways.find((one) => one.by === by);
      return sql`coalesce(bool_or(${way?.where ?? sql`false`}), false) as ${sql.identifier(by)}`;
    });
    return sql`select ${table}::text as "table", count(*)::int as n, ${sql.join(flags, sql`, `)}
      from ${sql.identifier(table)} t where ${anyOf(ways)}`;
  });
  const { rows } = await db.execute<Record<By, boolean> & { table: string; n: number }>(
    sql.join(counts, sql` union all `),
  );
  const found = new Map(rows.map((row) => [row.table, row]));
  return asked.flatMap(({ table, kept }) => {
    const row = found.get(table);
    return row && row.n > 0
      ? [{ table, kept, rows: row.n, by: allWays.filter((by) => row[by]) }]
      : [];
  });
}

/** Of each table at most so many rows: nobody reads more, and the count is told. */
export const mostRows = 5000;

export async function listKept(db: Db, who: Subject, { table, kept }: Count) {
  const columns = kept.shows.map((name) => sql`t.${sql.identifier(name)}`);
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select ${sql.join(columns, sql`, `)} from ${sql.identifier(table)} t
    where ${anyOf(waysTo(table, kept, who))} limit ${mostRows}`);
  return rows;
}

/** Sets what erasing sets in the rows of the person; how many. Only by number and account, never by a name. */
export async function eraseRows(db: Db, who: Subject, { table, kept }: Count, remove: boolean) {
  const ways = waysTo(table, kept, who).filter(({ by }) => by !== 'name');
  if (ways.length === 0) return 0;
  const set = Object.entries(kept.wiped ?? {}).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${sql.raw(value)}`,
  );
  if (!remove && set.length === 0) return 0;
  const of = sql`${sql.identifier(table)} t`;
  const done = remove
    ? await db.execute(sql`delete from ${of} where ${anyOf(ways)}`)
    : await db.execute(sql`update ${of} set ${sql.join(set, sql`, `)} where ${anyOf(ways)}`);
  return done.rowCount ?? 0;
}

/** Names in lists of participants, kept with their number. */
export async function eraseParticipant(db: Db, who: Subject): Promise<void> {
  const me = JSON.stringify([{ id: who.id }]);
  await db.execute(sql`
    update morning_meeting m set participants = (
      select jsonb_agg(case when (p ->> 'id')::bigint = ${who.id} then p || '{"name": "已删除的人员"}' else p end)
      from jsonb_array_elements(m.participants) p)
    where m.unit_id = any(${sql.param(who.units)}::bigint[]) and m.participants @> ${me}::jsonb`);
}

/** What stands against erasing now, by kind. */
export async function findHindrances(db: Db, who: Subject) {
  const mine = sql`any(${sql.param(who.accounts)}::text[])`;
  const { rows } = await db.execute<{ appeals: number; visits: number; holds: number }>(sql`
    select (select count(*)::int from appeal where state in ('filed', 'accepted')
        and (filed_by_id = ${mine} or against_id = ${mine})) as appeals,
      (select count(*)::int from visit where owner_id = ${mine} and state <> 'locked') as visits,
      (select count(*)::int from retention_hold where lifted_at is null and kind = 'all'
        and ${who.unitNo} between unit_no and last_no) as holds`);
  return rows[0]!;
}
