/** 动态口令 in the database, as owner: the sealed key, the last step taken, recovery codes. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { recoveryCode, twoFactor, user } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';

/** The key and the last step taken, locked: two requests with one code come one after the other. */
export async function lockFactor(db: Db, userId: string) {
  const [row] = await db.select().from(twoFactor).where(eq(twoFactor.userId, userId)).for('update');
  return row ?? null;
}

/** A new key, not in use before a first code has confirmed it. */
export async function insertFactor(db: Db, userId: string, secret: string): Promise<void> {
  await deleteFactor(db, userId);
  await db.insert(twoFactor).values({ userId, secret });
}

export async function updateStep(db: Db, userId: string, lastStep: number): Promise<void> {
  await db.update(twoFactor).set({ lastStep }).where(eq(twoFactor.userId, userId));
}

export async function updateConfirmed(db: Db, userId: string): Promise<void> {
  await db
    .update(twoFactor)
    .set({ confirmedAt: sql`now()` })
    .where(eq(twoFactor.userId, userId));
  await db.update(user).set({ twoFactor: true }).where(eq(user.id, userId));
}

/** No code is asked for any more. */
export async function deleteFactor(db: Db, userId: string): Promise<void> {
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await db.delete(twoFactor).where(eq(twoFactor.userId, userId));
  await db.update(user).set({ twoFactor: false }).where(eq(user.id, userId));
}

/** New recovery codes in place of all former ones. */
export async function replaceRecoveryCodes(db: Db, userId: string, hashes: string[]) {
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await db.insert(recoveryCode).values(hashes.map((hash) => ({ userId, hash })));
}

/** Uses one up; false when there is none such left. */
export async function updateRecoveryUsed(db: Db, userId: string, hash: string): Promise<boolean> {
  const used = await db
    .update(recoveryCode)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCode.userId, userId),
        eq(recoveryCode.hash, hash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ hash: recoveryCode.hash });
  return used.length > 0;
}

export const countRecoveryCodes = (db: Db, userId: string): Promise<number> =>
  db.$count(recoveryCode, and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)));
