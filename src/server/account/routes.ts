/** 账号与角色: opened, granted, locked out, reset, switched off — never the own one. */
import { z } from 'zod';
import {
  accountSchema,
  accountsPage,
  accountsQuery,
  openSessionsSchema,
  stepDoneSchema,
} from '../../contract/account.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { accountCreateSchema, assignmentCreateSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import {
  deleteSessionOf,
  deleteSessions,
  findPolicy,
  listSessions,
  updateUnlocked,
} from '../access/index.ts';
import { changesOf } from '../audit/index.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { loadOwnUnit } from '../organisation/index.ts';
import {
  giveRole,
  loadAccount,
  loadOther,
  openAccount,
  reopen,
  switchAccount,
  takeRole,
} from './actions.ts';
import { routes as administrators } from './administrators.ts';
import { findAccount, listAccounts } from './queries.ts';
import { routes as requests } from './request-routes.ts';

const tag = '账号与角色';
const params = z.object({ id: z.string().min(1).max(80) });
const numbered = z.object({ id: idSchema });

const list = endpoint({
  method: 'GET',
  path: '/api/accounts',
  summary: '账号列表：状态、动态口令、最近登录',
  tag,
  ability: 'account.manage',
  query: accountsQuery,
  answer: accountsPage,
  handler: ({ db, query }) => listAccounts(db, query),
});

const one = endpoint({
  method: 'GET',
  path: '/api/accounts/:id',
  summary: '一个账号',
  tag,
  ability: 'account.manage',
  params,
  answer: accountSchema,
  handler: async ({ db, params }) => {
    const account = await findAccount(db, params.id);
    if (!account) throw problem('not-found', { what: '账号' });
    return account;
  },
});

const openOne = endpoint({
  method: 'POST',
  path: '/api/people/:id/account',
  summary: '为人员开通账号；初始密码只在这里显示一次；管理员角色待第二人确认',
  tag,
  ability: 'account.manage',
  params: numbered,
  body: accountCreateSchema,
  answer: stepDoneSchema,
  handler: async ({ db, actor, params, body, audit }) => {
    const opened = await openAccount(db, actor, params.id, body);
    const detail = { role: body.role, unitId: body.unitId, state: opened.state };
    audit({ action: 'account.open', subject: body.username, detail });
    return opened;
  },
});

const give = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/assignments',
  summary: '授予角色；管理员角色待第二人确认',
  tag,
  ability: 'account.manage',
  params,
  body: assignmentCreateSchema,
  answer: stepDoneSchema,
  handler: async ({ db, actor, params, body, audit }) => {
    const account = await loadAccount(db, actor, params.id);
    const unit = await loadOwnUnit(db, actor, body.unitId);
    const given = await giveRole(db, actor, account, { role: body.role, unit });
    const action = given.state === 'done' ? 'role.give' : 'role.ask';
    const detail = { account: account.username, ...changesOf({}, body) };
    audit({ action, subject: account.name, unit, detail });
    return given;
  },
});

const take = endpoint({
  method: 'DELETE',
  path: '/api/assignments/:id',
  summary: '收回角色',
  tag,
  ability: 'account.manage',
  params: numbered,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const { role, unit, account } = await takeRole(db, actor, params.id);
    const changes = changesOf({ role, unitId: unit.id }, {});
    const detail = { account: account.username, ...changes };
    audit({ action: 'role.take', subject: account.name, unit, detail });
    return ok;
  },
});

const switchTo = (word: 'disable' | 'enable', summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/accounts/:id/${word}`,
    summary,
    tag,
    ability: 'account.manage',
    params,
    answer: okSchema,
    handler: async ({ db, actor, params, audit }) => {
      const account = await loadOther(db, actor, params.id);
      const disabled = word === 'disable';
      await switchAccount(db, account, disabled);
      const detail = changesOf({ disabled: !disabled }, { disabled });
      audit({ action: `account.${word}`, subject: account.name, detail });
      return ok;
    },
  });

const reset = (word: 'reset-password' | 'reset-two-factor', summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/accounts/:id/${word}`,
    summary,
    tag,
    ability: 'account.manage',
    params,
    answer: stepDoneSchema,
    handler: async ({ db, actor, params, audit }) => {
      const account = await loadOther(db, actor, params.id);
      const kind = word === 'reset-password' ? 'password' : 'two-factor';
      const answer = await reopen(db, actor, account, kind);
      const { state } = answer;
      audit({ action: `account.${word}`, subject: account.name, detail: { state } });
      return answer;
    },
  });

const unlock = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/unlock',
  summary: '解除连续输错的锁定',
  tag,
  ability: 'account.manage',
  params,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const account = await loadOther(db, actor, params.id);
    await asOwner(db, () => updateUnlocked(db, account.id));
    audit({ action: 'account.unlock', subject: account.name });
    return ok;
  },
});

const sessions = endpoint({
  method: 'GET',
  path: '/api/accounts/:id/sessions',
  summary: '一个账号在各处的登录',
  tag,
  ability: 'account.manage',
  params,
  answer: openSessionsSchema,
  handler: async ({ db, actor, params }) => {
    const account = await loadAccount(db, actor, params.id);
    return asOwner(db, async () => {
      const { idleMinutes } = await findPolicy(db);
      return listSessions(db, account.id, { token: null, idleMinutes });
    });
  },
});

const endSessions = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  summary: '让一个账号处处退出',
  tag,
  ability: 'account.manage',
  params,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const account = await loadAccount(db, actor, params.id);
    const ended = await asOwner(db, () => deleteSessions(db, account.id, null));
    audit({ action: 'session.end-all', subject: account.name, detail: { ended } });
    return ok;
  },
});

const endSession = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id/sessions/:sessionId',
  summary: '让一个账号的一处登录退出',
  tag,
  ability: 'account.manage',
  params: params.extend({ sessionId: z.string().min(1).max(80) }),
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const account = await loadAccount(db, actor, params.id);
    const found = await asOwner(db, () => deleteSessionOf(db, account.id, params.sessionId));
    if (!found) throw problem('not-found', { what: '登录' });
    audit({ action: 'session.end', subject: account.name });
    return ok;
  },
});

export const routes: Endpoint[] = [
  list,
  one,
  openOne,
  give,
  take,
  switchTo('disable', '停用账号'),
  switchTo('enable', '启用账号'),
  reset('reset-password', '重置密码；新密码只显示一次；管理员的密码待第二人确认'),
  reset('reset-two-factor', '重置动态口令；管理员的待第二人确认'),
  unlock,
  sessions,
  endSessions,
  endSession,
  ...requests,
  ...administrators,
];
