/** 登录: the session and its role in use. */
import { okSchema } from '../../contract/common.ts';
import { sessionSchema, signInSchema, switchSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { askDirectory, changeEvent, enter } from '../sign-on/index.ts';
import { presentSession } from './actions.ts';
import { routes as own } from './own-routes.ts';
import { routes as policy } from './policy-routes.ts';
import { findAssignments } from './queries.ts';
import { refusalEvents } from './refusals.ts';
import { addressRule } from './lock-out.ts';
import { endedCookie } from './session-cookie.ts';
import { deleteSession, updateSessionAssignment } from './session-queries.ts';
import { signIn } from './sign-in.ts';

const tag = '登录';

const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: '当前登录的用户、全部任职、正在使用的角色及其权限',
  tag,
  ability: 'signed-in',
  beforeReady: true,
  answer: sessionSchema,
  handler: ({ db, actor }) =>
    asOwner(db, () => presentSession(db, actor.userId, actor.assignmentId, actor.pending)),
});

const openSession = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: '登录；启用了动态口令的账号先答 code-needed，再连同 code 提交一次',
  repeats: '尚未登录，没有可记键的账号；重发只是再登录一次',
  tag,
  ability: 'public',
  body: signInSchema,
  answer: sessionSchema,
  perMinute: 20,
  outside: ({ body, services, client }) => {
    const minutes = services.addressLockOut.minutesLeft(client.address, addressRule);
    if (minutes > 0) throw problem('too-many', { seconds: String(minutes * 60) });
    return askDirectory(services, body);
  },
  handler: async ({ db, body, client, services, setCookie, audit }, asked) => {
    const { about: settings, lockOut, addressLockOut } = services;
    const door = { client, settings, lockOut, code: body.code };
    const { identity } = asked;
    const entered = identity ? await enter(db, identity, asked.settings, door) : null;
    const done = entered?.done ?? (await signIn(db, body, door, asked));
    if (identity) changeEvent(identity, entered!.changes, done.unit).forEach(audit);
    if ('refusal' in done) {
      // The password was right where only the code is missing.
      if (done.refusal.code !== 'code-needed') addressLockOut.failed(client.address, addressRule);
      refusalEvents(done, body.username).forEach(audit);
      return done.refusal;
    }
    setCookie(done.cookie);
    const { session, unit } = done;
    const { name, username } = session.user;
    const detail = identity ? { via: identity.via } : {};
    audit({ action: 'session.open', subject: name, unit, actor: `${name}（${username}）`, detail });
    return session;
  },
});

const closeSession = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: '退出登录',
  repeats: '已经退出的再退出一次，什么也不变',
  tag,
  ability: 'public',
  answer: okSchema,
  handler: async ({ db, client, services, setCookie }) => {
    const { token } = client;
    if (token) await asOwner(db, () => deleteSession(db, token));
    setCookie(endedCookie(services.about.secure));
    return ok;
  },
});

const chooseRole = endpoint({
  method: 'PUT',
  path: '/api/session/assignment',
  summary: '切换正在使用的角色',
  tag,
  ability: 'signed-in',
  body: switchSchema,
  answer: sessionSchema,
  handler: ({ db, actor, body, client }) =>
    asOwner(db, async () => {
      const own = await findAssignments(db, actor.userId);
      if (!own.some((one) => one.id === body.assignmentId)) {
        throw problem('not-found', { what: '任职' });
      }
      await updateSessionAssignment(db, client.token ?? '', body.assignmentId);
      return presentSession(db, actor.userId, body.assignmentId, actor.pending);
    }),
});

export const routes: Endpoint[] = [
  readSession,
  openSession,
  closeSession,
  chooseRole,
  ...own,
  ...policy,
];
