/** 初始化 over HTTP. */
import { sessionSchema, setupSchema, setupStateSchema } from '../../contract/organisation.ts';
import { findActor, findAnyUser, presentSession, signIn } from '../access/index.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { findSettings } from '../sign-on/index.ts';
import { setUp } from './set-up.ts';

const tag = '初始化';

async function sessionOf(db: Db, token: string) {
  const actor = await findActor(db, token);
  return actor && presentSession(db, actor.userId, actor.assignmentId, actor.pending);
}

const setupState = endpoint({
  method: 'GET',
  path: '/api/setup',
  summary: '是否还需要初始化',
  tag,
  ability: 'public',
  answer: setupStateSchema,
  handler: async ({ db, services, client: { token } }) => {
    const { demo, version } = services.about;
    const session = token === null ? null : await asOwner(db, () => sessionOf(db, token));
    const { oidc, ldap, local } = await asOwner(db, () => findSettings(db, services.about.secret));
    const signOn = { oidc: oidc.enabled ? oidc.title : null, ldap: ldap.enabled, local };
    const needed = !(await findAnyUser(db));
    return { needed, session, signedIn: session !== null, demo, version, signOn };
  },
});

const firstSetup = endpoint({
  method: 'POST',
  path: '/api/setup',
  summary: '建立第一个管理员和最上级机构；系统里还没有任何用户时才可以',
  tag,
  ability: 'public',
  repeats: '系统里一有用户，再次建立即被拒绝',
  body: setupSchema,
  answer: sessionSchema,
  perMinute: 10,
  handler: async ({ db, body, client, services, setCookie, audit }) => {
    const unit = await setUp(db, body);
    const actor = `${body.name}（${body.username}）`;
    audit({ action: 'system.setup', subject: body.unitName, unit, actor });
    const { about: settings, lockOut } = services;
    const done = await signIn(db, body, { client, settings, lockOut });
    if ('refusal' in done) throw done.refusal;
    setCookie(done.cookie);
    return done.session;
  },
});

export const routes: Endpoint[] = [setupState, firstSetup];
