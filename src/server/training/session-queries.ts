/** 培训安排 in the database. Row-level security also shows what the units above plan. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { trainingSession } from '../../../db/schema/index.ts';
import type { sessionBody, sessionsQuery, TrainingSession } from '../../contract/training.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import type { StoredFile } from '../evidence/index.ts';
import { contains } from '../http/search.ts';
import { insideUnit, isMeantFor, listPage, unitJson } from './list-queries.ts';

type Query = z.output<typeof sessionsQuery>;
type Place = { id: number; unitNo: number; lastNo: number };

const countOf = (state: string) => sql`coalesce((select count(*) from training_attendance a
  where a.session_id = s.id and a.state = ${state}), 0)::int`;

const columns = sql`s.id, ${unitJson()} as unit, s.title, s.kind, s.held_on::text as "heldOn", s.starts_at as "startsAt",
  s.hours::text as hours, s.place, s.posts, s.tags, s.item_codes as "itemCodes", s.required, s.makeup_of as "makeupOf",
  s.material_url as "materialUrl", s.material, s.note, s.cancelled, s.created_by as "createdBy", s.version,
  ${countOf('present')} as present, ${countOf('late')} as late, ${countOf('absent')} as absent`;
const from = sql`training_session s join unit u on u.id = s.unit_id`;

const whens: Record<NonNullable<Query['when']>, SQL> = {
  coming: sql`not s.cancelled and s.held_on >= ${bankToday}`,
  past: sql`not s.cancelled and s.held_on < ${bankToday}`,
  cancelled: sql`s.cancelled`,
};
const orders: Record<Query['sort'], SQL> = {
  day: sql`s.held_on, s.starts_at, s.id`,
  '-day': sql`s.held_on desc, s.starts_at desc, s.id desc`,
  unit: sql`s.unit_no, s.held_on desc, s.id`,
  '-hours': sql`s.hours desc, s.held_on desc, s.id`,
};

export async function listSessions(db: Db, query: Query) {
  const { kind, tag, when, required, unitId, search, sort } = query;
  const where = [
    kind && sql`s.kind = ${kind}`,
    tag && sql`s.tags ? ${tag}`,
    when && whens[when],
    required && sql`s.required`,
    await insideUnit(db, 's', unitId),
    contains(search, sql`(s.title || ' ' || s.place || ' ' || u.name)`),
  ];
  return listPage<TrainingSession>(db, { columns, from, where, order: orders[sort] }, query);
}

export type FoundSession = TrainingSession & {
  unitNo: number;
  lastNo: number;
  audience: number;
  sha256: string | null;
  isHeld: boolean;
};

/** One, with how many of the reader's range it is meant for; null where it cannot be seen. */
export async function findSession(db: Db, id: number): Promise<FoundSession | null> {
  const { rows } = await db.execute<FoundSession>(sql`
    select ${columns}, s.unit_no as "unitNo", s.last_no as "lastNo", s.material ->> 'sha256' as sha256,
      s.held_on <= ${bankToday} as "isHeld",
      (select count(*) from person p where ${isMeantFor('s')})::int as audience
    from ${from} where s.id = ${id}`);
  return rows[0] ?? null;
}

/** The session it makes up for, and those that make up for it. */
export async function findRelated(db: Db, one: { id: number; makeupOf: number | null }) {
  const { rows } = await db.execute<{ id: number; title: string; heldOn: string }>(sql`
    select s.id, s.title, s.held_on::text as "heldOn" from training_session s
    where s.makeup_of = ${one.id} and not s.cancelled or s.id = ${one.makeupOf} order by s.held_on, s.id`);
  const original = rows.find(({ id }) => id === one.makeupOf) ?? null;
  return { original, makeups: rows.filter(({ id }) => id !== one.makeupOf) };
}

type Given = z.output<typeof sessionBody>;

export async function insertSession(db: Db, at: Place, given: Given, by: string): Promise<number> {
  const { id: unitId, unitNo, lastNo } = at;
  const [row] = await db
    .insert(trainingSession)
    .values({ ...given, unitId, unitNo, lastNo, createdBy: by })
    .returning({ id: trainingSession.id });
  return row!.id;
}

/** False when somebody else wrote since. */
export async function updateSession(
  db: Db,
  one: { id: number; version: number },
  change: Partial<Omit<Given, 'makeupOf'>> & { cancelled?: boolean },
): Promise<boolean> {
  const rows = await db
    .update(trainingSession)
    .set({ ...change, version: one.version + 1 })
    .where(and(eq(trainingSession.id, one.id), eq(trainingSession.version, one.version)))
    .returning({ id: trainingSession.id });
  return rows.length > 0;
}

export async function updateMaterial(db: Db, id: number, file: StoredFile): Promise<void> {
  await db.update(trainingSession).set({ material: file }).where(eq(trainingSession.id, id));
}

export type ComingSession = {
  key: string;
  title: string;
  place: string;
  startsOn: string;
  startsAt: string;
  hours: string;
};

/**
 * For a calendar: what is still to come, of the range and from above it.
 * @param only an account: just what is meant for the person it stands for; null = all
 */
export async function listComingSessions(db: Db, only: string | null): Promise<ComingSession[]> {
  const { rows } = await db.execute<ComingSession>(sql`
    select 't' || s.id as key, s.title, coalesce(nullif(s.place, ''), u.name) as place, s.held_on::text as "startsOn",
      s.starts_at as "startsAt", s.hours::text as hours
    from ${from} where not s.cancelled and s.held_on >= ${bankToday} and (${only}::text is null or exists (
      select 1 from "user" a join person p on p.id = a.person_id where a.id = ${only} and ${isMeantFor('s')}))
    order by s.held_on, s.id limit 500`);
  return rows;
}
