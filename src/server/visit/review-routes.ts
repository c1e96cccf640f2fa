/** 复核 over HTTP: one visit step by step, many at once as a job, reassignment, asking for recordings. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  advanceVisitsBody,
  askClipBody,
  reassignBody,
  returnBody,
  visitParams,
  visitStepped,
} from '../../contract/visit-desk.ts';
import { jobStarted } from '../../contract/work.ts';
import { isRemote } from '../../domain/round/index.ts';
import { takesAnswers } from '../../domain/visit/index.ts';
import { ok } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { okSchema } from '../../contract/common.ts';
import { findRound, insertClip } from '../round/index.ts';
import { advanceVisits } from './advance.ts';
import { insertHistory } from './history-queries.ts';
import { lockVisits, refuseUnlockable } from './lock.ts';
import { reassign } from './reassign.ts';
import { lockForReview, type Reviewed } from './review-queries.ts';
import { checkStep, loadForReview, stateWords, takeStep } from './review.ts';

const tag = '复核';
const step = { method: 'POST', tag, ability: 'visit.review', params: visitParams } as const;

/** A covert visit is named by its number only: who reads the audit trail may not know where it was. */
const told = (visit: Reviewed, action: string, actor: Actor) => ({
  action: `visit.${action}`,
  subject: `检查单 ${visit.id}`,
  unit: visit.secret ? actor.unit : { id: visit.unitId, unitNo: visit.unitNo },
  detail: { visit: visit.id, round: visit.roundId },
});

const review = endpoint({
  ...step,
  path: '/api/visits/:unitId/:id/review',
  summary: '开始复核',
  answer: visitStepped,
  handler: async ({ db, actor, params, audit }) => {
    const { state, visit } = await takeStep(db, actor, params, 'review');
    audit(told(visit, 'review', actor));
    return { state };
  },
});

const giveBack = endpoint({
  ...step,
  path: '/api/visits/:unitId/:id/return',
  summary: '退回检查人员，逐条说明原因',
  body: returnBody,
  answer: visitStepped,
  handler: async ({ db, actor, params, body, audit }) => {
    const { state, visit } = await takeStep(db, actor, params, 'return', body);
    audit(told(visit, 'return', actor));
    return { state };
  },
});

const approve = endpoint({
  ...step,
  path: '/api/visits/:unitId/:id/approve',
  summary: '复核通过',
  answer: visitStepped,
  handler: async ({ db, actor, params, audit }) => {
    const { state, visit } = await takeStep(db, actor, params, 'approve');
    audit(told(visit, 'approve', actor));
    return { state };
  },
});

const lock = endpoint({
  ...step,
  path: '/api/visits/:unitId/:id/lock',
  summary: '锁定：计分、入检查成绩、公开；不能再改，重复锁定不变',
  answer: visitStepped,
  handler: async ({ db, actor, params, audit }) => {
    const visit = await loadForReview(db, params.unitId, params.id);
    if (visit.state === 'locked') return { state: 'locked' as const };
    checkStep(visit, 'lock', actor);
    const { unlockable } = await lockVisits(db, actor, [visit]);
    if (unlockable[0]) refuseUnlockable(unlockable[0]);
    audit(told(visit, 'lock', actor));
    return { state: 'locked' as const };
  },
});

const advance = endpoint({
  method: 'POST',
  path: '/api/visits/advance',
  summary: '批量通过或锁定一个批次的检查单：后台作业；自己填的除外',
  tag,
  ability: 'visit.review',
  body: advanceVisitsBody,
  answer: jobStarted,
  handler: async (c) => {
    const { actor, body, services } = c;
    const round = await findRound(c.db, body.roundId);
    if (!round) throw problem('not-found', { what: '检查批次' });
    const detail = { round: round.id, step: body.step };
    c.audit({ action: 'visit.advance', subject: round.name, detail });
    const jobId = await services.jobs.start(c, {
      kind: 'visit-advance',
      unit: actor.unit,
      startedBy: actor.name,
      run: (progress) => advanceVisits(services, actor, body, progress),
    });
    return { jobId };
  },
});

const assign = endpoint({
  method: 'PUT',
  path: '/api/visits/:unitId/:id/inspector',
  summary: '改派检查人员（提交以前）',
  tag,
  ability: 'round.edit',
  params: visitParams,
  body: reassignBody,
  answer: okSchema,
  edit: async ({ db, params: { unitId, id } }) => {
    const found = await lockForReview(db, unitId, id);
    if (!found) return null;
    const { unitNo, inspectorName, secret, ownerId } = found;
    const unit = { id: unitId, unitNo };
    const fields = { ownerId };
    return {
      thing: `visits/${unitId}/${id}/inspector`,
      version: inspectorName,
      unit,
      fields,
      secret,
    };
  },
  handler: async ({ db, actor, params, body, audit, language }) => {
    const visit = await loadForReview(db, params.unitId, params.id);
    if (!takesAnswers(visit.state)) {
      const next = '只有还没有提交的检查单可以改派。';
      const state = stateWords[visit.state];
      throw problem('wrong-state', { what: '检查单', state, action: '改派', next });
    }
    if (visit.inspectorName !== body.from) throw problem('conflict', { what: '检查单的检查人员' });
    await reassign(db, actor, visit, body.ownerId, language);
    audit(told(visit, 'reassign', actor));
    return ok;
  },
});

const askClip = endpoint({
  method: 'POST',
  path: '/api/visits/:unitId/:id/clips',
  summary: '为非现场检查向网点调取一段录像',
  tag: '录像调取',
  ability: 'round.edit',
  params: visitParams,
  body: askClipBody,
  answer: z.object({ id: idSchema }),
  handler: async ({ db, actor, params, body, audit }) => {
    const visit = await loadForReview(db, params.unitId, params.id);
    if (!isRemote(visit.kind)) throw problem('invalid', { detail: '只有非现场检查才调取录像' });
    if (Date.parse(body.toAt) <= Date.parse(body.fromAt))
      throw problem('invalid', { detail: '录像时段的结束时间应晚于开始时间' });
    const of = { unitId: visit.unitId, unitNo: visit.unitNo, visitId: visit.id };
    const id = await insertClip(db, of, { ...body, by: actor.name });
    await insertHistory(db, {
      unit: { id: visit.unitId, unitNo: visit.unitNo },
      subjectKind: 'visit',
      subjectId: visit.id,
      actor,
      action: 'ask-clip',
      detail: { from: body.fromAt, to: body.toAt, post: body.post },
      secret: visit.secret,
    });
    audit(told(visit, 'ask-clip', actor));
    return { id };
  },
});

export const routes: Endpoint[] = [review, giveBack, approve, lock, advance, assign, askClip];
