/** 检查标准 and the waves of visits, in the database. */
import { asc, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { standardItem } from '../../../db/schema/index.ts';
import type { standardSchema, wavesSchema } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';

type Standard = z.output<typeof standardSchema>;

/** The newest version of each checklist, with its items in order. */
export async function listStandards(db: Db): Promise<Standard[]> {
  const { rows } = await db.execute<Omit<Standard, 'items'>>(sql`
    select distinct on (unit_no, name) id, name, version,
      valid_from::text as "validFrom", valid_to::text as "validTo"
    from standard order by unit_no, name, version desc`);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const { standardId, code, name, points, category, keyFrom, keyTo, position } = standardItem;
  const items = await db
    .select({ standardId, code, name, points, category, keyFrom, keyTo })
    .from(standardItem)
    .where(inArray(standardId, ids))
    .orderBy(asc(position), asc(code));
  return rows.map((row) => ({
    ...row,
    items: items.filter((item) => item.standardId === row.id),
  }));
}

/** What has been visited in the reader's range, newest first. */
export async function listWaves(db: Db): Promise<z.output<typeof wavesSchema>> {
  const { rows } = await db.execute<z.output<typeof wavesSchema>[number]>(sql`
    select wave, kind, count(*) as visited,
      min(visited_on)::text as "from", max(visited_on)::text as "to"
    from inspection group by wave, kind order by max(visited_on) desc, wave desc, kind`);
  return rows;
}
