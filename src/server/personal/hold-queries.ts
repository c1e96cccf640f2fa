/** 保全 in the database: what keeps data past their time. */
import { sql } from 'drizzle-orm';
import type { RetentionClass } from '../../domain/personal/index.ts';
import type { UnitRef } from '../../contract/common.ts';
import type { Db } from '../db/open.ts';

export type HoldRow = {
  id: number;
  unit: UnitRef;
  unitNo: number;
  kind: RetentionClass | 'all';
  reason: string;
  placedBy: string;
  placedAt: string;
};

export async function listHolds(db: Db): Promise<HoldRow[]> {
  const { rows } = await db.execute<HoldRow>(sql`
    select h.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, h.unit_no as "unitNo", h.kind,
      h.reason, h.placed_by as "placedBy", h.placed_at as "placedAt"
    from retention_hold h join unit u on u.id = h.unit_id where h.lifted_at is null order by h.id desc limit 200`);
  return rows;
}

export async function insertHold(
  db: Db,
  at: { id: number; unitNo: number; lastNo: number },
  given: { kind: string; reason: string; by: string },
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into retention_hold (unit_id, unit_no, last_no, kind, reason, placed_by)
    values (${at.id}, ${at.unitNo}, ${at.lastNo}, ${given.kind}, ${given.reason}, ${given.by}) returning id`);
  return rows[0]!.id;
}

/** @returns its reason, or null when there is no such hold */
export async function updateLifted(db: Db, id: number, by: string): Promise<string | null> {
  const { rows } = await db.execute<{ reason: string }>(sql`
    update retention_hold set lifted_by = ${by}, lifted_at = now() where id = ${id} and lifted_at is null returning reason`);
  return rows[0]?.reason ?? null;
}
