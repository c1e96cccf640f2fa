/** 安全设置 in the database, as owner: the policy is read at each sign-in, secrets in others are sealed. */
import { eq, sql } from 'drizzle-orm';
import { securitySetting } from '../../../db/schema/index.ts';
import { policySchema, type Policy } from '../../contract/account.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';

export type SettingName = 'policy' | 'sign-on';

export async function findSetting(db: Db, name: SettingName) {
  const [row] = await db.select().from(securitySetting).where(eq(securitySetting.name, name));
  const { version = 0, changedBy = null } = row ?? {};
  const changedAt = row ? isoMoment(row.changedAt) : null;
  return { version, changedBy, changedAt, value: row?.value ?? {} };
}

/** The policy in force; what was never set is as delivered. */
export const findPolicy = async (db: Db): Promise<Policy> =>
  policySchema.parse((await findSetting(db, 'policy')).value);

/** Writes the next version; false when somebody else was faster. @param version the one that was read */
export async function updateSetting(
  db: Db,
  name: SettingName,
  given: { version: number; value: unknown; changedBy: string },
): Promise<boolean> {
  const { version, value, changedBy } = given;
  const row = { name, value, changedBy, version: version + 1 };
  const written =
    version === 0
      ? await db.insert(securitySetting).values(row).onConflictDoNothing().returning()
      : await db
          .update(securitySetting)
          .set({ ...row, changedAt: sql`now()` })
          .where(sql`${securitySetting.name} = ${name} and ${securitySetting.version} = ${version}`)
          .returning();
  return written.length > 0;
}
