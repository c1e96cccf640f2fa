/** 导入记录 as a sheet. */
import type { Import } from '../../contract/work.ts';
import type { Table } from '../../documents/index.ts';
import type { ImportRow } from './import-queries.ts';

const number = (title: string) => ({ title, width: 10, kind: 'number' as const });
const states: Record<Import['state'], string> = {
  previewed: '待导入',
  applied: '已导入',
  rejected: '有错误',
};

export const importTable = (rows: ImportRow[]): Table => ({
  name: '导入记录',
  columns: [
    { title: '文件', width: 40 },
    { title: '状态', width: 10 },
    number('行数'),
    number('新增'),
    number('更改'),
    number('错误'),
    { title: '上传人', width: 16 },
    { title: '上传时间（UTC）', width: 24 },
    { title: '导入时间（UTC）', width: 24 },
  ],
  rows: rows.map(({ fileName, state, counts, errors, createdBy, createdAt, appliedAt }) => {
    const sum = (of: 'rows' | 'added' | 'changed') =>
      Object.values(counts).reduce((total, count) => total + count[of], 0);
    const figures = [sum('rows'), sum('added'), sum('changed'), errors];
    return [fileName, states[state], ...figures, createdBy, createdAt, appliedAt];
  }),
});
