/** 工作日历 in the database: days entered by a unit hold for it and everything below. */
import { sql } from 'drizzle-orm';
import type { Override } from '../../domain/calendar/index.ts';
import type { UnitRef } from '../../contract/common.ts';
import type { Db } from '../db/open.ts';

export type EnteredDay = Override & { unit: UnitRef; version: number };

/** Days that hold at a unit, those of higher units first: of two for one day the nearer is the last. */
export async function listDays(db: Db, unitNo: number, year?: number): Promise<EnteredDay[]> {
  const of = year === undefined ? sql`` : sql`and extract(year from c.day) = ${year}`;
  const { rows } = await db.execute<EnteredDay>(sql`
    select c.day::text as day, c.working, c.name, c.source, c.version, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit
    from calendar_day c join unit u on u.id = c.unit_id
    where c.unit_no <= ${unitNo} and c.last_no >= ${unitNo} ${of} order by c.unit_no, c.day`);
  return rows;
}

type Place = { id: number; unitNo: number; lastNo: number };

/** Enters days of a unit; one entered before is replaced. */
export async function insertDays(db: Db, at: Place, days: readonly Override[]): Promise<void> {
  await db.execute(sql`
    insert into calendar_day (unit_id, unit_no, last_no, day, working, name, source)
    select ${at.id}, ${at.unitNo}, ${at.lastNo}, d.day, d.working, d.name, d.source
    from json_to_recordset(${JSON.stringify(days)}::json) as d(day date, working boolean, name text, source text)
    on conflict (unit_id, day) do update set working = excluded.working, name = excluded.name, source = excluded.source,
      version = calendar_day.version + 1`);
}

/** Enters one day, or changes it; false when somebody else did since that version (0 = nobody had). */
export async function updateDay(
  db: Db,
  at: Place,
  { day, working, name, source }: Override,
  version: number,
): Promise<boolean> {
  const { rowCount } = await db.execute(
    version === 0
      ? sql`insert into calendar_day (unit_id, unit_no, last_no, day, working, name, source)
          values (${at.id}, ${at.unitNo}, ${at.lastNo}, ${day}, ${working}, ${name}, ${source}) on conflict do nothing`
      : sql`update calendar_day set working = ${working}, name = ${name}, source = ${source}, version = version + 1
          where unit_id = ${at.id} and day = ${day} and version = ${version}`,
  );
  return (rowCount ?? 0) > 0;
}

/** @returns whether there was one */
export async function deleteDay(db: Db, unitId: number, day: string): Promise<boolean> {
  const done = await db.execute(
    sql`delete from calendar_day where unit_id = ${unitId} and day = ${day}`,
  );
  return (done.rowCount ?? 0) > 0;
}

/** Before a year's table is imported: what the unit had entered for it is replaced as a whole. */
export async function deleteYear(db: Db, unitId: number, year: number): Promise<void> {
  await db.execute(
    sql`delete from calendar_day where unit_id = ${unitId} and extract(year from day) = ${year}`,
  );
}
