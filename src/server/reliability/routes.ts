/** 评分信度 over HTTP. */
import { reliabilityQuery, reliabilitySchema } from '../../contract/reliability.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import type { Db } from '../db/open.ts';
import type { z } from 'zod';
import { listItemPairs, listKinds, listScoredVisits, listScorePairs } from './queries.ts';
import { reliabilityReport } from './report.ts';
import { routes as sources } from './source-routes.ts';
import { reliabilityTables } from './tables.ts';

const tag = '评分信度';

async function reportOf(db: Db, query: z.output<typeof reliabilityQuery>) {
  const { target, ...asked } = query;
  return reliabilityReport({
    target,
    kinds: await listKinds(db),
    visits: await listScoredVisits(db, asked),
    pairs: await listScorePairs(db, asked),
    itemPairs: await listItemPairs(db, asked),
  });
}

const show = endpoint({
  method: 'GET',
  path: '/api/reliability',
  summary: '双评的一致性、检查员的严格度、达到目标信度需要几次检查',
  tag,
  ability: 'reliability.read',
  query: reliabilityQuery,
  answer: reliabilitySchema,
  handler: async ({ db, query }) => reportOf(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/reliability.xlsx',
  summary: '评分信度，Excel',
  tag,
  ability: 'reliability.read',
  query: reliabilityQuery,
  answer: 'file',
  handler: async ({ db, query }) =>
    xlsxAnswer('评分信度.xlsx', await writeTables(reliabilityTables(await reportOf(db, query)))),
});

export const routes: Endpoint[] = [show, download, ...sources];
