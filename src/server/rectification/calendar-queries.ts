/** Days of a unit's calendar that differ from the published one. */
import { sql } from 'drizzle-orm';
import type { Override } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';

/** Those of the units above first, the own last, so that the nearest wins. */
export async function listOverrides(db: Db, unitId: number): Promise<Override[]> {
  const { rows } = await db.execute<Override>(sql`
    select c.day::text as day, c.working, c.name, c.source from calendar_day c
    join unit u on u.unit_no between c.unit_no and c.last_no where u.id = ${unitId} order by c.unit_no`);
  return rows;
}
