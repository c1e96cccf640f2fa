/** 防篡改日志 as a sheet. */
import type { LoggedEntry } from '../../contract/log.ts';
import type { Table } from '../../documents/index.ts';

const operations: Record<LoggedEntry['operation'], string> = {
  adopt: '启用时已有',
  insert: '新增',
  update: '修改',
  delete: '删除',
};

export const entryTable = (rows: LoggedEntry[]): Table => ({
  name: '防篡改日志',
  columns: [
    { title: '位置', width: 10, kind: 'number' },
    { title: '时间（UTC）', width: 24 },
    { title: '数据', width: 18 },
    { title: '操作', width: 12 },
    { title: '机构编码', width: 14 },
    { title: '机构', width: 24 },
    { title: '账号', width: 18 },
    { title: '数据库用户', width: 14 },
    { title: '行数', width: 8, kind: 'number' },
    { title: '第一行', width: 24 },
    { title: '编号', width: 10, kind: 'number' },
  ],
  rows: rows.map((row) => [
    row.position,
    row.at,
    row.form,
    operations[row.operation],
    row.unit?.code ?? '',
    row.unit?.name ?? '',
    row.by || '（不经过明窗）',
    row.dbUser,
    row.rows,
    row.key,
    row.id,
  ]),
});
