/** One person in the database: what is changed of them, and what happened to them. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { history, person, unit, user } from '../../../db/schema/index.ts';
import type { PersonDetail } from '../../contract/organisation.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { pinyinOf } from './pinyin.ts';

export type PersonChange = Partial<{
  staffNo: string;
  name: string;
  post: string;
  phone: string | null;
  leftOn: string | null;
  unitId: number;
  unitNo: number;
}>;

/** False when somebody else wrote since that version. */
export async function updatePerson(
  db: Db,
  { id, version }: { id: number; version: number },
  change: PersonChange,
): Promise<boolean> {
  const sound = change.name === undefined ? {} : { pinyin: pinyinOf(change.name) };
  const written = await db
    .update(person)
    .set({ ...change, ...sound, version: version + 1 })
    .where(and(eq(person.id, id), eq(person.version, version)))
    .returning({ id: person.id });
  return written.length > 0;
}

/** An account goes by its person's name. Call as owner. */
export async function updateAccountName(db: Db, personId: number, name: string): Promise<void> {
  await db
    .update(user)
    .set({ name, updatedAt: sql`now()` })
    .where(eq(user.personId, personId));
}

type Event = {
  personId: number;
  /** Where it is told: facts stay with the unit they happened at. */
  unit: { id: number; unitNo: number };
  actor: { userId: string; name: string };
  action: 'change' | 'move-out' | 'move-in' | 'leave' | 'return';
  detail: Record<string, unknown>;
};

export async function insertPersonEvent(db: Db, event: Event): Promise<void> {
  await db.insert(history).values({
    unitId: event.unit.id,
    unitNo: event.unit.unitNo,
    subjectKind: 'person',
    subjectId: event.personId,
    ownerId: event.actor.userId,
    byName: event.actor.name,
    action: event.action,
    detail: event.detail,
  });
}

/** Newest first, as far as the reader's range shows it. */
export async function listPersonEvents(db: Db, personId: number): Promise<PersonDetail['history']> {
  const rows = await db
    .select({
      id: history.id,
      at: history.at,
      by: history.byName,
      action: history.action,
      unit: { id: unit.id, code: unit.code, name: unit.name },
      detail: history.detail,
    })
    .from(history)
    .innerJoin(unit, eq(unit.id, history.unitId))
    .where(and(eq(history.subjectKind, 'person'), eq(history.subjectId, personId)))
    .orderBy(desc(history.id))
    .limit(200);
  return rows.map((row) => ({
    ...row,
    at: isoMoment(row.at),
    detail: row.detail as Record<string, unknown>,
  }));
}

/** Posts held in the range, the commonest first. */
export async function listPosts(db: Db, at: { unitNo: number; lastNo: number }) {
  const { rows } = await db.execute<{ post: string; people: number }>(sql`
    select post, count(*) as people from person
    where post <> '' and left_on is null and unit_no between ${at.unitNo} and ${at.lastNo}
    group by post order by people desc, post limit 200`);
  return rows;
}
