/** 审计 as a sheet. */
import type { Table } from '../../documents/index.ts';
import type { AuditEntry } from './queries.ts';

export const auditTable = (rows: AuditEntry[]): Table => ({
  name: '审计记录',
  columns: [
    { title: '编号', width: 10, kind: 'number' },
    { title: '时间（UTC）', width: 24 },
    { title: '操作人', width: 20 },
    { title: '操作', width: 22 },
    { title: '对象', width: 30 },
    { title: '机构编码', width: 14 },
    { title: '机构', width: 24 },
    { title: '来自', width: 18 },
    { title: '结果', width: 8 },
    { title: '详情', width: 60 },
  ],
  rows: rows.map(({ id, at, actor, action, subject, unit, address, outcome, detail }) => [
    id,
    at,
    actor,
    action,
    subject,
    unit.code,
    unit.name,
    address,
    outcome === 'done' ? '成功' : '被拒绝',
    JSON.stringify(detail),
  ]),
});
