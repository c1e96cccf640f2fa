/** 抽取 read over HTTP: the list, one draw, its pool, picks and arithmetic, and its files. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import {
  drawDetailSchema,
  drawOptionsSchema,
  drawsPage,
  drawsQuery,
  membersPage,
  membersQuery,
  picksPage,
  picksQuery,
  replaySchema,
  simulationSchema,
} from '../../contract/draw.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { commitmentAnswer, fileAnswer, poolAnswer } from './file.ts';
import { listDraws } from './list-queries.ts';
import { listMembers, listPicks, picksTable, replayOne } from './lists.ts';
import { loadDraw } from './load-draw.ts';
import { listTargets } from './pool-queries.ts';
import { listPeople } from './prepare.ts';
import { presentDraw } from './present.ts';
import { simulate } from './simulation.ts';
import { drawsTable } from './tables.ts';

const read = { tag: '抽取', method: 'GET', ability: 'draw.read' } as const;
const params = z.object({ id: idSchema });

const list = endpoint({
  ...read,
  path: '/api/draws',
  summary: '抽取列表',
  query: drawsQuery,
  answer: drawsPage,
  handler: async ({ db, query, actor }) => ({
    ...(await listDraws(db, query)),
    abilities: { create: may(actor.role, 'draw.run') },
  }),
});

const download = endpoint({
  ...read,
  path: '/api/draws.xlsx',
  summary: '抽取列表，Excel',
  query: wholeOf(drawsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listDraws(db, query);
    return xlsxAnswer('抽取.xlsx', await writeTables([drawsTable(rows)]));
  },
});

const options = endpoint({
  ...read,
  path: '/api/draws/options',
  summary: '准备抽取时可选的检查人员和阶段目标',
  ability: 'draw.run',
  answer: drawOptionsSchema,
  handler: async ({ db, actor }) => ({
    people: await listPeople(db, actor.unit),
    targets: await listTargets(db),
  }),
});

const one = endpoint({
  ...read,
  path: '/api/draws/:id',
  summary: '一次抽取：承诺、异议、种子、结果、备选',
  params,
  answer: drawDetailSchema,
  handler: async ({ db, params, actor, language }) =>
    presentDraw(db, await loadDraw(db, params.id), { actor, language, now: new Date() }),
});

const members = endpoint({
  ...read,
  path: '/api/draws/:id/members',
  summary: '名单：草稿按现在的条件，承诺后按冻结的',
  params,
  query: membersQuery,
  answer: membersPage,
  handler: async ({ db, params, query, language }) =>
    listMembers(db, await loadDraw(db, params.id), query, { language, now: new Date() }),
});

const picks = endpoint({
  ...read,
  path: '/api/draws/:id/picks',
  summary: '抽中的机构与派单',
  params,
  query: picksQuery,
  answer: picksPage,
  handler: async ({ db, params, query }) => listPicks(db, await loadDraw(db, params.id), query),
});

const picksBook = endpoint({
  ...read,
  path: '/api/draws/:id/picks.xlsx',
  summary: '抽中的机构与派单，Excel',
  params,
  answer: 'file',
  handler: async ({ db, params }) => {
    const loaded = await loadDraw(db, params.id);
    const table = await picksTable(db, loaded);
    return xlsxAnswer(`${loaded.draw.name}.xlsx`, await writeTables([table]));
  },
});

const arithmetic = endpoint({
  ...read,
  path: '/api/draws/:id/replay/:number',
  summary: '一家是怎样抽中的：散列、余数、签号',
  params: params.extend({ number: z.coerce.number().int().positive() }),
  answer: replaySchema,
  handler: async ({ db, params }) => replayOne(db, await loadDraw(db, params.id), params.number),
});

const simulation = endpoint({
  ...read,
  path: '/api/draws/:id/simulation',
  summary: '试算：各类机构多久轮到一次、每名检查人员去几家',
  params,
  answer: simulationSchema,
  perMinute: 20,
  handler: async ({ db, params, language }) =>
    simulate(db, await loadDraw(db, params.id), { language, now: new Date() }),
});

const file = endpoint({
  ...read,
  path: '/api/draws/:id/draw.json',
  summary: '抽取文件：任何人凭它都能重复这次抽取',
  params,
  answer: 'file',
  handler: async ({ db, params }) => fileAnswer(db, await loadDraw(db, params.id)),
});

const commitment = endpoint({
  ...read,
  path: '/api/draws/:id/commitment.json',
  summary: '承诺书原文，其 SHA-256 即公布的散列',
  params,
  answer: 'file',
  handler: async ({ db, params }) => commitmentAnswer(await loadDraw(db, params.id)),
});

const pool = endpoint({
  ...read,
  path: '/api/draws/:id/pool.txt',
  summary: '冻结的名单原文，其 SHA-256 在承诺书里',
  params,
  answer: 'file',
  handler: async ({ db, params }) => poolAnswer(db, await loadDraw(db, params.id)),
});

export const readRoutes: Endpoint[] = [
  list,
  download,
  options,
  one,
  members,
  picks,
  picksBook,
  arithmetic,
  simulation,
  file,
  commitment,
  pool,
];
