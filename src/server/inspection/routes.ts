/** 检查: visits with their deductions, checklists and waves; and, from their own files, the rest. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import {
  inspectionDetailSchema,
  inspectionsPage,
  inspectionsQuery,
  wavesSchema,
} from '../../contract/inspection.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { routes as confirming } from './confirm-routes.ts';
import { routes as facts } from './fact-routes.ts';
import { loadInspection } from './load-inspection.ts';
import { listInspections } from './queries.ts';
import { routes as rankings } from './ranking-routes.ts';
import { listWaves } from './wave-queries.ts';
import { inspectionTable } from './tables.ts';

const tag = '检查';

const list = endpoint({
  method: 'GET',
  path: '/api/inspections',
  summary: '检查成绩',
  tag,
  ability: 'fact.read',
  query: inspectionsQuery,
  answer: inspectionsPage,
  handler: ({ db, query }) => listInspections(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/inspections.xlsx',
  summary: '检查成绩，Excel',
  tag,
  ability: 'fact.read',
  query: wholeOf(inspectionsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listInspections(db, query);
    return xlsxAnswer('检查成绩.xlsx', await writeTables([inspectionTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/inspections/:unitId/:id',
  summary: '一次检查：得分、扣分明细（含重复扣分）、证据',
  tag,
  ability: 'fact.read',
  params: z.object({ unitId: idSchema, id: idSchema }),
  answer: inspectionDetailSchema,
  handler: async ({ db, actor, params: { unitId, id } }) => {
    const found = await loadInspection(db, unitId, id, actor.role);
    if (!found) throw problem('not-found', { what: '检查记录' });
    return found;
  },
});

const waves = endpoint({
  method: 'GET',
  path: '/api/waves',
  summary: '已检查的波次',
  tag,
  ability: 'ranking.read',
  answer: wavesSchema,
  handler: ({ db, actor }) => listWaves(db, actor.unit.isTop),
});

export const routes: Endpoint[] = [
  list,
  download,
  ...confirming,
  one,
  waves,
  ...facts,
  ...rankings,
];
