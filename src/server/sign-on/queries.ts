/** What the bank's directory keeps up to date: accounts bound to it, the roles it gave, people's posts. As owner. */
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { assignment, credential, person, unit, user } from '../../../db/schema/index.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';

export type Place = { id: number; unitNo: number };

/** Units by code. */
export async function findUnits(db: Db, codes: string[]): Promise<Map<string, Place>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: unit.code, id: unit.id, unitNo: unit.unitNo })
    .from(unit)
    .where(inArray(unit.code, codes));
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}

/** How many of these user names hold a role, are in use and have a password here. */
export async function listHolders(db: Db, role: Role, usernames: string[]): Promise<number> {
  if (usernames.length === 0) return 0;
  const rows = await db
    .selectDistinct({ id: user.id })
    .from(user)
    .innerJoin(assignment, and(eq(assignment.userId, user.id), eq(assignment.role, role)))
    .innerJoin(
      credential,
      and(eq(credential.userId, user.id), eq(credential.providerId, 'credential')),
    )
    .where(
      and(
        eq(user.disabled, false),
        inArray(
          user.username,
          usernames.map((name) => name.toLowerCase()),
        ),
      ),
    );
  return rows.length;
}

/** The account bound to a subject of the directory; locked, so that two first sign-ins come one after the other. */
export async function lockBound(db: Db, providerId: string, subject: string) {
  const [row] = await db
    .select({ id: user.id, username: user.username, name: user.name, personId: user.personId })
    .from(credential)
    .innerJoin(user, eq(user.id, credential.userId))
    .where(and(eq(credential.providerId, providerId), eq(credential.accountId, subject)))
    .for('update');
  return row ?? null;
}

/** Binds an account to a subject for good; false when it is bound to another one. */
export async function insertBinding(
  db: Db,
  bound: { userId: string; providerId: string; subject: string },
): Promise<boolean> {
  const { userId, providerId, subject } = bound;
  const id = `${userId}-${providerId}`;
  const made = await db
    .insert(credential)
    .values({ id, userId, providerId, accountId: subject })
    .onConflictDoNothing({ target: credential.id })
    .returning({ id: credential.id });
  return made.length > 0;
}

/** Whether the account bound to a subject is locked. */
export async function isBoundLocked(db: Db, providerId: string, subject: string): Promise<boolean> {
  const rows = await db
    .select({ id: user.id })
    .from(credential)
    .innerJoin(user, and(eq(user.id, credential.userId), gt(user.lockedUntil, sql`now()`)))
    .where(and(eq(credential.providerId, providerId), eq(credential.accountId, subject)));
  return rows.length > 0;
}

export async function updateUser(
  db: Db,
  id: string,
  change: { name?: string; personId?: number },
): Promise<void> {
  await db
    .update(user)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(user.id, id));
}

export async function findAccountPerson(db: Db, userId: string): Promise<number | null> {
  const [row] = await db.select({ personId: user.personId }).from(user).where(eq(user.id, userId));
  return row?.personId ?? null;
}

export async function findPersonByStaffNo(db: Db, staffNo: string) {
  const [row] = await db.select({ id: person.id }).from(person).where(eq(person.staffNo, staffNo));
  return row?.id ?? null;
}

/** Writes a post; false when it was that already. */
export async function updatePost(db: Db, personId: number, post: string): Promise<boolean> {
  const changed = await db
    .update(person)
    .set({ post })
    .where(and(eq(person.id, personId), sql`${person.post} <> ${post}`))
    .returning({ id: person.id });
  return changed.length > 0;
}

export async function listHeld(db: Db, userId: string) {
  return db
    .select({
      id: assignment.id,
      role: sql<Role>`${assignment.role}`,
      unitId: assignment.unitId,
      source: assignment.source,
    })
    .from(assignment)
    .where(eq(assignment.userId, userId));
}

export async function deleteHeld(db: Db, ids: number[]): Promise<void> {
  if (ids.length > 0) await db.delete(assignment).where(inArray(assignment.id, ids));
}
