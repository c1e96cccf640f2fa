/** The waves of visits, in the database. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { wavesSchema } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import { visitDays } from './visit-days.ts';

/** What has been visited in the reader's range, newest first. */
export async function listWaves(db: Db, whole: boolean): Promise<z.output<typeof wavesSchema>> {
  const { rows } = await db.execute<z.output<typeof wavesSchema>[number]>(sql`
    select wave, kind, sum(n)::int as visited,
      min(visited_on)::text as "from", max(visited_on)::text as "to"
    from (${visitDays(whole)}) d group by wave, kind order by max(visited_on) desc, wave desc, kind`);
  return rows;
}
