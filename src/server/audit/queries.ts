/** 审计 in the database: written by the request wrapper, read by whoever may see the unit. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { audit, unit } from '../../../db/schema/index.ts';
import type { auditQuery, auditSchema } from '../../contract/organisation.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import type { AuditEvent } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { contains } from '../http/search.ts';

export type AuditRow = {
  event: AuditEvent;
  /** Where it happened; rows without one (nobody is signed in yet) are not kept. */
  unit: { id: number; unitNo: number } | undefined;
  actor: string;
  address?: string | undefined;
};

const insertText = `
  insert into audit (unit_id, unit_no, actor, action, subject, detail, address, outcome)
  select unit_id, unit_no, actor, action, subject, detail::jsonb, address, outcome
  from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    as given (unit_id, unit_no, actor, action, subject, detail, address, outcome)`;

/** Writes who did what, in the transaction of the deed itself, as one statement given at once. */
export async function insertAudit(db: Db, rows: AuditRow[]): Promise<void> {
  const kept = rows.filter(({ unit }) => unit);
  if (kept.length === 0) return;
  await prepared(db, 'insert_audit', insertText, [
    kept.map(({ unit }) => unit!.id),
    kept.map(({ unit }) => unit!.unitNo),
    kept.map(({ actor }) => actor),
    kept.map(({ event }) => event.action),
    kept.map(({ event }) => event.subject),
    kept.map(({ event }) => JSON.stringify(event.detail ?? {})),
    kept.map(({ address }) => address ?? null),
    kept.map(({ event }) => event.outcome ?? 'done'),
  ]);
}

export type AuditEntry = z.output<typeof auditSchema>;

/** Days are those of the bank. */
const zone = 'Asia/Shanghai';

/** What was done in the reader's range, newest first. */
export async function listAudit(db: Db, query: z.output<typeof auditQuery>) {
  const where = and(
    query.action ? eq(audit.action, query.action) : undefined,
    query.outcome ? eq(audit.outcome, query.outcome) : undefined,
    contains(query.search, audit.actor, audit.action, audit.subject, audit.address),
    query.from ? sql`${audit.at} >= ${query.from}::date at time zone ${zone}` : undefined,
    query.to ? sql`${audit.at} < (${query.to}::date + 1) at time zone ${zone}` : undefined,
  );
  const rows = await db
    .select({
      id: audit.id,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      subject: audit.subject,
      detail: audit.detail,
      address: audit.address,
      outcome: audit.outcome,
      unit: { id: unit.id, code: unit.code, name: unit.name },
    })
    .from(audit)
    .innerJoin(unit, eq(unit.id, audit.unitId))
    .where(where)
    .orderBy(query.sort === 'at' ? asc(audit.id) : desc(audit.id))
    .limit(query.limit)
    .offset(query.offset);
  const shaped = rows.map((row): AuditEntry => ({
    ...row,
    at: isoMoment(row.at),
    detail: row.detail as AuditEntry['detail'],
    outcome: row.outcome as AuditEntry['outcome'],
  }));
  const found = sql`from ${audit} where ${where ?? sql`true`}`;
  return { rows: shaped, ...(await countSoFar(db, found)) };
}
