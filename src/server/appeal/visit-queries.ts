/** The visit behind an appeal: what was answered on the disputed item, for the reviewer to set beside the claim. */
import { sql } from 'drizzle-orm';
import type { Item } from '../../domain/standard/index.ts';
import type { Register } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { AppealRecord } from './queries.ts';

export type Behind = {
  inspectionId: number;
  /** As the visit's own version of the standard has it; null where no checklist stands behind it. */
  item: Item | null;
  /** The register's entries on the item (`code`, `code@person`) and on who was on duty. */
  register: Register;
};

/** Null for a ticket, or a line that stands on something else than a visit. */
export async function findVisitBehind(db: Db, row: AppealRecord): Promise<Behind | null> {
  if (row.subjectKind === 'ticket') return null;
  const code = sql`${row.itemCode}::text`;
  const inspection =
    row.subjectKind === 'deduction'
      ? sql`${row.subjectId}::bigint`
      : sql`(select l.fact_id from ledger_line l where l.unit_id = ${row.unit.id} and l.id = ${row.subjectId} and l.fact_kind = 'visit')`;
  const { rows } = await db.execute<Behind>(sql`
    select i.id as "inspectionId",
      jsonb_path_query_first(s.document::jsonb, '$.modules[*].projects[*].items[*] ? (@.code == $code)', jsonb_build_object('code', ${code})) as item,
      coalesce((select jsonb_object_agg(e.key, e.value) from jsonb_each(v.document::jsonb) e
        where e.key in (${code}, '$people') or starts_with(e.key, ${code} || '@')), '{}') as register
    from inspection i left join visit v on v.unit_id = i.unit_id and v.inspection_id = i.id and v.second_of is null
      left join standard s on s.id = v.standard_id
    where i.unit_id = ${row.unit.id} and i.id = ${inspection} limit 1`);
  return rows[0] ?? null;
}
