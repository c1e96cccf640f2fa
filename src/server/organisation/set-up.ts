/** 初始化: the first administrator and the top unit, in a system without any user. */
import type { z } from 'zod';
import { policySchema } from '../../contract/account.ts';
import type { setupSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import {
  checkPassword,
  createAccount,
  findAnyUser,
  lockSetup,
  updateSetting,
} from '../access/index.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import { pinyinOf } from './pinyin.ts';
import { insertTopUnit } from './queries.ts';

/**
 * The security and audit administrators are named next (account/administrators.ts).
 * @throws Problem `set-up-done`, `password-…`
 */
export async function setUp(db: Db, given: z.output<typeof setupSchema>) {
  return asOwner(db, async () => {
    await lockSetup(db);
    if (await findAnyUser(db)) throw problem('set-up-done');
    const { username, name } = given;
    const holder = { username, name, pinyin: pinyinOf(name), staffNo: '' };
    checkPassword(given.password, policySchema.parse({}), holder);
    const { unitCode, unitName, level } = given;
    const unit = await insertTopUnit(db, { code: unitCode, name: unitName, level });
    const assignments = [{ role: 'system-admin' as const, unit }];
    const { password, secondFactor } = given;
    await createAccount(db, { username, name, password, assignments });
    const value = policySchema.parse(secondFactor ? { secondFactor: 'administrators' } : {});
    await updateSetting(db, 'policy', { version: 0, value, changedBy: name });
    return unit;
  });
}
