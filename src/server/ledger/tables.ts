/** 台账 as a sheet. */
import type { Table } from '../../documents/index.ts';
import type { OpenLine } from './open-lines.ts';

export const stateWords = {
  draft: '草稿',
  published: '已公布',
  appealed: '申诉中',
  confirmed: '已确认',
  honoured: '已兑现',
  revoked: '已撤销',
};

export const ledgerTable = (rows: OpenLine[]): Table => ({
  name: '台账',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    { title: '规则', width: 10 },
    { title: '规则名称', width: 36 },
    { title: '波次' },
    { title: '阶段' },
    { title: '日期', kind: 'date', width: 12 },
    { title: '金额', kind: 'money', width: 14 },
    { title: '类别', width: 14 },
    { title: '承担机构编码', width: 14 },
    { title: '承担机构', width: 26 },
    { title: '状态' },
    { title: '计算', width: 60, wrap: true },
    { title: '更正原因', width: 30 },
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.ruleId,
    r.ruleTitle,
    r.wave,
    r.phase,
    r.happenedOn,
    r.amount,
    r.kind,
    r.payer.code,
    r.payer.name,
    stateWords[r.state],
    r.text,
    r.reason,
  ]),
});
