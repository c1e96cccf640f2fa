/** Item codes that name the same item in different versions of a standard. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

type Pair = { from: string; to: string };

/**
 * Each code that a later version renamed → the newest code of the same item; a code that kept its name
 * is left out. Only one-to-one pairs of comparable items are in a mapping as `same`.
 */
export async function findItemAliases(db: Db): Promise<Map<string, string>> {
  const { rows } = await db.execute<Pair>(sql`
    select distinct m."from", m."to", s.version from standard s
    cross join lateral jsonb_to_recordset(s.mapping) as m("from" text, "to" text, comparison text)
    where s.state <> 'draft' and jsonb_typeof(s.mapping) = 'array' and m."from" <> m."to" and m.comparison = 'same'
    order by s.version`);
  const newest = new Map<string, string>();
  for (const { from, to } of rows) {
    for (const [code, item] of newest) if (item === from) newest.set(code, to);
    newest.set(from, to);
  }
  return newest;
}
