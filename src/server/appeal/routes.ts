/** 申诉 over HTTP: what may be disputed, filing, the course of an appeal, its effect and decision. */
import { z } from 'zod';
import {
  aboutQuery,
  aboutSchema,
  appealSchema,
  appealsPage,
  appealsQuery,
  askSchema,
  decideSchema,
  effectSchema,
  filedSchema,
  fileSchema,
  furtherSchema,
  overturnedQuery,
  overturnedSchema,
  packetsSchema,
  statementSchema,
  verdictSchema,
  appealRowSchema,
} from '../../contract/appeal.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { contentHash } from '../standard/index.ts';
import { aboutFact } from './about.ts';
import { fileAppeal, goFurther, placeOf, savePackets, takeStep } from './actions.ts';
import { decide, showEffect } from './decide.ts';
import { routes as documents } from './document-routes.ts';
import { presentDetail, presentEffect, presentRow } from './present.ts';
import {
  findAppeal,
  findWaiting,
  listAppeals,
  listOverturned,
  type AppealRecord,
} from './queries.ts';
import { readerOf } from './person.ts';
import { appealTable, decisionNames } from './tables.ts';

const tag = '申诉';
const params = z.object({ unitId: idSchema, id: idSchema });

const about = (row: AppealRecord, action: string) => ({
  action: `appeal.${action}`,
  subject: `${row.unit.name} ${row.subject.title}`,
  unit: placeOf(row),
});
const now = () => new Date().toISOString();

const list = endpoint({
  method: 'GET',
  path: '/api/appeals',
  summary: '申诉：我的、待我裁定的、全部；等待谁、期限',
  tag,
  ability: 'appeal.read',
  query: appealsQuery,
  answer: appealsPage,
  handler: async ({ db, query, actor }) => {
    const reader = readerOf(actor);
    const { rows, total } = await listAppeals(db, query, reader);
    const { open, toDecide, overdue } = await findWaiting(db, reader);
    return { rows: rows.map(presentRow), total, counts: { open, toDecide, overdue } };
  },
});

const download = endpoint({
  method: 'GET',
  path: '/api/appeals.xlsx',
  summary: '申诉，Excel',
  tag,
  ability: 'appeal.read',
  query: wholeOf(appealsQuery),
  answer: 'file',
  handler: async ({ db, query, actor, shown }) => {
    const { rows } = await listAppeals(db, query, readerOf(actor));
    const named = await shown(z.array(appealRowSchema), rows.map(presentRow));
    return xlsxAnswer('申诉.xlsx', await writeTables([appealTable(named)]));
  },
});

const ofFact = endpoint({
  method: 'GET',
  path: '/api/appeals/about',
  summary: '一次检查、一张处罚单或一行台账：还能申诉什么、到何时、已有的申诉',
  tag,
  ability: 'appeal.read',
  query: aboutQuery,
  answer: aboutSchema,
  handler: ({ db, query, actor }) => aboutFact(db, actor, query, now()),
});

const overturned = endpoint({
  method: 'GET',
  path: '/api/appeals/overturned',
  summary: '改判率：按被申诉的检查人员',
  tag,
  ability: 'reliability.read',
  query: overturnedQuery,
  answer: overturnedSchema,
  handler: ({ db, query }) => listOverturned(db, query.year),
});

const one = endpoint({
  method: 'GET',
  path: '/api/appeals/:unitId/:id',
  summary: '一件申诉：双方材料、期限推导、经过、影响',
  tag,
  ability: 'appeal.read',
  params,
  answer: appealSchema,
  handler: async ({ db, actor, params: { unitId, id } }) => {
    const row = await findAppeal(db, unitId, id);
    if (!row) throw problem('not-found', { what: '申诉' });
    return presentDetail(db, row, actor);
  },
});

const file = endpoint({
  method: 'POST',
  path: '/api/appeals',
  texts: ['claim'],
  summary: '提出申诉',
  tag,
  ability: 'appeal.file',
  body: fileSchema,
  answer: filedSchema,
  handler: async ({ db, actor, body, audit }) => {
    const row = await fileAppeal(db, actor, body, now());
    audit({ ...about(row, 'file'), detail: { reason: row.reasonCode, item: row.itemCode } });
    return { unitId: row.unit.id, id: row.id };
  },
});

const further = endpoint({
  method: 'POST',
  path: '/api/appeals/:unitId/:id/further',
  texts: ['claim', 'text', 'opinion'],
  summary: '对裁定不服，向再上一级申诉',
  tag,
  ability: 'appeal.file',
  params,
  body: furtherSchema,
  answer: filedSchema,
  handler: async ({ db, actor, params: key, body, audit }) => {
    const row = await goFurther(db, actor, key, body.claim, now());
    audit({ ...about(row, 'further'), detail: { from: key.id } });
    return { unitId: row.unit.id, id: row.id };
  },
});

const packets = endpoint({
  method: 'PUT',
  path: '/api/appeals/:unitId/:id/packets',
  summary: '说明证据：片段的起止秒数、要证明什么',
  tag,
  ability: 'appeal.file',
  params,
  body: packetsSchema,
  answer: okSchema,
  edit: async ({ db, params: { unitId, id } }) => {
    const row = await findAppeal(db, unitId, id);
    if (!row) return null;
    const unit = { id: unitId, unitNo: row.unitNo };
    const version = contentHash(row.packets);
    return {
      thing: `appeals/${unitId}/${id}/packets`,
      version,
      unit,
      fields: { packets: row.packets },
    };
  },
  handler: async ({ db, actor, params: key, body, audit }) => {
    const row = await savePackets(db, actor, key, body);
    audit({ ...about(row, 'packets'), detail: { packets: body.packets.length } });
    return ok;
  },
});

/** A step without a body, or with a text. */
const step = (kind: 'accept' | 'withdraw' | 'reply', summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/appeals/:unitId/:id/${kind}`,
    texts: ['text'],
    summary,
    tag,
    ability:
      kind === 'accept' ? 'appeal.decide' : kind === 'withdraw' ? 'appeal.file' : 'appeal.read',
    params,
    body: kind === 'reply' ? statementSchema : statementSchema.partial(),
    answer: okSchema,
    handler: async ({ db, actor, params: key, body, audit }) => {
      audit(about(await takeStep(db, actor, key, { kind }, body.text ?? ''), kind));
      return ok;
    },
  });

const ask = endpoint({
  method: 'POST',
  path: '/api/appeals/:unitId/:id/ask',
  texts: ['claim', 'text', 'opinion'],
  summary: '要求网点或检查一方补充材料',
  tag,
  ability: 'appeal.decide',
  params,
  body: askSchema,
  answer: okSchema,
  handler: async ({ db, actor, params: key, body, audit }) => {
    const row = await takeStep(db, actor, key, { kind: 'ask', of: body.of }, body.text);
    audit({ ...about(row, 'ask'), detail: { of: body.of } });
    return ok;
  },
});

const effect = endpoint({
  method: 'POST',
  path: '/api/appeals/:unitId/:id/effect',
  summary: '裁定前看影响：每一行台账、每一个名次；不落账',
  tag,
  ability: 'appeal.decide',
  params,
  body: verdictSchema,
  answer: effectSchema,
  handler: async ({ db, actor, params: key, body }) =>
    presentEffect(await showEffect(db, actor, key, body), actor.unit),
});

const deciding = endpoint({
  method: 'POST',
  path: '/api/appeals/:unitId/:id/decision',
  texts: ['claim', 'text', 'opinion'],
  summary: '裁定：维持、变更、撤销；同时更正事实、名次和台账，只做一次',
  tag,
  ability: 'appeal.decide',
  params,
  body: decideSchema,
  answer: okSchema,
  handler: async ({ db, actor, params: key, body, audit }) => {
    const row = await decide(db, actor, key, body);
    const { decision, remaining, opinion } = body;
    audit({
      ...about(row, 'decide'),
      subject: `${decisionNames[decision]} ${row.unit.name} ${row.subject.title}`,
      detail: { decision, remaining, opinion },
    });
    return ok;
  },
});

export const routes: Endpoint[] = [
  list,
  download,
  ofFact,
  overturned,
  one,
  file,
  further,
  packets,
  step('accept', '受理，或从另一位复核人接手'),
  step('withdraw', '撤回申诉'),
  step('reply', '答复、补充说明'),
  ask,
  effect,
  deciding,
  ...documents,
];
