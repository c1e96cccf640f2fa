/** 检查来源对照 over HTTP. */
import {
  checkSourcesQuery,
  checkSourcesSchema,
  sourceOutletsPage,
  sourceOutletsQuery,
  type SourceOutlet,
} from '../../contract/check-source.ts';
import { writeTables, type Table } from '../../documents/index.ts';
import { sourceDifference } from '../../domain/reliability/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { listSourceOutlets, listSources, listWaves } from './source-queries.ts';

const tag = '检查来源';

const show = endpoint({
  method: 'GET',
  path: '/api/check-sources',
  summary: '检查来源对照：各来源的次数、平均，及与某一来源的差和区间（只比两边都查过的网点）',
  tag,
  ability: 'reliability.read',
  query: checkSourcesQuery,
  answer: checkSourcesSchema,
  handler: async ({ db, query: { against: wanted, ...asked } }) => {
    const { against, rows } = await listSources(db, asked, wanted);
    const sources = rows.map(({ paired, difference, deviation, ...row }) => ({
      ...row,
      difference:
        row.source === against
          ? null
          : sourceDifference({ outlets: paired, mean: difference, deviation }),
    }));
    return { against, waves: await listWaves(db), sources };
  },
});

const outlets = endpoint({
  method: 'GET',
  path: '/api/check-sources/outlets',
  summary: '各网点在各来源的平均分，差得最远的在前',
  tag,
  ability: 'reliability.read',
  query: sourceOutletsQuery,
  answer: sourceOutletsPage,
  handler: ({ db, query }) => listSourceOutlets(db, query),
});

const points = (value: number) => value.toFixed(2);

function outletTable(rows: readonly SourceOutlet[]): Table {
  const names = [...new Set(rows.flatMap((row) => row.sources.map(({ source }) => source)))];
  return {
    name: '检查来源对照',
    columns: [
      { title: '网点编码', width: 14 },
      { title: '网点', width: 24 },
      ...names.flatMap((name) => [
        { title: `${name} 次数`, kind: 'number' as const },
        { title: `${name} 平均`, kind: 'number' as const },
      ]),
      { title: '最大相差', kind: 'number' },
    ],
    rows: rows.map(({ unit, sources, gap }) => [
      unit.code,
      unit.name,
      ...names.flatMap((name) => {
        const one = sources.find(({ source }) => source === name);
        return one ? [one.checks, points(one.mean)] : [null, null];
      }),
      gap === null ? null : points(gap),
    ]),
  };
}

const download = endpoint({
  method: 'GET',
  path: '/api/check-sources/outlets.xlsx',
  summary: '各网点在各来源的平均分，Excel',
  tag,
  ability: 'reliability.read',
  query: wholeOf(sourceOutletsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listSourceOutlets(db, query);
    return xlsxAnswer('检查来源对照.xlsx', await writeTables([outletTable(rows)]));
  },
});

export const routes: Endpoint[] = [show, outlets, download];
