/** Sessions in the database, as owner: begun, used, listed, ended. */
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { randomBytes, randomUUID } from 'node:crypto';
import { session } from '../../../db/schema/index.ts';
import type { OpenSession } from '../../contract/account.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import type { Client } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { deviceOf } from './device.ts';

export type Via = OpenSession['via'];

/** Begins a session of so many hours at most; its token. */
export async function insertSession(
  db: Db,
  userId: string,
  given: { client: Client; via: Via; hours: number },
): Promise<string> {
  const { client, via, hours } = given;
  const token = randomBytes(32).toString('base64url');
  await db.insert(session).values({
    id: randomUUID(),
    token,
    userId,
    via,
    ipAddress: client.address,
    userAgent: client.headers.get('user-agent')?.slice(0, 400) ?? null,
    expiresAt: sql`now() + make_interval(hours => ${hours}::int)`,
  });
  return token;
}

const touchText = `update session set last_used_at = now() where id = (
  select id from session where token = $1 for update skip locked)`;

/**
 * Notes that a session is in use; called once a minute. A row that another request of the same session is
 * just writing is left to it: nobody waits for a long request of their own.
 */
export const touchSession = (db: Db, token: string) =>
  prepared(db, 'touch_session', touchText, [token]);

/** Ends an account's sessions, all but the one with the token to keep; how many. */
export async function deleteSessions(db: Db, userId: string, keep: string | null): Promise<number> {
  const others = keep === null ? undefined : ne(session.token, keep);
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, userId), others))
    .returning({ id: session.id });
  return ended.length;
}

export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.delete(session).where(eq(session.token, token));
}

/** One session of an account, by its id; false when there is none such. */
export async function deleteSessionOf(db: Db, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** The role in use from the next request on. */
export async function updateSessionAssignment(
  db: Db,
  token: string,
  assignmentId: number,
): Promise<void> {
  await db.update(session).set({ assignmentId }).where(eq(session.token, token));
}

const mostShown = 100;

/** An account's open sessions, the last used first. @param idleMinutes those idle for longer have ended */
export async function listSessions(
  db: Db,
  userId: string,
  { token, idleMinutes }: { token: string | null; idleMinutes: number },
): Promise<OpenSession[]> {
  const rows = await db
    .select()
    .from(session)
    .where(
      and(
        eq(session.userId, userId),
        gt(session.expiresAt, sql`now()`),
        gt(session.lastUsedAt, sql`now() - make_interval(mins => ${idleMinutes}::int)`),
      ),
    )
    .orderBy(desc(session.lastUsedAt))
    .limit(mostShown);
  return rows.map((row) => ({
    id: row.id,
    here: row.token === token,
    ...deviceOf(row.userAgent ?? ''),
    address: row.ipAddress,
    via: row.via as Via,
    begunAt: isoMoment(row.createdAt),
    lastUsedAt: isoMoment(row.lastUsedAt),
  }));
}
