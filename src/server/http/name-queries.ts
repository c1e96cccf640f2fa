/** Whether the bank masks the names of other outlets' people; it does unless it said otherwise. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

export async function findMasking(db: Db, at: { unitNo: number }): Promise<boolean> {
  const { rows } = await db.execute<{ mask: boolean | null }>(sql`
    select (document ->> 'maskNames')::boolean as mask from personal_setting
    where unit_no <= ${at.unitNo} and last_no >= ${at.unitNo} order by unit_no limit 1`);
  return rows[0]?.mask ?? true;
}
