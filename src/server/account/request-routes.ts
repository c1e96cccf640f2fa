/** 待确认事项: what a second person confirms or refuses. */
import {
  accessRequestsPage,
  accessRequestsQuery,
  requestParams,
  stepDoneSchema,
  type StepDone,
} from '../../contract/account.ts';
import { okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { decisionFault, needsSecond, type DecisionFault } from '../../domain/account/roles.ts';
import type { Db } from '../db/open.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import {
  done,
  loadAccount,
  resetFactor,
  resetPassword,
  writeRole,
  type Managed,
} from './actions.ts';
import { listRequests, lockRequest, updateDecided, type OpenRequest } from './request-queries.ts';

const tag = '待确认事项';

const why: Record<DecisionFault, string> = {
  'own-request': '这是您自己提出的',
  'own-account': '它关系到您自己的账号',
  'security-only': '业务角色只由安全管理员确认',
  'system-only': '这是目录提出的，登录设置归安全管理员管，所以只由系统管理员确认',
};

async function load(db: Db, id: number): Promise<OpenRequest> {
  const request = await lockRequest(db, id);
  if (!request) throw problem('not-found', { what: '待确认事项' });
  return request;
}

async function carryOut(db: Db, request: OpenRequest, account: Managed): Promise<StepDone> {
  const { role, kind, unitId, unitNo, userId } = request;
  // What the directory asked for goes again with its group.
  const source = request.requestedBy === null ? 'sign-on' : 'manual';
  const unit = { id: unitId, unitNo };
  if (kind === 'role') await writeRole(db, userId, { role: role!, unit, source });
  // What was set up before the account was an administrator's may be known to whoever asked.
  const opens = kind === 'role' && needsSecond([role!]) && !needsSecond(account.roles);
  if (kind === 'two-factor' || opens) await resetFactor(db, userId);
  if (kind !== 'password' && !opens) return done;
  const password = await resetPassword(db, userId);
  return { state: 'done', made: { username: account.username, password } };
}

const list = endpoint({
  method: 'GET',
  path: '/api/access-requests',
  summary: '待确认事项，未决的在前',
  tag,
  ability: 'account.confirm',
  query: accessRequestsQuery,
  answer: accessRequestsPage,
  handler: async ({ db, query, actor }) => {
    const { rows, total } = await listRequests(db, query);
    const shown = rows.map(({ requestedById, ...row }) => {
      const asked = { ...row, userId: row.account.id, requestedBy: requestedById };
      return { ...row, mayConfirm: row.state === 'open' && decisionFault(asked, actor) === null };
    });
    return { rows: shown, total };
  },
});

const told = (request: OpenRequest, account: Managed) => ({
  subject: account.name,
  unit: { id: request.unitId, unitNo: request.unitNo },
  detail: { kind: request.kind, role: request.role, account: account.username },
});

const confirm = endpoint({
  method: 'POST',
  path: '/api/access-requests/:id/confirm',
  summary: '作为第二人确认，随即生效；重置的密码、新管理员的密码只在这里显示一次',
  tag,
  ability: 'account.confirm',
  params: requestParams,
  answer: stepDoneSchema,
  handler: async ({ db, actor, params, audit }) => {
    const request = await load(db, params.id);
    const fault = decisionFault(request, actor);
    if (fault) throw problem('second-person', { why: why[fault] });
    const account = await loadAccount(db, actor, request.userId);
    const answer = await carryOut(db, request, account);
    await updateDecided(db, request.id, { state: 'confirmed', by: actor.userId });
    audit({ action: 'request.confirm', ...told(request, account) });
    return answer;
  },
});

/** Whoever asked may take it back by this as well. */
const refuse = endpoint({
  method: 'POST',
  path: '/api/access-requests/:id/refuse',
  summary: '不予确认，或撤回自己提出的',
  tag,
  ability: 'account.confirm',
  params: requestParams,
  answer: okSchema,
  handler: async ({ db, actor, params, audit }) => {
    const request = await load(db, params.id);
    const account = await loadAccount(db, actor, request.userId);
    await updateDecided(db, request.id, { state: 'refused', by: actor.userId });
    audit({ action: 'request.refuse', ...told(request, account) });
    return ok;
  },
});

export const routes: Endpoint[] = [list, confirm, refuse];
