/** 好人好事 as sheets: the register, and the counts by outlet. */
import type { Deed, DeedCounts } from '../../contract/deed.ts';
import type { Table } from '../../documents/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import { stateWords } from './words.ts';

export const deedTable = (rows: readonly Deed[]): Table => ({
  name: '好人好事',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 24 },
    { title: '日期', kind: 'date', width: 12 },
    { title: '何人', width: 12 },
    { title: '事迹', width: 40 },
    { title: '状态', width: 10 },
    { title: '退回理由', width: 30 },
    { title: '证据', kind: 'number' },
    { title: '上报人', width: 10 },
    { title: '上报', kind: 'date', width: 12 },
    { title: '审核人', width: 10 },
    { title: '审核', kind: 'date', width: 12 },
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.happenedOn,
    r.person || '网点整体',
    r.title,
    stateWords[r.state],
    r.reason,
    r.evidence,
    r.reportedBy,
    dayOf(r.reportedAt),
    r.decidedBy,
    r.decidedAt && dayOf(r.decidedAt),
  ]),
});

export const deedCountTable = ({ rows }: DeedCounts): Table => ({
  name: '按网点统计',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 24 },
    { title: '已确认', kind: 'number' },
    { title: '待确认', kind: 'number' },
    { title: '已退回', kind: 'number' },
    { title: '人数', kind: 'number' },
  ],
  rows: rows.map((r) => [r.unit.code, r.unit.name, r.confirmed, r.reported, r.returned, r.people]),
});
