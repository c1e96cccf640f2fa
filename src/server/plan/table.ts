/** The list of plans as a sheet. */
import type { Table } from '../../documents/index.ts';
import type { PlanListRow } from './list-queries.ts';

const number = (title: string) => ({ title, width: 10, kind: 'number' as const });
const day = (title: string) => ({ title, width: 12, kind: 'date' as const });
const states: Record<PlanListRow['state'], string> = {
  draft: '草稿',
  published: '已发布',
  retired: '已停用',
};

export const planTable = (rows: PlanListRow[]): Table => ({
  name: '方案',
  columns: [
    { title: '方案', width: 44 },
    { title: '编号', width: 12 },
    { title: '制定机构编码', width: 14 },
    { title: '制定机构', width: 26 },
    day('起'),
    day('止'),
    number('规则数'),
    number('版本'),
    { title: '状态', width: 10 },
    { title: '另有草稿', width: 10 },
  ],
  rows: rows.map(({ title, code, unit, period, rules, version, state, draftId }) => [
    title,
    code,
    unit.code,
    unit.name,
    period.from,
    period.to,
    rules,
    version,
    states[state],
    draftId === null || state === 'draft' ? '否' : '是',
  ]),
});
