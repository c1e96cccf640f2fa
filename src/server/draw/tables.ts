/** The list of draws as a sheet. */
import type { DrawListRow } from '../../contract/draw.ts';
import type { Table } from '../../documents/index.ts';
import { purposeWords, stateWords } from './words.ts';

const minute = (moment: string | null) => moment?.slice(0, 16).replace('T', ' ') ?? '';

export const drawsTable = (rows: readonly DrawListRow[]): Table => ({
  name: '抽取',
  columns: [
    { title: '名称', width: 36 },
    { title: '用途', width: 22 },
    { title: '状态' },
    { title: '组织单位', width: 22 },
    { title: '名单家数' },
    { title: '抽取家数' },
    { title: '承诺时间（UTC）', width: 18 },
    { title: '种子公布（UTC）', width: 18 },
    { title: '抽取时间（UTC）', width: 18 },
    { title: '创建人', width: 12 },
  ],
  rows: rows.map((row) => [
    row.name,
    purposeWords[row.purpose],
    stateWords[row.state].zh,
    row.unit.name,
    row.pool,
    row.quota,
    minute(row.frozenAt),
    minute(row.seedAt),
    minute(row.drawnAt),
    row.createdBy,
  ]),
});
