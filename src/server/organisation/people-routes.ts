/** 人员 and their accounts and roles. */
import { z } from 'zod';
import { idSchema, okSchema } from '../../contract/common.ts';
import {
  accountCreatedSchema,
  accountCreateSchema,
  assignmentCreateSchema,
  peoplePage,
  peopleQuery,
  personEditSchema,
  personSchema,
} from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { insertAssignment } from '../access/index.ts';
import { changesOf } from '../audit/index.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { loadAccount, openAccount, resetPassword, switchAccount } from './account-actions.ts';
import { loadOwnUnit } from './actions.ts';
import { deleteAssignment, findAssignment } from './assignment-queries.ts';
import { findPerson, insertPerson, listPeople } from './people-queries.ts';
import { presentPerson } from './present-person.ts';
import { findUnit } from './queries.ts';

const tag = '人员与账号';
const params = z.object({ id: idSchema });
const accountParams = z.object({ id: z.string().min(1).max(80) });

const list = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: '人员列表，含账号与角色',
  tag,
  ability: 'person.read',
  query: peopleQuery,
  answer: peoplePage,
  handler: async ({ db, query, actor }) => {
    const at = query.unitId ? await findUnit(db, query.unitId) : actor.unit;
    const { rows, total } = at ? await listPeople(db, query, at) : { rows: [], total: 0 };
    return { rows: rows.map((row) => presentPerson(row, actor)), total };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: '新增人员',
  tag,
  ability: 'person.edit',
  body: personEditSchema,
  answer: personSchema,
  handler: async ({ db, actor, body, audit }) => {
    const unit = await loadOwnUnit(db, actor, body.unitId);
    const id = await insertPerson(db, body, unit);
    audit({ action: 'person.add', subject: body.name, unit, detail: { staffNo: body.staffNo } });
    return presentPerson((await findPerson(db, id))!, actor);
  },
});

const openOne = endpoint({
  method: 'POST',
  path: '/api/people/:id/account',
  summary: '为人员开通账号；初始密码只在这里显示一次',
  tag,
  ability: 'account.manage',
  params,
  body: accountCreateSchema,
  answer: accountCreatedSchema,
  handler: async ({ db, actor, params, body, audit }) => {
    const opened = await openAccount(db, actor, params.id, body);
    const detail = { role: body.role, unitId: body.unitId };
    audit({ action: 'account.open', subject: opened.username, detail });
    return opened;
  },
});

const give = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/assignments',
  summary: '授予角色',
  tag,
  ability: 'account.manage',
  params: accountParams,
  body: assignmentCreateSchema,
  answer: personSchema,
  handler: async ({ db, actor, params, body, audit }) => {
    const person = await loadAccount(db, actor, params.id);
    const unit = await loadOwnUnit(db, actor, body.unitId);
    await insertAssignment(db, params.id, body.role, unit);
    audit({ action: 'role.give', subject: person.name, unit, detail: changesOf({}, body) });
    return presentPerson((await findPerson(db, person.id))!, actor);
  },
});

const take = endpoint({
  method: 'DELETE',
  path: '/api/assignments/:id',
  summary: '收回角色',
  tag,
  ability: 'account.manage',
  params,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const held = await findAssignment(db, params.id);
    if (!held) throw problem('not-found', { what: '任职' });
    if (held.id === actor.assignmentId) {
      throw problem('invalid', { detail: '不能收回自己正在使用的角色' });
    }
    await deleteAssignment(db, held.id);
    const { unit, role, userId } = held;
    const detail = { account: userId, ...changesOf({ role, unitId: unit.id }, {}) };
    audit({ action: 'role.take', subject: unit.name, unit, detail });
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
    params: accountParams,
    answer: okSchema,
    handler: async ({ db, actor, params, audit }) => {
      const person = await loadAccount(db, actor, params.id);
      if (params.id === actor.userId) throw problem('invalid', { detail: '不能停用自己的账号' });
      await switchAccount(db, params.id, word === 'disable');
      const disabled = word === 'disable';
      const detail = changesOf({ disabled: !disabled }, { disabled });
      audit({ action: `account.${word}`, subject: person.name, detail });
      return ok;
    },
  });

const reset = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/reset-password',
  summary: '重置密码；新密码只在这里显示一次',
  tag,
  ability: 'account.manage',
  params: accountParams,
  answer: accountCreatedSchema,
  handler: async ({ db, actor, params, audit }) => {
    const person = await loadAccount(db, actor, params.id);
    const password = await resetPassword(db, params.id);
    audit({ action: 'account.reset-password', subject: person.name });
    return { username: person.account?.username ?? '', password };
  },
});

export const routes: Endpoint[] = [
  list,
  add,
  openOne,
  give,
  take,
  switchTo('disable', '停用账号'),
  switchTo('enable', '启用账号'),
  reset,
];
