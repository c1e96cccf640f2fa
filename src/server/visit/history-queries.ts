/** 经过 in the database: what happened to a visit, ticket, appeal or rectification. Added to, never changed. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { history } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { isoMoment } from '../http/moment.ts';

export type SubjectKind = 'visit' | 'ticket' | 'appeal' | 'rectification';

export type NewHistory = {
  unit: { id: number; unitNo: number };
  subjectKind: SubjectKind;
  subjectId: number;
  actor: { userId: string; name: string };
  /** A verb, e.g. "submit", "return". */
  action: string;
  /**
   * before, after, reason … Who takes a visit from an inspector (reassign, withdraw) writes
   * `before.ownerId`: by it that inspector's late answers are recognised and kept aside.
   */
  detail?: Record<string, unknown>;
  /** As the subject's: known only to those who may know of it. */
  secret?: boolean;
};
export type HistoryEntry = {
  id: number;
  at: string;
  by: string;
  action: string;
  detail: Record<string, unknown>;
};

const insertText = `
  insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail, secret)
  values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`;

const rowOf = (entry: NewHistory) => ({
  unitId: entry.unit.id,
  unitNo: entry.unit.unitNo,
  subjectKind: entry.subjectKind,
  subjectId: entry.subjectId,
  ownerId: entry.actor.userId,
  byName: entry.actor.name,
  action: entry.action,
  detail: entry.detail ?? {},
  secret: entry.secret ?? false,
});

/** One entry or many; in the transaction of what it records. */
export async function insertHistory(db: Db, entries: NewHistory | NewHistory[]): Promise<void> {
  const rows = [entries].flat().map(rowOf);
  const [row] = rows;
  if (!row) return;
  if (rows.length > 1) return void (await db.insert(history).values(rows));
  await prepared(db, 'insert_history', insertText, [
    row.unitId,
    row.unitNo,
    row.subjectKind,
    row.subjectId,
    row.ownerId,
    row.byName,
    row.action,
    JSON.stringify(row.detail),
    row.secret,
  ]);
}

const about = (kind: SubjectKind, unitId: number, subjectId: number) =>
  and(eq(history.unitId, unitId), eq(history.subjectKind, kind), eq(history.subjectId, subjectId));

/** Oldest first. */
export async function listHistory(
  db: Db,
  kind: SubjectKind,
  unitId: number,
  subjectId: number,
): Promise<HistoryEntry[]> {
  const { id, at, byName, action, detail } = history;
  const rows = await db
    .select({ id, at, by: byName, action, detail: sql<HistoryEntry['detail']>`${detail}` })
    .from(history)
    .where(about(kind, unitId, subjectId))
    .orderBy(asc(history.id));
  return rows.map((row) => ({ ...row, at: isoMoment(row.at) }));
}
