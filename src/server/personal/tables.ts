/** 个人信息申请 as a sheet. */
import type { DataRequest } from '../../contract/personal.ts';
import type { Table } from '../../documents/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';

const kinds = { copy: '查阅复制', correct: '更正', erase: '删除', explain: '解释规则' } as const;
const states = { open: '待答复', granted: '已办结', refused: '已拒绝' } as const;

export const requestTable = (rows: readonly DataRequest[]): Table => ({
  name: '个人信息申请',
  columns: [
    { title: '机构', width: 24 },
    { title: '工号', width: 14 },
    { title: '姓名', width: 10 },
    { title: '申请', width: 10 },
    { title: '说明', width: 30, wrap: true },
    { title: '提出人', width: 10 },
    { title: '提出', kind: 'date', width: 12 },
    { title: '应答复', kind: 'date', width: 12 },
    { title: '状态', width: 10 },
    { title: '答复', width: 40, wrap: true },
    { title: '答复人', width: 10 },
    { title: '答复日期', kind: 'date', width: 12 },
  ],
  rows: rows.map((r) => [
    r.unit.name,
    r.person.staffNo,
    r.person.name,
    kinds[r.kind],
    r.reason,
    r.askedBy,
    dayOf(r.askedAt),
    r.dueOn,
    states[r.state],
    r.answer,
    r.decidedBy,
    r.decidedAt && dayOf(r.decidedAt),
  ]),
});
