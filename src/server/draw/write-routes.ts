/** 抽取 over HTTP, step by step: draft, commitment, objections, seeds, the draw, reserves. */
import { z } from 'zod';
import { idSchema, okSchema } from '../../contract/common.ts';
import {
  answerBody,
  cancelBody,
  drawCreate,
  drawSave,
  drawSaved,
  freezeBody,
  objectionBody,
  reserveBody,
  seedBody,
} from '../../contract/draw.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type AuditEvent, type Endpoint } from '../http/endpoint.ts';
import { addDraft, freezeDraw, removeDraft, saveDraft } from './draft-actions.ts';
import { findDraw, type DrawRow } from './queries.ts';
import { cancel, disclose, openNext, run } from './run-actions.ts';
import { addAnswer, addObjection, confirmSeed, enterSeed } from './witness-actions.ts';

const write = { tag: '抽取', method: 'POST', ability: 'draw.run' } as const;
const params = z.object({ id: idSchema });
const numbered = params.extend({ n: z.coerce.number().int().positive() });

/** Whoever may read the audit trail may not always know of a covert draw: then it names only its number. */
const event = (
  action: string,
  { id, name, secret, unitId, unitNo }: DrawRow,
  detail: Record<string, unknown> = {},
): AuditEvent => ({
  action: `draw.${action}`,
  subject: secret ? `${id} 号抽取（未公开）` : name,
  unit: { id: unitId, unitNo },
  detail: secret ? { drawId: id } : { drawId: id, ...detail },
});

const create = endpoint({
  ...write,
  path: '/api/draws',
  summary: '新建抽取，或照以前的一次再准备',
  body: drawCreate,
  answer: drawSaved,
  handler: async ({ db, actor, body, audit }) => {
    const id = await addDraft(db, actor.unit, actor, body, new Date());
    const subject = body.covert ? `${id} 号抽取（未公开）` : body.name;
    audit({ action: 'draw.add', subject, detail: { drawId: id } });
    return { id, revision: 1 };
  },
});

const save = endpoint({
  ...write,
  method: 'PUT',
  path: '/api/draws/:id',
  summary: '保存草稿',
  params,
  body: drawSave,
  answer: drawSaved,
  edit: async ({ db, params: { id } }) => {
    const found = await findDraw(db, id);
    if (!found) return null;
    const {
      revision: version,
      unitId,
      unitNo,
      name,
      purpose,
      covert,
      spec,
      secret,
      ownerId,
    } = found;
    const fields = { name, purpose, covert, spec };
    const unit = { id: unitId, unitNo };
    return { thing: `draws/${id}`, version, unit, fields, secret: secret || covert, ownerId };
  },
  handler: async ({ db, params, body, audit }) => {
    const { draw, revision } = await saveDraft(db, params.id, body);
    audit(event('save', { ...draw, secret: draw.secret || body.covert }, { revision }));
    return { id: params.id, revision };
  },
});

const remove = endpoint({
  ...write,
  method: 'DELETE',
  path: '/api/draws/:id',
  summary: '删除草稿',
  params,
  answer: okSchema,
  handler: async ({ db, params, audit }) => {
    audit(event('delete', await removeDraft(db, params.id)));
    return ok;
  },
});

const freeze = endpoint({
  ...write,
  path: '/api/draws/:id/freeze',
  summary: '承诺：冻结名单、规则和将来的种子来源',
  params,
  body: freezeBody,
  answer: okSchema,
  handler: async ({ db, params, body, actor, audit, language, services }) => {
    const { draw, sha256 } = await freezeDraw(db, params.id, {
      revision: body.revision,
      by: actor,
      now: new Date(),
      serverSecret: services.about.secret,
      language,
    });
    audit(event('freeze', draw, { sha256 }));
    return ok;
  },
});

const object = endpoint({
  ...write,
  ability: 'draw.read',
  path: '/api/draws/:id/objections',
  summary: '记录对名单或规则的异议',
  params,
  body: objectionBody,
  answer: z.object({ n: z.number() }),
  handler: async ({ db, params, body, actor, audit }) => {
    const { draw, n } = await addObjection(db, params.id, actor, body);
    audit(event('object', draw, { n, from: body.from }));
    return { n };
  },
});

const answer = endpoint({
  ...write,
  path: '/api/draws/:id/objections/:n/answer',
  summary: '答复一条异议',
  params: numbered,
  body: answerBody,
  answer: okSchema,
  handler: async ({ db, params, body, actor, audit }) => {
    const draw = await addAnswer(db, params.id, params.n, actor, body);
    audit(event('answer', draw, { n: params.n, upheld: body.upheld }));
    return ok;
  },
});

const seed = endpoint({
  ...write,
  path: '/api/draws/:id/seeds',
  summary: '录入一个种子来源的数值',
  params,
  body: seedBody,
  answer: z.object({ n: z.number() }),
  handler: async ({ db, params, body, actor, audit }) => {
    const { draw, name, n } = await enterSeed(db, params.id, actor, body, { now: new Date() });
    audit(event('enter-seed', draw, { source: name, state: body.state, values: body.values }));
    return { n };
  },
});

const confirm = endpoint({
  ...write,
  ability: 'draw.read',
  path: '/api/draws/:id/seeds/:n/confirm',
  summary: '另一个人核对并确认种子的数值',
  params: numbered,
  answer: okSchema,
  handler: async ({ db, params, actor, audit }) => {
    const { draw, source } = await confirmSeed(db, params.id, params.n, actor);
    audit(event('confirm-seed', draw, { source, n: params.n }));
    return ok;
  },
});

const running = endpoint({
  ...write,
  path: '/api/draws/:id/run',
  summary: '抽取',
  params,
  answer: okSchema,
  handler: async ({ db, params, actor, audit, language, services }) => {
    const { draw, result } = await run(db, params.id, {
      by: actor,
      now: new Date(),
      serverSecret: services.about.secret,
      language,
    });
    audit(event('run', draw, { key: result.key, picks: result.picks.length }));
    return ok;
  },
});

const reserve = endpoint({
  ...write,
  path: '/api/draws/:id/reserves',
  summary: '启用下一个备选，替换去不了的一家',
  params,
  body: reserveBody,
  answer: z.object({ n: z.number(), number: z.number() }),
  handler: async ({ db, params, body, actor, audit, services }) => {
    const { draw, opening } = await openNext(db, params.id, {
      ...body,
      by: actor,
      now: new Date(),
      serverSecret: services.about.secret,
    });
    audit(event('open-reserve', draw, { ...body, number: opening.number }));
    return { n: opening.n, number: opening.number };
  },
});

const known = endpoint({
  ...write,
  path: '/api/draws/:id/disclose',
  summary: '公开一次保密的抽取',
  params,
  answer: okSchema,
  handler: async ({ db, params, actor, audit }) => {
    const draw = await disclose(db, params.id, actor);
    audit(event('disclose', { ...draw, secret: false }));
    return ok;
  },
});

const cancelling = endpoint({
  ...write,
  path: '/api/draws/:id/cancel',
  summary: '作废，写明理由',
  params,
  body: cancelBody,
  answer: okSchema,
  handler: async ({ db, params, body, actor, audit }) => {
    audit(event('cancel', await cancel(db, params.id, actor, body.reason), body));
    return ok;
  },
});

export const writeRoutes: Endpoint[] = [
  create,
  save,
  remove,
  freeze,
  object,
  answer,
  seed,
  confirm,
  running,
  reserve,
  known,
  cancelling,
];
