/** 登录: the session, its role in use, the own password. */
import { z } from 'zod';
import { okSchema } from '../../contract/common.ts';
import { sessionSchema, signInSchema, switchSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { changePassword, presentSession, signIn } from './actions.ts';
import { refusalEvents } from './refusals.ts';
import { endedCookie } from './session-cookie.ts';
import { deleteSession, findAssignments, updateSessionAssignment } from './queries.ts';

const tag = '登录';
const passwordSchema = z.object({
  old: z.string().min(1).max(200),
  new: z.string().min(1).max(200),
});

const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: '当前登录的用户、全部任职、正在使用的角色及其权限',
  tag,
  ability: 'signed-in',
  answer: sessionSchema,
  handler: ({ db, actor }) =>
    asOwner(db, () => presentSession(db, actor.userId, actor.assignmentId)),
});

const openSession = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: '登录',
  tag,
  ability: 'public',
  body: signInSchema,
  answer: sessionSchema,
  perMinute: 20,
  handler: async ({ db, body, client, services, setCookie, audit }) => {
    services.lockOut.check(body.username);
    services.addressLockOut.check(client.address);
    const done = await signIn(db, body, client, services.about);
    if ('refusal' in done) {
      services.addressLockOut.failed(client.address);
      const locks =
        done.refusal.code === 'sign-in-failed' && services.lockOut.failed(body.username);
      refusalEvents(done, body.username, locks).forEach(audit);
      return done.refusal;
    }
    services.lockOut.succeeded(body.username);
    done.cookies.forEach(setCookie);
    const { session } = done;
    const { name, username } = session.user;
    audit({
      action: 'session.open',
      subject: name,
      unit: done.unit,
      actor: `${name}（${username}）`,
    });
    return session;
  },
});

const closeSession = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: '退出登录',
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
      return presentSession(db, actor.userId, body.assignmentId);
    }),
});

const choosePassword = endpoint({
  method: 'PUT',
  path: '/api/session/password',
  summary: '修改自己的密码；其他地方的登录随即失效',
  tag,
  ability: 'signed-in',
  body: passwordSchema,
  answer: okSchema,
  perMinute: 10,
  handler: async ({ db, actor, body, client, audit }) => {
    await changePassword(db, actor, body, client.token);
    audit({ action: 'password.change', subject: actor.name });
    return ok;
  },
});

export const routes: Endpoint[] = [
  readSession,
  openSession,
  closeSession,
  chooseRole,
  choosePassword,
];
