/** 安全策略: read and set by the security administrator of the whole bank. */
import { policyEditSchema, policySchema, policyStateSchema } from '../../contract/account.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { roleNames } from '../http/words.ts';
import { findTopUnit } from './queries.ts';
import { findSetting, updateSetting } from './setting-queries.ts';

const tag = '安全策略';

async function readPolicy(db: Db) {
  const { value, ...changed } = await findSetting(db, 'policy');
  return { ...changed, policy: policySchema.parse(value) };
}

/** Settings hold for the whole bank, so they are made at its top. @throws Problem `forbidden` */
export async function requireTop(db: Db, actor: Actor): Promise<void> {
  const top = await findTopUnit(db);
  if (top?.id === actor.unit.id) return;
  const action = '改变全行的安全设置（须在最上级机构任职）';
  throw problem('forbidden', { role: roleNames[actor.role].zh, action });
}

/** What was and what is, of the fields that differ. */
export function changesOf(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const of = (state: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, state[key]]));
  return { before: of(before), after: of(after) };
}

const read = endpoint({
  method: 'GET',
  path: '/api/security/policy',
  summary: '安全策略：密码、锁定、超时、动态口令',
  tag,
  ability: 'security.edit',
  answer: policyStateSchema,
  handler: ({ db }) => asOwner(db, () => readPolicy(db)),
});

const write = endpoint({
  method: 'PUT',
  path: '/api/security/policy',
  summary: '修改安全策略；对已登录的人下一次操作起生效',
  tag,
  ability: 'security.edit',
  body: policyEditSchema,
  answer: policyStateSchema,
  edit: ({ db, actor }) =>
    asOwner(db, async () => {
      const { version, policy } = await readPolicy(db);
      return { thing: 'security/policy', version, unit: actor.unit, fields: { policy } };
    }),
  handler: async ({ db, actor, body, audit }) =>
    asOwner(db, async () => {
      await requireTop(db, actor);
      const before = await readPolicy(db);
      const given = { version: body.version, value: body.policy, changedBy: actor.name };
      if (!(await updateSetting(db, 'policy', given))) {
        throw problem('conflict', { what: '安全策略' });
      }
      const detail = changesOf(before.policy, body.policy);
      audit({ action: 'policy.change', subject: '安全策略', detail });
      return readPolicy(db);
    }),
});

export const routes: Endpoint[] = [read, write];
