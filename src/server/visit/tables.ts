/** Lists of visits as sheets. */
import type { VisitRow } from '../../contract/visit-desk.ts';
import type { Table } from '../../documents/index.ts';
import { stateWords } from './review.ts';

const day = (title: string) => ({ title, width: 12, kind: 'date' as const });

export const visitTable = (rows: VisitRow[]): Table => ({
  name: '检查单',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    { title: '批次', width: 30 },
    { title: '检查类型', width: 14 },
    { title: '波次', width: 14 },
    { title: '检查人员', width: 12 },
    day('期限'),
    { title: '状态' },
    { title: '逾期' },
    day('检查日期'),
    { title: '得分', width: 10, kind: 'number' as const },
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.round?.name ?? '',
    r.kind,
    r.wave,
    r.inspector ?? '',
    r.dueOn,
    stateWords[r.state],
    r.overdue ? '是' : '否',
    r.visitedOn,
    r.score,
  ]),
});
