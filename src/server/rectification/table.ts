/** 整改 as a sheet. */
import type { Rectification } from '../../contract/rectification.ts';
import type { Table } from '../../documents/index.ts';
import { causeWords, kindWords, sourceWords, stateWords } from './words.ts';

const local = (moment: string | null, back = 0) =>
  moment === null
    ? null
    : new Date(Date.parse(moment) + 8 * 3_600_000 - back).toISOString().slice(0, 10);
const day = (title: string) => ({ title, width: 12, kind: 'date' as const });

export const rectificationTable = (rows: Rectification[]): Table => ({
  name: '整改',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 24 },
    { title: '类型' },
    { title: '来源', width: 10 },
    { title: '条目', width: 10 },
    { title: '问题', width: 36 },
    { title: '软硬件' },
    { title: '岗位' },
    { title: '扣分', kind: 'number' },
    { title: '状态' },
    { title: '原因' },
    { title: '责任人' },
    day('期限'),
    { title: '逾期' },
    { title: '重复次数', kind: 'number' },
    day('开单'),
    day('完成'),
    day('结束'),
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    kindWords[r.kind],
    sourceWords[r.sourceKind],
    r.itemCode,
    r.title,
    r.category,
    r.post,
    r.points,
    stateWords[r.state],
    r.causeCode in causeWords ? causeWords[r.causeCode as keyof typeof causeWords] : '',
    r.ownerName,
    // 24:00 belongs to the day that ends.
    local(r.dueAt, 1),
    r.overdue ? '是' : '',
    r.repeats,
    local(r.createdAt),
    local(r.doneAt),
    local(r.closedAt),
  ]),
});
