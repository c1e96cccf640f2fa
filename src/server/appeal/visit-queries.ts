/** The visit behind an appeal: what was answered on the disputed item, for the reviewer to set beside the claim. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import type { AppealRecord } from './queries.ts';

type Behind = { inspectionId: number; answer: string | null };

/** Null for a ticket, or a line that stands on something else than a visit. */
export async function findVisitBehind(db: Db, row: AppealRecord): Promise<Behind | null> {
  if (row.subjectKind === 'ticket') return null;
  const inspection =
    row.subjectKind === 'deduction'
      ? sql`${row.subjectId}::bigint`
      : sql`(select l.fact_id from ledger_line l where l.unit_id = ${row.unit.id} and l.id = ${row.subjectId} and l.fact_kind = 'visit')`;
  const { rows } = await db.execute<Behind>(sql`
    select i.id as "inspectionId", (v.document -> ${row.itemCode}::text -> 'heads' -> 0 -> 'value')::text as answer
    from inspection i left join visit v on v.unit_id = i.unit_id and v.inspection_id = i.id and v.second_of is null
    where i.unit_id = ${row.unit.id} and i.id = ${inspection} limit 1`);
  return rows[0] ?? null;
}
