/** 整改 over HTTP: lists, one opened up, and what people do with it. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  newRectification,
  rectificationDetail,
  rectificationEdit,
  rectificationsPage,
  rectificationsQuery,
  stageBody,
  stepBody,
  writtenSchema,
  rectificationSchema,
} from '../../contract/rectification.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { edit, takeStage, takeStep } from './actions.ts';
import { openProblem } from './open.ts';
import { presentDetail } from './present.ts';
import { findRectification, listPosts, listRectifications, type Found } from './queries.ts';
import { routes as drills } from './drill-routes.ts';
import { routes as errands } from './errand-routes.ts';
import { routes as figures } from './figure-routes.ts';
import { rectificationTable } from './table.ts';
import { standing } from './standing.ts';
import { stageWords, stepWords } from './words.ts';

const tag = '整改';
const params = z.object({ unitId: idSchema, id: idSchema });

/** @throws Problem `not-found` outside the reader's range */
export async function findOr404(db: Db, at: z.output<typeof params>): Promise<Found> {
  const found = await findRectification(db, at.unitId, at.id);
  if (!found) throw problem('not-found', { what: '整改' });
  return found;
}
const place = (found: Found) => ({ id: found.unit.id, unitNo: found.unitNo });

const list = endpoint({
  method: 'GET',
  path: '/api/rectifications',
  summary: '整改：筛选、排序、各状态数量',
  tag,
  ability: 'rectification.read',
  query: rectificationsQuery,
  answer: rectificationsPage,
  handler: async ({ db, query, actor }) => ({
    ...(await listRectifications(db, query)),
    posts: await listPosts(db),
    abilities: {
      edit: may(actor.role, 'rectification.edit'),
      verify: may(actor.role, 'rectification.verify'),
    },
  }),
});

const download = endpoint({
  method: 'GET',
  path: '/api/rectifications.xlsx',
  summary: '整改，Excel',
  tag,
  ability: 'rectification.read',
  query: wholeOf(rectificationsQuery),
  answer: 'file',
  handler: async ({ db, query, shown }) => {
    const found = await listRectifications(db, query);
    const rows = await shown(z.array(rectificationSchema), found.rows);
    return xlsxAnswer('整改.xlsx', await writeTables([rectificationTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/rectifications/:unitId/:id',
  summary: '一张整改单：来源、重复链、原因、措施、证据、数据怎么说、经过',
  tag,
  ability: 'rectification.read',
  params,
  answer: rectificationDetail,
  handler: async ({ db, params: at, actor }) => presentDetail(db, await findOr404(db, at), actor),
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/rectifications/:unitId/:id',
  summary: '修改责任人、原因、措施；期限只能由验证的人改',
  tag,
  ability: 'rectification.edit',
  params,
  body: rectificationEdit,
  texts: ['cause', 'measure'],
  answer: writtenSchema,
  edit: standing,
  handler: async ({ db, params: at, body, actor, audit }) => {
    const found = await findOr404(db, at);
    const written = await edit(db, actor, found, body);
    audit({ action: 'rectification.edit', subject: found.title, unit: place(found), detail: body });
    return written;
  },
});

const step = endpoint({
  method: 'POST',
  path: '/api/rectifications/:unitId/:id/step',
  summary: '开始、报告完成、退回、取消、验收（演练与晨会）',
  tag,
  ability: 'rectification.edit',
  params,
  body: stepBody,
  texts: ['reason'],
  answer: writtenSchema,
  edit: standing,
  handler: async ({ db, params: at, body, actor, audit }) => {
    const found = await findOr404(db, at);
    const written = await takeStep(db, actor, found, body);
    const subject = `${stepWords[body.step]}：${found.title}`;
    audit({ action: `rectification.${body.step}`, subject, unit: place(found), detail: body });
    return written;
  },
});

const stage = endpoint({
  method: 'POST',
  path: '/api/rectifications/:unitId/:id/stage',
  summary: '硬件报修的环节：受理、派修、修复、验收',
  tag,
  ability: 'rectification.edit',
  params,
  body: stageBody,
  answer: writtenSchema,
  edit: standing,
  handler: async ({ db, params: at, body, actor, audit }) => {
    const found = await findOr404(db, at);
    const written = await takeStage(db, actor, found, body);
    const subject = `${stageWords[body.stage]}：${found.title}`;
    audit({ action: 'rectification.stage', subject, unit: place(found), detail: body });
    return written;
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/rectifications',
  texts: ['title', 'cause', 'measure'],
  summary: '开一张整改单：查摆的问题，或来自投诉、处罚单、曝光、演练',
  tag,
  ability: 'rectification.edit',
  body: newRectification,
  answer: writtenSchema,
  handler: async ({ db, body, actor, audit }) => {
    const { written, unit } = await openProblem(db, actor, body);
    audit({ action: 'rectification.open', subject: body.title, unit, detail: body });
    return written;
  },
});

export const routes: Endpoint[] = [
  list,
  download,
  // Before the two ids, which would take their names.
  ...figures,
  ...errands,
  ...drills,
  one,
  change,
  step,
  stage,
  add,
];
