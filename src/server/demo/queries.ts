/** What the demo writes by itself; everything else goes the way a bank's own data would. */
import { sql } from 'drizzle-orm';
import type { DemoPerson } from '../../domain/demo/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { pinyinOf } from '../organisation/pinyin.ts';

type Place = { id: number; unitNo: number; lastNo: number };

export async function findPlaces(db: Db, codes: string[]): Promise<Map<string, Place>> {
  const { rows } = await db.execute<Place & { code: string }>(sql`
    select code, id, unit_no as "unitNo", last_no as "lastNo" from unit where code = any(${sql.param(codes)}::text[])`);
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

/** @returns person ids by staff number */
export async function insertPeople(db: Db, people: DemoPerson[]): Promise<Map<string, number>> {
  const rowsText = JSON.stringify(people.map((p) => ({ ...p, pinyin: pinyinOf(p.name) })));
  const { rows } = await db.execute<{ staffNo: string; id: number }>(sql`
    insert into person (unit_id, unit_no, staff_no, name, pinyin, post)
    select u.id, u.unit_no, p."staffNo", p.name, p.pinyin, p.post
    from json_to_recordset(${rowsText}::json) as p("staffNo" text, name text, pinyin text, post text, "unitCode" text)
    join unit u on u.code = p."unitCode" returning staff_no as "staffNo", id`);
  return new Map(rows.map(({ staffNo, id }) => [staffNo, id]));
}

/** The first half year is confirmed, the third quarter published, as a bank would have done by autumn. */
export async function updateShown(db: Db): Promise<void> {
  await db.execute(sql`
    update ledger_line
    set state = case when wave in ('2023Q1', '2023Q2') then 'confirmed' else 'published' end, state_at = now()
    where wave in ('2023Q1', '2023Q2', '2023Q3') or happened_on < '2023-10-01'`);
}

/** Accounts by user name. */
export async function findAccounts(db: Db, usernames: string[]) {
  const { rows } = await db.execute<{ userId: string; username: string; name: string }>(sql`
    select id as "userId", username, name from "user" where username = any(${sql.param(usernames)}::text[])`);
  return new Map(rows.map((row) => [row.username, row]));
}

/** Demo accounts as those who act, by user name; each holds one role. */
export async function findDemoActors(db: Db, usernames: string[]): Promise<Map<string, Actor>> {
  const { rows } = await db.execute<Omit<Actor, 'unit'> & { unit: Actor['unit'] }>(sql`
    select u.id as "userId", u.name, u.username, a.role, a.id as "assignmentId", json_build_object('id', n.id, 'code', n.code, 'name', n.name,
      'unitNo', n.unit_no, 'lastNo', n.last_no, 'level', n.level) as unit
    from "user" u join assignment a on a.user_id = u.id join unit n on n.id = a.unit_id
    where u.username = any(${sql.param(usernames)}::text[])`);
  return new Map(rows.map((row) => [row.username, row]));
}

type Matter = { kind: 'deduction'; unitId: number; id: number; itemCode: string };

/** What an outlet may dispute: the dearest item of each of the year's first three waves, the dearest of all first. */
export async function listDisputable(db: Db, unitId: number): Promise<Matter[]> {
  const { rows } = await db.execute<Matter>(sql`
    select 'deduction' as kind, "unitId", id, "itemCode" from (
      select distinct on (i.wave) i.unit_id as "unitId", i.id, d.item_code as "itemCode", d.points
      from inspection i join deduction d on d.unit_id = i.unit_id and d.inspection_id = i.id
      where i.unit_id = ${unitId} and i.kind = '省行神秘人' and i.wave in ('2023Q1', '2023Q2', '2023Q3')
      order by i.wave, d.points desc, d.item_code) dearest
    order by points desc, id`);
  return rows;
}

/** An appeal filed some days ago: the moment of filing agrees with its clock. */
export async function updateFiledAt(db: Db, unitId: number, id: number, at: string): Promise<void> {
  await db.execute(
    sql`update appeal set filed_at = ${at} where unit_id = ${unitId} and id = ${id}`,
  );
}
