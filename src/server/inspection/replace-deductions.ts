/**
 * A visit's deductions are one list: where it differs from what is stored, it is replaced whole.
 * Visits that the sheet does not mention keep theirs, but may have to be marked anew (重复扣分).
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { markRepeated, visitsInTurn } from './refresh-repeated.ts';
import type { SheetCounts } from './take-over.ts';

/** Every visit the sheet names (not those an appeal has decided on), with the number of its rows and whether anything is stored for it. */
async function insertIncoming(db: Db): Promise<void> {
  await db.execute(sql`create temp table incoming_visit on commit drop as
    select i.unit_id, i.unit_no, i.id, n."unitCode", n.kind, n.wave, n.rows, d.inspection_id is null as is_new
    from (select "unitCode", kind, wave, count(*) as rows from new_deduction group by "unitCode", kind, wave) n
    join unit u on u.code = n."unitCode"
    join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave and i.appeal_id is null
    left join (select distinct unit_id, inspection_id from deduction) d on d.unit_id = i.unit_id and d.inspection_id = i.id`);
  await db.execute(sql`analyze incoming_visit`);
}

/** Lists are compared as texts; "C" because only sameness matters, and it sorts fastest. */
const listOf = (row: SQL, code: SQL, name: SQL, points: SQL, isKey: SQL) =>
  sql`string_agg(${row}, ';' order by ${code} collate "C", ${points}, ${name} collate "C", ${isKey})`;

const incomingList = listOf(
  sql`concat_ws('|', n."itemCode", n."itemName", n.category, n.points::numeric(7, 2), n."isKey")`,
  sql`n."itemCode"`,
  sql`n."itemName"`,
  sql`n.points`,
  sql`n."isKey"`,
);
const storedList = listOf(
  sql`concat_ws('|', d.item_code, d.item_name, d.category, d.points, d.is_key)`,
  sql`d.item_code`,
  sql`d.item_name`,
  sql`d.points`,
  sql`d.is_key`,
);

/** Visits met for the first time, and those whose stored list is another one. */
async function insertChanged(db: Db): Promise<void> {
  await db.execute(sql`create temp table changed_visit on commit drop as
    select * from incoming_visit where is_new`);
  await db.execute(sql`insert into changed_visit
    with incoming as (
      select v.unit_id, v.id, ${incomingList} as list from new_deduction n
      join incoming_visit v on v."unitCode" = n."unitCode" and v.kind = n.kind and v.wave = n.wave
      where not v.is_new group by v.unit_id, v.id),
    stored as (
      select v.unit_id, v.id, ${storedList} as list from deduction d
      join incoming_visit v on v.unit_id = d.unit_id and v.id = d.inspection_id group by v.unit_id, v.id)
    select v.* from incoming_visit v join incoming n on n.unit_id = v.unit_id and n.id = v.id
    join stored s on s.unit_id = v.unit_id and s.id = v.id where n.list <> s.list`);
  await db.execute(sql`analyze changed_visit`);
}

/** The new rows with their visits, and the turn of every visit that they or a new visit may bear on. */
async function insertLists(db: Db): Promise<void> {
  await db.execute(sql`create temp table new_list on commit drop as
    select c.unit_id, c.unit_no, c.id, n.n, n."itemCode", n."itemName", n.category, n.points, n."isKey"
    from new_deduction n join changed_visit c on c."unitCode" = n."unitCode" and c.kind = n.kind and c.wave = n.wave`);
  await db.execute(
    sql`create temp table visit_turn on commit drop as ${visitsInTurn(
      sql`select unit_id from changed_visit union select unit_id from inspection where created_at = now()`,
    )}`,
  );
  await db.execute(sql`analyze new_list (unit_id, id)`);
  await db.execute(sql`analyze visit_turn`);
}

/** In the order of the keys, so that the indexes grow at their ends; marked as they are written. */
const insertMarked = (db: Db) =>
  db.execute(sql`insert into deduction (unit_id, unit_no, inspection_id, item_code, item_name, category, points, is_key, repeated)
    select n.unit_id, n.unit_no, n.id, n."itemCode", n."itemName", n.category, n.points, n."isKey", l.id is not null
    from new_list n
    join visit_turn t on t.unit_id = n.unit_id and t.id = n.id
    left join (select id, "itemCode" as item_code from new_list
      union select d.inspection_id, d.item_code from visit_turn b
        join deduction d on d.unit_id = b.unit_id and d.inspection_id = b.before_id) l
      on l.id = t.before_id and l.item_code = n."itemCode"
    order by n.unit_id, n.id, n.n`);

/** Visits that follow a changed or a new one, or are new between two, and were not written just now. */
const markFollowing = (db: Db) =>
  markRepeated(
    db,
    sql`select v.unit_id, v.id, v.before_id from visit_turn v
      left join visit_turn b on b.unit_id = v.unit_id and b.id = v.before_id
      where (b.created_at = now() or v.created_at = now()
          or exists (select 1 from changed_visit c where c.unit_id = v.unit_id and c.id = v.before_id))
        and not exists (select 1 from changed_visit c where c.unit_id = v.unit_id and c.id = v.id)`,
  );

export async function replaceDeductions(db: Db): Promise<SheetCounts> {
  await insertIncoming(db);
  await insertChanged(db);
  await insertLists(db);
  await db.execute(sql`delete from deduction d using changed_visit c
    where not c.is_new and d.unit_id = c.unit_id and d.inspection_id = c.id`);
  await insertMarked(db);
  await markFollowing(db);
  await refreshStatistics(db, ['deduction']);
  const { rows } = await db.execute<{ rows: number; added: number; changed: number }>(sql`
    select (select count(*) from new_deduction) as rows, coalesce(sum(rows) filter (where is_new), 0)::bigint as added,
      coalesce(sum(rows) filter (where not is_new), 0)::bigint as changed from changed_visit`);
  const { rows: all, added, changed } = rows[0]!;
  return { rows: all, added, changed, same: all - added - changed };
}
