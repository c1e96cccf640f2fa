/** 排名: places of one wave within the province, the city or the county. */
import { rankingPage, rankingQuery } from '../../contract/inspection.ts';
import { certaintyQuery, certaintySchema } from '../../contract/ranking.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { certaintyOf } from './certainty.ts';
import { countRanking, findTarget, listRanking, prepareRanking } from './ranking-queries.ts';
import { rankingTable } from './tables.ts';

const tag = '排名';

const list = endpoint({
  method: 'GET',
  path: '/api/rankings',
  summary: '一个波次的名次、倒数名次、较上次的升降、得分分布',
  tag,
  ability: 'ranking.read',
  query: rankingQuery,
  answer: rankingPage,
  handler: async ({ db, query, actor }) => {
    const asked = await prepareRanking(db, query, actor);
    const rows = await listRanking(db, asked);
    return { rows, ...(await countRanking(db, asked)), target: await findTarget(db, asked) };
  },
});

const certainty = endpoint({
  method: 'GET',
  path: '/api/rankings/certainty',
  summary: '一页排名的可信度：每个名次的区间、进入前几名与后几名的概率',
  tag,
  ability: 'ranking.read',
  query: certaintyQuery,
  answer: certaintySchema,
  handler: async ({ db, query, actor }) =>
    certaintyOf(db, query, await listRanking(db, await prepareRanking(db, query, actor))),
});

const download = endpoint({
  method: 'GET',
  path: '/api/rankings.xlsx',
  summary: '一个波次的名次，Excel',
  tag,
  ability: 'ranking.read',
  query: wholeOf(rankingQuery),
  answer: 'file',
  handler: async ({ db, query, actor }) => {
    const rows = await listRanking(db, await prepareRanking(db, query, actor));
    const title = `${query.wave} ${query.kind} · ${query.within}排名`;
    return xlsxAnswer(`排名-${query.wave}.xlsx`, await writeTables([rankingTable(title, rows)]));
  },
});

export const routes: Endpoint[] = [list, certainty, download];
