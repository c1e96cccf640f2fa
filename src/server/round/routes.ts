/** 检查批次 over HTTP. Clips have their own file. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  methodCoverageSchema,
  roundBody,
  roundChoicesQuery,
  roundChoicesSchema,
  roundClosed,
  roundDetailSchema,
  roundEdit,
  roundOpened,
  roundPreviewSchema,
  roundsPage,
  roundsQuery,
} from '../../contract/round.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { changesOf } from '../audit/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import {
  bodyOf,
  checkDraft,
  checkRound,
  closeRound,
  openRound,
  presentPreview,
} from './actions.ts';
import { findChoices } from './choices.ts';
import { routes as clips } from './clip-routes.ts';
import { findMethodCoverage } from './method-queries.ts';
import { planRound } from './plan-round.ts';
import {
  countClips,
  countVisits,
  deleteRound,
  findRound,
  insertRound,
  listInspectorProgress,
  listRounds,
  listSubmittedByDay,
  lockRound,
  noVisits,
  totalOf,
  updateRound,
} from './queries.ts';
import { roundTable } from './tables.ts';

const tag = '检查批次';
const params = z.object({ id: idSchema });

async function listWithCounts(db: Db, query: z.output<typeof roundsQuery>) {
  const { rows, total } = await listRounds(db, query);
  const counts = await countVisits(
    db,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? noVisits })), total };
}

const list = endpoint({
  method: 'GET',
  path: '/api/rounds',
  summary: '检查批次',
  tag,
  ability: 'round.read',
  query: roundsQuery,
  answer: roundsPage,
  handler: ({ db, query }) => listWithCounts(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/rounds.xlsx',
  summary: '检查批次，Excel',
  tag,
  ability: 'round.read',
  query: wholeOf(roundsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listWithCounts(db, query);
    return xlsxAnswer('检查批次.xlsx', await writeTables([roundTable(rows)]));
  },
});

const choices = endpoint({
  method: 'GET',
  path: '/api/rounds/choices',
  summary: '建批次可选的标准、抽取结果、检查人员与阶段目标',
  tag,
  ability: 'round.edit',
  query: roundChoicesQuery,
  answer: roundChoicesSchema,
  handler: ({ db, actor, query }) => findChoices(db, actor, query),
});

const preview = endpoint({
  method: 'POST',
  path: '/api/rounds/preview',
  summary: '预演派单：谁去哪家、工作量、还差什么；不保存',
  tag,
  ability: 'round.edit',
  body: roundBody,
  answer: roundPreviewSchema,
  handler: async ({ db, actor, body, language }) => {
    await checkRound(db, body);
    return presentPreview(await planRound(db, actor, body, 0), language);
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/rounds',
  summary: '新建检查批次（草稿）',
  tag,
  ability: 'round.edit',
  body: roundBody,
  answer: z.object({ id: z.number() }),
  handler: async ({ db, actor, body, audit }) => {
    await checkRound(db, body);
    const id = await insertRound(db, body, actor);
    audit({ action: 'round.add', subject: body.name, detail: { round: id, kind: body.kind } });
    return { id };
  },
});

/** A round of the actor's own range, held until the transaction ends. */
async function loadOwn(db: Db, id: number) {
  const round = await lockRound(db, id);
  if (!round) throw problem('not-found', { what: '检查批次' });
  return round;
}

async function present(db: Db, actor: Actor, id: number) {
  const round = await findRound(db, id);
  if (!round) throw problem('not-found', { what: '检查批次' });
  const inspectors = await listInspectorProgress(db, id);
  return {
    ...round,
    counts: totalOf(inspectors),
    inspectors,
    submitted: await listSubmittedByDay(db, id),
    clips: await countClips(db, id),
    abilities: { edit: may(actor.role, 'round.edit'), review: may(actor.role, 'visit.review') },
  };
}

const one = endpoint({
  method: 'GET',
  path: '/api/rounds/:id',
  summary: '一个检查批次：设置、进度、各检查人员',
  tag,
  ability: 'round.read',
  params,
  answer: roundDetailSchema,
  handler: ({ db, actor, params: { id } }) => present(db, actor, id),
});

const change = endpoint({
  method: 'PUT',
  path: '/api/rounds/:id',
  summary: '修改检查批次草稿',
  tag,
  ability: 'round.edit',
  params,
  body: roundEdit,
  answer: okSchema,
  edit: async ({ db, params: { id } }) => {
    const found = await findRound(db, id);
    if (!found) return null;
    const { version, unit, unitNo } = found;
    const at = { id: unit.id, unitNo };
    return { thing: `rounds/${id}`, version, unit: at, fields: bodyOf(found) };
  },
  handler: async ({ db, params: { id }, body: { version, ...body }, audit }) => {
    const round = await loadOwn(db, id);
    checkDraft(round, '修改');
    if (round.version !== version) throw problem('conflict', { what: `“${round.name}”` });
    await checkRound(db, body);
    await updateRound(db, { id, version }, body);
    const detail = { round: id, ...changesOf(bodyOf(round), body) };
    audit({ action: 'round.edit', subject: body.name, detail });
    return ok;
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/rounds/:id',
  summary: '删除检查批次草稿',
  tag,
  ability: 'round.edit',
  params,
  answer: okSchema,
  handler: async ({ db, params: { id }, audit }) => {
    const round = await loadOwn(db, id);
    checkDraft(round, '删除');
    await deleteRound(db, id);
    audit({ action: 'round.delete', subject: round.name, detail: { round: id } });
    return ok;
  },
});

const open = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/open',
  summary: '开始批次：生成检查单并派给检查人员',
  tag,
  ability: 'round.edit',
  params,
  answer: roundOpened,
  handler: async ({ db, actor, params: { id }, language, audit }) => {
    const round = await loadOwn(db, id);
    const visits = await openRound(db, actor, round, language);
    audit({ action: 'round.open', subject: round.name, detail: { round: id, visits } });
    return { visits };
  },
});

const close = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/close',
  summary: '结束批次：没有开始填写的检查单收回',
  tag,
  ability: 'round.edit',
  params,
  answer: roundClosed,
  handler: async ({ db, actor, params: { id }, audit }) => {
    const round = await loadOwn(db, id);
    const withdrawn = await closeRound(db, actor, round);
    audit({ action: 'round.close', subject: round.name, detail: { round: id, withdrawn } });
    return { withdrawn };
  },
});

const methods = endpoint({
  method: 'GET',
  path: '/api/rounds/:id/methods',
  summary: '看听查问的覆盖：标准里各有几条，已锁定的检查单答了几条',
  tag,
  ability: 'round.read',
  params,
  answer: methodCoverageSchema,
  handler: async ({ db, params: { id } }) => {
    if (!(await findRound(db, id))) throw problem('not-found', { what: '检查批次' });
    return findMethodCoverage(db, id);
  },
});

export const routes: Endpoint[] = [
  list,
  download,
  choices,
  preview,
  add,
  one,
  change,
  remove,
  open,
  close,
  methods,
  ...clips,
];
