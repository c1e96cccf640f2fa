/**
 * 找回: the way back into a bank that has no security administrator left, for whoever holds its machine. The
 * one step of an administrator that no second person confirms: it stands in the audit trail, and what it
 * changes in the tamper-evident log.
 */
import { problem } from '../../contract/problem.ts';
import { usernamePattern } from '../../domain/account/username.ts';
import {
  createAccount,
  deleteFactor,
  findAssignments,
  findSigning,
  findTopUnit,
  inventPassword,
  updateDisabled,
  updateUnlocked,
} from '../access/index.ts';
import { insertAudit } from '../audit/index.ts';
import type { Database, Db } from '../db/open.ts';
import { asOwner, inTransaction, takeScope } from '../http/transaction.ts';
import { resetPassword } from './actions.ts';

const role = 'security-admin';
type Place = { id: number; unitNo: number };

/** Opens the door of an account that is one: on, unlocked, without a second factor, with a new password. */
async function openAgain(db: Db, userId: string, username: string): Promise<string> {
  const held = await findAssignments(db, userId);
  if (!held.some((one) => one.role === role))
    throw problem('invalid', {
      detail: `账号“${username}”不是安全管理员。请换一个还没有人用的登录名，会为它新开一个安全管理员账号`,
    });
  await updateDisabled(db, userId, false);
  await updateUnlocked(db, userId);
  await deleteFactor(db, userId);
  return resetPassword(db, userId);
}

async function openNew(db: Db, username: string, unit: Place): Promise<string> {
  const password = inventPassword();
  const assignments = [{ role, unit } as const];
  await createAccount(db, { username, name: username, password, mustChange: true, assignments });
  return password;
}

/**
 * @param by who stands at the machine, for the audit trail
 * @returns the password, to be changed at the first sign-in; and whether the account is a new one
 * @throws Problem `invalid`
 */
export function rescue(database: Database, username: string, by: string) {
  if (!usernamePattern.test(username))
    throw problem('invalid', { detail: `“${username}”不能作登录名` });
  return inTransaction(database, async (db) => {
    await takeScope(db, { role: 'wide' });
    return asOwner(db, async () => {
      const top = await findTopUnit(db);
      if (!top) throw problem('invalid', { detail: '还没有机构：请启动明窗，在网页上初始化' });
      const known = await findSigning(db, username);
      const password = known
        ? await openAgain(db, known.id, username)
        : await openNew(db, username, top);
      const event = { action: 'account.rescue', subject: username, detail: { isNew: !known } };
      await insertAudit(db, [{ event, unit: top, actor: `命令行（${by}）` }]);
      return { password, isNew: !known };
    });
  });
}
