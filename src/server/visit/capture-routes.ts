/** 手机检查 over HTTP: what the phone needs, what it entered, and a self-check. */
import { z } from 'zod';
import {
  captureQuery,
  captureSchema,
  captureVisitSchema,
  selfCheckBody,
  selfCheckStandards,
  syncAnswer,
  syncBody,
} from '../../contract/visit.ts';
import { idSchema } from '../../contract/common.ts';
import { dayInChina, type Operation } from '../../domain/visit/index.ts';
import { endpoint, unchanged, type Endpoint } from '../http/endpoint.ts';
import { presentCapture } from './capture-present.ts';
import { findOwnVisit, listOwnVisits, lockOwnVisit, ownVisitsTag } from './capture-queries.ts';
import { requireOutlet, startSelfCheck } from './self-check.ts';
import { listUsableStandards } from './self-check-queries.ts';
import { standardOf } from './standards.ts';
import { sync } from './sync.ts';

const tag = '手机检查';

const now = () => new Date().toISOString();

const capture = endpoint({
  method: 'GET',
  path: '/api/capture',
  summary: '本人的检查单及其检查标准，供离线使用；带 ETag，没有变化时答 304',
  tag,
  ability: 'visit.capture',
  query: captureQuery,
  answer: captureSchema,
  handler: async ({ db, services, actor, isKnown }) => {
    if (isKnown(await ownVisitsTag(db, actor.userId))) return unchanged;
    const visits = await listOwnVisits(db, actor.userId);
    const ids = [...new Set(visits.map(({ standardId }) => standardId))];
    const standards = [];
    for (const id of ids) standards.push(await standardOf(db, services, id));
    return {
      now: now(),
      account: { id: actor.userId, name: actor.name, username: actor.username },
      visits: visits.map(presentCapture),
      standards: standards.filter((one) => one !== null),
    };
  },
});

const send = endpoint({
  method: 'POST',
  path: '/api/capture/:unitId/:id',
  summary: '同步一张检查单：收下操作；submit 为真时提交。同样的内容可以重发任意次',
  repeats: '每个操作有自己的编号，重发合并成同一结果（决定 0020）；多记一个键只会拖慢同步',
  tag,
  ability: 'visit.capture',
  params: z.object({ unitId: idSchema, id: idSchema }),
  body: syncBody,
  answer: syncAnswer,
  first: (db, { unitId, id }) => lockOwnVisit(db, unitId, id),
  handler: ({ db, unawaited, services, actor, language, params, body, audit }, locked) => {
    const operations = body.operations as Operation[];
    const context = { db, unawaited, services, actor, language, now: now(), audit };
    return sync(context, { ...params, ...body, operations }, locked);
  },
});

const standards = endpoint({
  method: 'GET',
  path: '/api/capture/self',
  summary: '自查可用的检查标准',
  tag,
  ability: 'visit.capture',
  answer: selfCheckStandards,
  handler: ({ db, actor }) => {
    requireOutlet(actor);
    return listUsableStandards(db, dayInChina(now()));
  },
});

const self = endpoint({
  method: 'POST',
  path: '/api/capture/self',
  summary: '网点负责人开始一次自查；同一标准还有没做完的就接着做',
  tag,
  ability: 'visit.capture',
  body: selfCheckBody,
  answer: captureVisitSchema,
  handler: async ({ db, actor, body, audit }) => {
    const { id, isNew } = await startSelfCheck(db, actor, body.standardId, now());
    if (isNew) {
      const detail = { visitId: id, standardId: body.standardId };
      audit({ action: 'visit.self-check', subject: actor.unit.name, detail });
    }
    const visit = await findOwnVisit(db, actor.userId, actor.unit.id, id);
    return presentCapture(visit!);
  },
});

export const routes: Endpoint[] = [capture, standards, self, send];
