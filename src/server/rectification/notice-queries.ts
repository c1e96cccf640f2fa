/** What a notice tells of the visit, and the meeting that goes with its drill. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import type { Found } from './queries.ts';

export type DeductionLine = { itemCode: string; itemName: string; points: string };

/** Deductions of the visit an errand speaks of, the heaviest first. */
export async function listLost(db: Db, found: Found): Promise<DeductionLine[]> {
  const { rows } = await db.execute<DeductionLine>(sql`
    select d.item_code as "itemCode", d.item_name as "itemName", d.points::text as points
    from inspection i join deduction d on d.unit_id = i.unit_id and d.inspection_id = i.id
    where i.unit_id = ${found.unit.id} and case when ${found.sourceKind} = 'inspection' then i.id = ${found.sourceId}
      else i.wave = ${found.form.wave ?? ''} and i.visited_on::text = ${found.form.visitedOn ?? ''} end
    order by d.points desc, d.item_code limit 30`);
  return rows;
}

/** The other errand of the same notice. */
export async function findSibling(
  db: Db,
  found: Found,
  kind: 'drill' | 'morning',
): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from rectification where unit_id = ${found.unit.id} and kind = ${kind}
      and source_kind = ${found.sourceKind} and source_id = ${found.sourceId}`);
  return rows[0]?.id ?? null;
}
