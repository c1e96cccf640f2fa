/** What a workbook may rest on: units and visits that are on record already. */
import { sql } from 'drizzle-orm';
import type { OpenVisit } from '../../domain/inspection/check-book.ts';
import type { Level, UnitRow } from '../../domain/organisation/model.ts';
import type { OnRecord } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';

/** Every unit's level by its code. In a wide transaction: a county may bring the province's list. */
async function listLevels(db: Db): Promise<Map<string, Level>> {
  const { rows } = await db.execute<{ code: string; level: Level }>(
    sql`select code, level from unit`,
  );
  return new Map(rows.map(({ code, level }) => [code, level]));
}

/** Those of the visits that nobody has recorded. */
async function findMissing(db: Db, visits: OpenVisit[]): Promise<OpenVisit[]> {
  const { rows } = await db.execute<OpenVisit>(sql`
    select n.wave, n.kind, n."unitCode"
    from json_to_recordset(${JSON.stringify(visits)}::json) as n(wave text, kind text, "unitCode" text)
    join unit u on u.code = n."unitCode"
    left join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave
    where i.id is null`);
  return rows;
}

/** @param read gives a database that sees every unit, for as long as one question takes */
export const onRecord = async (
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
): Promise<OnRecord> => ({
  units: await read(listLevels),
  findMissing: (visits) => read((db) => findMissing(db, visits)),
});

/** The units of the reader's range and those above, as the template shows them. */
export async function listTemplateUnits(db: Db): Promise<UnitRow[]> {
  const { rows } = await db.execute<UnitRow>(sql`
    select u.code, u.name, u.level, p.code as "parentCode", u.queue_machine as "queueMachine"
    from unit u left join unit p on p.id = u.parent_id order by u.unit_no`);
  return rows;
}

/** The newest year in which anything was visited in the reader's range; null before the first. */
export async function findNewestYear(db: Db): Promise<number | null> {
  const { rows } = await db.execute<{ year: number | null }>(
    sql`select max(extract(year from visited_on))::int as year from inspection`,
  );
  return rows[0]?.year ?? null;
}
