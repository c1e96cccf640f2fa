/** The list of standards as a sheet. */
import type { z } from 'zod';
import type { standardRow } from '../../contract/standard-version.ts';
import type { Table } from '../../documents/index.ts';

const number = (title: string) => ({ title, width: 10, kind: 'number' as const });
const day = (title: string) => ({ title, width: 12, kind: 'date' as const });
const states: Record<z.output<typeof standardRow>['state'], string> = {
  draft: '草稿',
  published: '已发布',
  retired: '已停用',
};

export const standardTable = (rows: z.output<typeof standardRow>[]): Table => ({
  name: '检查标准',
  columns: [
    { title: '检查标准', width: 40 },
    { title: '制定机构编码', width: 14 },
    { title: '制定机构', width: 26 },
    number('版本'),
    { title: '状态' },
    day('生效日期'),
    day('失效日期'),
    number('条目'),
    number('满分'),
    number('共有版本'),
    { title: '另有草稿' },
  ],
  rows: rows.map((r) => [
    r.name,
    r.unit.code,
    r.unit.name,
    String(r.version),
    states[r.state],
    // The date of a draft is only where the editor stands.
    r.state === 'draft' ? null : r.validFrom,
    r.validTo,
    String(r.items),
    r.total,
    String(r.versions),
    r.draftId === null ? '否' : '是',
  ]),
});
