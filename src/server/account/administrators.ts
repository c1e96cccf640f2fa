/**
 * The first security and audit administrators: named by the system administrator at the top, once, while
 * the bank has no security administrator (a new bank; one from before the three were apart).
 */
import type { z } from 'zod';
import {
  administratorsSchema,
  firstAdministratorsSchema,
  firstPasswordsSchema,
} from '../../contract/account.ts';
import { problem } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import { createAccount, inventPassword, lockSetup, requireTop } from '../access/index.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { countHolders } from './queries.ts';

const tag = '初始化';

async function nameFirst(db: Db, actor: Actor, given: z.output<typeof firstAdministratorsSchema>) {
  await lockSetup(db);
  await requireTop(db, actor);
  if ((await countHolders(db, 'security-admin')) > 0) throw problem('administrators-named');
  const made = [];
  for (const [role, { name, username }] of [
    ['security-admin', given.security],
    ['audit-admin', given.audit],
  ] as [Role, { name: string; username: string }][]) {
    const password = inventPassword();
    const assignments = [{ role, unit: actor.unit }];
    await createAccount(db, { username, name, password, mustChange: true, assignments });
    made.push({ role, username, password });
  }
  return made;
}

const count = endpoint({
  method: 'GET',
  path: '/api/administrators',
  summary: '三员各有几个可用的账号',
  tag,
  ability: 'account.confirm',
  answer: administratorsSchema,
  handler: ({ db }) =>
    asOwner(db, async () => ({
      system: await countHolders(db, 'system-admin'),
      security: await countHolders(db, 'security-admin'),
      audit: await countHolders(db, 'audit-admin'),
    })),
});

const name = endpoint({
  method: 'POST',
  path: '/api/administrators',
  summary: '设立第一位安全管理员和审计管理员；初始密码只在这里显示一次',
  tag,
  ability: 'account.confirm',
  body: firstAdministratorsSchema,
  answer: firstPasswordsSchema,
  handler: async ({ db, actor, body, audit }) => {
    const made = await asOwner(db, () => nameFirst(db, actor, body));
    for (const { role, username } of made)
      audit({ action: 'account.open', subject: username, detail: { role } });
    return made;
  },
});

export const routes: Endpoint[] = [count, name];
