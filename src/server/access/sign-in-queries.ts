/** What signing in reads and writes of an account, as owner: its hash, its failures, its last time. */
import { and, desc, eq, lt, notInArray, sql } from 'drizzle-orm';
import { credential, passwordHistory, person, session, user } from '../../../db/schema/index.ts';
import type { Policy } from '../../contract/account.ts';
import type { Holder } from '../../domain/account/password-rules.ts';
import type { Db } from '../db/open.ts';

const ownPassword = (userId: string) =>
  and(eq(credential.userId, userId), eq(credential.providerId, 'credential'));

const lockedMinutes = sql<number>`coalesce(ceil(greatest(0, extract(epoch from ${user.lockedUntil} - now())) / 60), 0)::int`;

/** An account by the name it signs in with, and for how many more minutes it is locked. */
export async function findSigning(db: Db, username: string) {
  const [row] = await db
    .select({
      id: user.id,
      name: user.name,
      username: user.username,
      disabled: user.disabled,
      twoFactor: user.twoFactor,
      lockedMinutes,
      hash: credential.password,
    })
    .from(user)
    .leftJoin(
      credential,
      and(eq(credential.userId, user.id), eq(credential.providerId, 'credential')),
    )
    .where(eq(user.username, username.toLowerCase()));
  return row ? { ...row, username: row.username ?? '' } : null;
}
export type Signing = NonNullable<Awaited<ReturnType<typeof findSigning>>>;

/** For how many more minutes an account is locked; held, so that guesses come one after the other. */
export async function lockFailures(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ lockedMinutes })
    .from(user)
    .where(eq(user.id, userId))
    .for('update');
  return row?.lockedMinutes ?? 0;
}

/** Counts a failure; whether it locks the account. */
export async function updateFailures(db: Db, userId: string, policy: Policy): Promise<boolean> {
  const { lockAfter, lockMinutes } = policy;
  const { rows } = await db.execute<{ locked: boolean }>(sql`
    update "user" set
      failures = case when going_on then failures + 1 else 1 end,
      failing_since = case when going_on then failing_since else now() end,
      locked_until = case when going_on and failures + 1 >= ${lockAfter}::int
        then now() + make_interval(mins => ${lockMinutes}::int) end
    from (select id, coalesce(failing_since > now() - make_interval(mins => ${lockMinutes}::int)
      and (locked_until is null or locked_until > now()), false) as going_on
      from "user" where id = ${userId} for update) as present
    where "user".id = present.id
    returning locked_until is not null as locked`);
  return rows[0]?.locked ?? false;
}

/** Whoever got in: failures are forgotten, ended sessions cleared away. */
export async function updateSignedIn(db: Db, userId: string): Promise<void> {
  await db
    .update(user)
    .set({ failures: 0, failingSince: null, lockedUntil: null, lastSignInAt: sql`now()` })
    .where(eq(user.id, userId));
  await db
    .delete(session)
    .where(and(eq(session.userId, userId), lt(session.expiresAt, sql`now()`)));
}

export async function updateUnlocked(db: Db, userId: string): Promise<void> {
  const open = { failures: 0, failingSince: null, lockedUntil: null };
  await db.update(user).set(open).where(eq(user.id, userId));
}

/** Null for an account that signs in through the bank's directory only. */
export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: credential.password })
    .from(credential)
    .where(ownPassword(userId));
  return row?.password ?? null;
}

/**
 * Sets a password and keeps the former one's hash, as many as the policy looks back.
 * @param mustChange somebody else made it
 */
export async function updatePassword(
  db: Db,
  userId: string,
  given: { hash: string; mustChange: boolean; history: number },
): Promise<void> {
  const { hash, mustChange, history } = given;
  const former = await findPasswordHash(db, userId);
  if (former) await db.insert(passwordHistory).values({ userId, hash: former });
  const kept = db
    .select({ id: passwordHistory.id })
    .from(passwordHistory)
    .where(eq(passwordHistory.userId, userId))
    .orderBy(desc(passwordHistory.id))
    .limit(Math.max(history, 1));
  await db
    .delete(passwordHistory)
    .where(and(eq(passwordHistory.userId, userId), notInArray(passwordHistory.id, kept)));
  await writeHash(db, userId, hash);
  await db
    .update(user)
    .set({ mustChange, passwordChangedAt: sql`now()`, updatedAt: sql`now()` })
    .where(eq(user.id, userId));
}

async function writeHash(db: Db, userId: string, hash: string): Promise<void> {
  const id = `${userId}-password`;
  await db
    .insert(credential)
    .values({ id, accountId: userId, providerId: 'credential', userId, password: hash })
    .onConflictDoUpdate({
      target: credential.id,
      set: { password: hash, updatedAt: sql`now()` },
    });
}

/** Hashes of the present password and the last ones before it, newest first. */
export async function listFormerHashes(db: Db, userId: string, most: number): Promise<string[]> {
  const present = await findPasswordHash(db, userId);
  const rows = await db
    .select({ hash: passwordHistory.hash })
    .from(passwordHistory)
    .where(eq(passwordHistory.userId, userId))
    .orderBy(desc(passwordHistory.id))
    .limit(most);
  return [...(present ? [present] : []), ...rows.map(({ hash }) => hash)];
}

/** What a password must not contain: the name, its pinyin, the staff number. */
export async function findHolder(db: Db, userId: string): Promise<Holder> {
  const [row] = await db
    .select({
      username: user.username,
      name: user.name,
      pinyin: person.pinyin,
      staffNo: person.staffNo,
    })
    .from(user)
    .leftJoin(person, eq(person.id, user.personId))
    .where(eq(user.id, userId));
  const { username, name = '', pinyin, staffNo } = row ?? {};
  return { username: username ?? '', name, pinyin: pinyin ?? '', staffNo: staffNo ?? '' };
}
