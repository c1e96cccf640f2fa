/** 审计 in the database: written by the request wrapper, read by whoever may see the unit. */
import { audit } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';
import type { AuditEvent } from '../http/endpoint.ts';

export type AuditRow = {
  event: AuditEvent;
  /** Where it happened; rows without one (nobody is signed in yet) are not kept. */
  unit: { id: number; unitNo: number } | undefined;
  actor: string;
  address?: string | undefined;
};

/** Writes who did what, in the transaction of the deed itself. */
export async function insertAudit(db: Db, rows: AuditRow[]): Promise<void> {
  const values = rows.flatMap(({ event, unit, actor, address }) =>
    unit
      ? [
          {
            unitId: unit.id,
            unitNo: unit.unitNo,
            actor,
            action: event.action,
            subject: event.subject,
            detail: event.detail ?? {},
            address,
          },
        ]
      : [],
  );
  if (values.length > 0) await db.insert(audit).values(values);
}
