/** 初始化: the first administrator and the top unit, in a system without any user. */
import type { z } from 'zod';
import type { setupSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import { checkPassword, createAccount, findAnyUser, lockSetup } from '../access/index.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import { insertTopUnit } from './queries.ts';

/** @throws Problem `set-up-done`, `weak-password` */
export async function setUp(db: Db, given: z.output<typeof setupSchema>) {
  return asOwner(db, async () => {
    await lockSetup(db);
    if (await findAnyUser(db)) throw problem('set-up-done');
    checkPassword(given.password, given.username);
    const { unitCode, unitName, level } = given;
    const unit = await insertTopUnit(db, { code: unitCode, name: unitName, level });
    const roles: Role[] = ['system-admin', 'service-admin'];
    const assignments = roles.map((role) => ({ role, unit }));
    await createAccount(db, { ...given, assignments });
    return unit;
  });
}
