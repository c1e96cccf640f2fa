/**
 * 重复扣分: a deduction is marked when the same item was also deducted at the outlet's last earlier
 * visit of the kind. The mark is kept on the row, because finding it anew at each settlement would join
 * all deductions with themselves. It depends on two visits, so a change of one re-marks the next too.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

/** Visits of the units in `units` (a select of unit_id), each with the one before it of the same kind. */
export const visitsInTurn = (units: SQL) => sql`select i.unit_id, i.id, i.created_at,
    lag(i.id) over (partition by i.unit_id, i.kind order by i.wave) as before_id
  from inspection i where i.unit_id in (${units})`;

/** Marks the deductions of these visits (a select of unit_id, id, before_id); writes only what differs. */
export const markRepeated = (db: Db, visits: SQL) =>
  db.execute(sql`with visit as materialized (${visits}),
    lost as (select distinct d.unit_id, d.inspection_id, d.item_code from visit v
      join deduction d on d.unit_id = v.unit_id and d.inspection_id = v.before_id),
    differs as (select d.unit_id, d.id from visit v
      join deduction d on d.unit_id = v.unit_id and d.inspection_id = v.id
      left join lost l on l.unit_id = d.unit_id and l.inspection_id = v.before_id and l.item_code = d.item_code
      where d.repeated <> (l.item_code is not null))
    update deduction d set repeated = not d.repeated from differs x where d.unit_id = x.unit_id and d.id = x.id`);

/**
 * Call it after every change of these visits or of their deductions (adding one, too), in the same
 * transaction. Marks them and the visits that follow them.
 */
export async function refreshRepeated(
  db: Db,
  visits: readonly { unitId: number; inspectionId: number }[],
): Promise<void> {
  if (visits.length === 0) return;
  const rows = JSON.stringify(visits.map((v) => ({ unit_id: v.unitId, id: v.inspectionId })));
  const changed = sql`json_to_recordset(${rows}::json) as c(unit_id bigint, id bigint)`;
  await markRepeated(
    db,
    sql`select v.unit_id, v.id, v.before_id
      from (${visitsInTurn(sql`select c.unit_id from ${changed}`)}) v
      where exists (select 1 from ${changed} where c.unit_id = v.unit_id and c.id in (v.id, v.before_id))`,
  );
}
