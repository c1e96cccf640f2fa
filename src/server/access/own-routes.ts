/** 我的账号: the own password, 动态口令 and sessions. */
import {
  codeBodySchema,
  endSessionsQuery,
  factorBegunSchema,
  openSessionsSchema,
  ownSecuritySchema,
  passwordChangeSchema,
  recoveryCodesSchema,
  sessionParams,
} from '../../contract/account.ts';
import { okSchema } from '../../contract/common.ts';
import { Problem, problem } from '../../contract/problem.ts';
import { isAdministrator } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { asOwner } from '../http/transaction.ts';
import { changePassword } from './actions.ts';
import { countRecoveryCodes } from './factor-queries.ts';
import { findAssignments, findUser } from './queries.ts';
import { endedCookie } from './session-cookie.ts';
import { deleteSessionOf, deleteSessions, listSessions } from './session-queries.ts';
import { findPolicy } from './setting-queries.ts';
import { findPasswordHash } from './sign-in-queries.ts';
import { beginFactor, confirmFactor, endFactor, renewRecoveryCodes } from './two-factor.ts';

const tag = '我的账号';

/** Whether the policy demands 动态口令 of this account, whichever of its roles is in use. */
async function isRequired(db: Db, userId: string): Promise<boolean> {
  const { secondFactor } = await findPolicy(db);
  if (secondFactor !== 'administrators') return secondFactor === 'everybody';
  return (await findAssignments(db, userId)).some(({ role }) => isAdministrator(role));
}

async function ownSecurity(db: Db, { userId, pending }: Actor) {
  const [policy, user] = [await findPolicy(db), await findUser(db, userId)];
  if (!user) throw problem('signed-out');
  return {
    pending,
    rules: policy,
    hasPassword: (await findPasswordHash(db, userId)) !== null,
    passwordChangedAt: isoMoment(user.passwordChangedAt),
    twoFactor: {
      on: user.twoFactor,
      required: await isRequired(db, userId),
      codesLeft: await countRecoveryCodes(db, userId),
    },
  };
}

const security = endpoint({
  method: 'GET',
  path: '/api/session/security',
  summary: '自己账号的安全状态与密码规则',
  tag,
  ability: 'signed-in',
  beforeReady: true,
  answer: ownSecuritySchema,
  handler: ({ db, actor }) => asOwner(db, () => ownSecurity(db, actor)),
});

const choosePassword = endpoint({
  method: 'PUT',
  path: '/api/session/password',
  summary: '修改自己的密码；其他地方的登录随即失效',
  tag,
  ability: 'signed-in',
  beforeReady: true,
  body: passwordChangeSchema,
  answer: okSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, client, audit }) => {
    const refusal = await changePassword({ db, actor, audit }, body, client.token);
    if (refusal) return refusal;
    audit({ action: 'password.change', subject: actor.name });
    return ok;
  },
});

const begin = endpoint({
  method: 'POST',
  path: '/api/session/two-factor',
  summary: '开始绑定动态口令；密钥只在这里显示一次',
  tag,
  ability: 'signed-in',
  beforeReady: true,
  answer: factorBegunSchema,
  perMinute: 10,
  handler: ({ db, actor, services }) =>
    asOwner(db, () => beginFactor(db, actor, services.about.secret)),
});

const confirm = endpoint({
  method: 'POST',
  path: '/api/session/two-factor/confirm',
  summary: '用第一个动态口令确认绑定；备用码只在这里显示一次',
  tag,
  ability: 'signed-in',
  beforeReady: true,
  body: codeBodySchema,
  answer: recoveryCodesSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, client, services, audit }) => {
    const { secret } = services.about;
    const codes = await asOwner(db, async () => {
      const made = await confirmFactor(db, actor.userId, body.code, secret);
      await deleteSessions(db, actor.userId, client.token);
      return made;
    });
    audit({ action: 'two-factor.on', subject: actor.name });
    return { codes };
  },
});

const renew = endpoint({
  method: 'POST',
  path: '/api/session/two-factor/codes',
  summary: '重新生成备用码；原来的全部作废',
  tag,
  ability: 'signed-in',
  body: codeBodySchema,
  answer: recoveryCodesSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, services, audit }) => {
    const { secret } = services.about;
    const codes = await asOwner(db, () =>
      renewRecoveryCodes({ db, actor, audit }, body.code, secret),
    );
    if (codes instanceof Problem) return codes;
    audit({ action: 'two-factor.codes', subject: actor.name });
    return { codes };
  },
});

const end = endpoint({
  method: 'POST',
  path: '/api/session/two-factor/end',
  summary: '关闭动态口令',
  tag,
  ability: 'signed-in',
  body: codeBodySchema,
  answer: okSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, services, audit }) => {
    const { secret } = services.about;
    const refusal = await asOwner(db, async () => {
      const required = await isRequired(db, actor.userId);
      return endFactor({ db, actor, audit }, { code: body.code, secret, required });
    });
    if (refusal) return refusal;
    audit({ action: 'two-factor.off', subject: actor.name });
    return ok;
  },
});

const sessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  summary: '自己在各处的登录：设备、地址、开始与最近使用的时间',
  tag,
  ability: 'signed-in',
  answer: openSessionsSchema,
  handler: ({ db, actor, client }) =>
    asOwner(db, async () => {
      const { idleMinutes } = await findPolicy(db);
      return listSessions(db, actor.userId, { token: client.token, idleMinutes });
    }),
});

const endOne = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:id',
  summary: '退出自己的一处登录',
  tag,
  ability: 'signed-in',
  params: sessionParams,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const found = await asOwner(db, () => deleteSessionOf(db, actor.userId, params.id));
    if (!found) throw problem('not-found', { what: '登录' });
    audit({ action: 'session.end', subject: actor.name });
    return ok;
  },
});

const endAll = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  summary: '退出其他登录，或处处退出',
  tag,
  ability: 'signed-in',
  query: endSessionsQuery,
  answer: okSchema,
  handler: async ({ db, actor, query, client, services, setCookie, audit }) => {
    const keep = query.keep === 'here' ? client.token : null;
    const ended = await asOwner(db, () => deleteSessions(db, actor.userId, keep));
    if (keep === null) setCookie(endedCookie(services.about.secure));
    audit({ action: 'session.end-all', subject: actor.name, detail: { ended } });
    return ok;
  },
});

export const routes: Endpoint[] = [
  security,
  choosePassword,
  begin,
  confirm,
  renew,
  end,
  sessions,
  endOne,
  endAll,
];
