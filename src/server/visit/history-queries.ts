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

const columns = {
  unit_id: 'bigint',
  unit_no: 'bigint',
  subject_kind: 'text',
  subject_id: 'bigint',
  owner_id: 'text',
  by_name: 'text',
  action: 'text',
  detail: 'text',
  secret: 'boolean',
};
const names = Object.keys(columns).join();

/** Inserts entries, alone or as part of a larger statement: `from` is the number of its first parameter. */
export const historyText = (from: number): string => `insert into history (${names})
  select ${names.replace('detail', 'detail::jsonb')} from unnest(${Object.values(columns)
    .map((type, n) => `$${from + n}::${type}[]`)
    .join()}) as given (${names})`;

/** The parameters of `historyText`. */
export const historyValues = (rows: NewHistory[]): unknown[] => [
  rows.map(({ unit }) => unit.id),
  rows.map(({ unit }) => unit.unitNo),
  rows.map(({ subjectKind }) => subjectKind),
  rows.map(({ subjectId }) => subjectId),
  rows.map(({ actor }) => actor.userId),
  rows.map(({ actor }) => actor.name),
  rows.map(({ action }) => action),
  rows.map(({ detail }) => JSON.stringify(detail ?? {})),
  rows.map(({ secret }) => secret ?? false),
];

const insertText = historyText(1);

/** One entry or many, as one statement given at once; in the transaction of what it records. */
export async function insertHistory(db: Db, entries: NewHistory | NewHistory[]): Promise<void> {
  const rows = [entries].flat();
  if (rows.length === 0) return;
  await prepared(db, 'insert_history', insertText, historyValues(rows));
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
