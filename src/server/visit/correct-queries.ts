/** What a corrected score needs: the locked visit behind an inspection, and what its appeals decided. */
import { sql } from 'drizzle-orm';
import type { OutletAttributes, StandardDocument } from '../../domain/standard/model.ts';
import type { Register } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';

type Key = { unitId: number; inspectionId: number };
export type Correctable = {
  register: Register;
  document: StandardDocument;
  visitedOn: string;
  /** As it was when the visit was locked. */
  outlet: OutletAttributes;
};
/** `remaining`: points that stay taken off, on the scale of 100. */
export type Decided = { itemCode: string; remaining: string; appealId: number };

/** Null for an inspection that was imported: nobody knows its answers. */
export async function findCorrectable(
  db: Db,
  { unitId, inspectionId }: Key,
): Promise<Correctable | null> {
  const { rows } = await db.execute<Correctable>(sql`
    select v.document as register, s.document, v.visited_on::text as "visitedOn",
      coalesce(v.result -> 'outlet', jsonb_build_object('queueMachine', u.queue_machine)) as outlet
    from visit v join standard s on s.id = v.standard_id join unit u on u.id = v.unit_id
    where v.unit_id = ${unitId} and v.inspection_id = ${inspectionId} and v.state = 'locked' and v.second_of is null`);
  return rows[0] ?? null;
}

/** The last decision on each item that left it other than it was; of two instances the second counts. */
export async function listDecided(db: Db, { unitId, inspectionId }: Key): Promise<Decided[]> {
  const { rows } = await db.execute<Decided>(sql`
    select distinct on (item_code) item_code as "itemCode", remaining::text as remaining, id as "appealId" from appeal
    where unit_id = ${unitId} and subject_kind = 'deduction' and subject_id = ${inspectionId} and decision in ('changed', 'revoked')
    order by item_code, id desc`);
  return rows;
}
