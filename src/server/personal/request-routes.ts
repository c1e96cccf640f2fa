/** 个人信息申请 over HTTP: asked for oneself or by whoever keeps the register, answered with reasons. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import {
  decideBody,
  mySchema,
  newRequest,
  requestSchema,
  requestsPage,
  requestsQuery,
} from '../../contract/personal.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { dayOf, plusDays } from '../../domain/calendar/index.ts';
import { answerDays } from '../../domain/personal/index.ts';
import type { Db } from '../db/open.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { roleNames } from '../http/words.ts';
import { loadOwnSubject, loadSubject, presentRecord } from './record.ts';
import {
  findRequest,
  insertRequest,
  listRequests,
  listRequestsOf,
  updateRequest,
} from './request-queries.ts';
import { requestTable } from './tables.ts';

const tag = '个人信息';

/** The person an account stands for. @throws Problem `no-person` */
export async function ownSubject(db: Db, actor: Actor) {
  const found = actor.personId === null ? null : await loadOwnSubject(db, actor.personId);
  if (!found) throw problem('no-person');
  return found;
}

const list = endpoint({
  method: 'GET',
  path: '/api/personal/requests',
  summary: '个人信息申请的登记册：待答复的在前',
  tag,
  ability: 'personal.read',
  query: requestsQuery,
  answer: requestsPage,
  handler: ({ db, query }) => listRequests(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/personal/requests.xlsx',
  summary: '个人信息申请的登记册，Excel',
  tag,
  ability: 'personal.read',
  query: wholeOf(requestsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listRequests(db, query);
    return xlsxAnswer('个人信息申请.xlsx', await writeTables([requestTable(rows)]));
  },
});

/** Whose data it is about: the actor's own, or somebody's of the range for whom it is entered. */
async function subjectOf(db: Db, actor: Actor, personId: number | null) {
  if (personId === null || personId === actor.personId) return ownSubject(db, actor);
  if (!may(actor.role, 'personal.manage'))
    throw problem('forbidden', {
      role: roleNames[actor.role].zh,
      action: '代他人提出个人信息申请',
    });
  return loadSubject(db, personId);
}

const ask = endpoint({
  method: 'POST',
  path: '/api/personal/requests',
  summary: '提出申请：查阅复制、更正、删除、解释处理规则；本人随时可提',
  tag,
  ability: 'signed-in',
  body: newRequest,
  answer: requestSchema,
  handler: async ({ db, actor, body: { personId, kind, reason }, audit }) => {
    const who = await subjectOf(db, actor, personId);
    const unit = { id: who.unit.id, unitNo: who.unitNo };
    const dueOn = plusDays(dayOf(new Date().toISOString()), answerDays);
    const id = await insertRequest(db, {
      unitId: unit.id,
      unitNo: unit.unitNo,
      personId: who.id,
      kind,
      reason,
      askedById: actor.userId,
      askedBy: actor.name,
      dueOn,
    });
    audit({ action: 'personal.ask', subject: who.name, unit, detail: { id, kind, dueOn } });
    return (await findRequest(db, { unitId: unit.id, id }))!;
  },
});

const params = z.object({ unitId: idSchema, id: idSchema });
const decide = endpoint({
  method: 'POST',
  path: '/api/personal/requests/:unitId/:id/decide',
  summary: '答复申请：办结说明做了什么，拒绝说明理由（个人信息保护法第五十条）',
  tag,
  ability: 'personal.manage',
  params,
  body: decideBody,
  answer: okSchema,
  edit: async ({ db, params: at }) => {
    const found = await findRequest(db, at);
    if (!found) return null;
    const { version, unitNo, state, answer } = found;
    const unit = { id: at.unitId, unitNo };
    return {
      thing: `personal/requests/${at.unitId}/${at.id}`,
      version,
      unit,
      fields: { state, answer },
    };
  },
  handler: async ({ db, actor, params: at, body, audit }) => {
    const found = await findRequest(db, at);
    if (!found) throw problem('not-found', { what: '个人信息申请' });
    const { version, granted, answer } = body;
    const state = granted ? 'granted' : 'refused';
    const decided = { state, answer, decidedBy: actor.name } as const;
    if (!(await updateRequest(db, { ...at, version }, decided)))
      throw problem('conflict', { what: '个人信息申请' });
    const unit = { id: at.unitId, unitNo: found.unitNo };
    const detail = { id: at.id, kind: found.kind, state };
    audit({ action: 'personal.decide', subject: found.person.name, unit, detail });
    return ok;
  },
});

const mine = endpoint({
  method: 'GET',
  path: '/api/personal/mine',
  summary: '我的个人信息：哪些地方存了我的什么，我提过哪些申请',
  tag,
  ability: 'signed-in',
  answer: mySchema,
  handler: async ({ db, actor }) => {
    if (actor.personId === null) return { record: null, requests: [] };
    const who = await ownSubject(db, actor);
    return {
      record: await presentRecord(db, who, false),
      requests: await listRequestsOf(db, who.id),
    };
  },
});

export const routes: Endpoint[] = [list, download, ask, decide, mine];
