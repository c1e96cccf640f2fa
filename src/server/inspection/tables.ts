/** The lists of facts as sheets. */
import type { Table } from '../../documents/index.ts';
import type { RankingRow } from '../../contract/inspection.ts';
import type { listComplaints, listExposures, listTickets } from './fact-queries.ts';
import type { InspectionRow } from './queries.ts';

type Rows<F extends (...given: never[]) => Promise<{ rows: unknown[] }>> = Awaited<
  ReturnType<F>
>['rows'];
const yes = (is: boolean) => (is ? '是' : '否');

const unitTitles: Table['columns'] = [
  { title: '网点编码', width: 14 },
  { title: '网点', width: 26 },
];
const day = (title: string) => ({ title, width: 12, kind: 'date' as const });
const number = (title: string) => ({ title, width: 10, kind: 'number' as const });
const money = (title: string) => ({ title, width: 14, kind: 'money' as const });

export const inspectionTable = (rows: InspectionRow[]): Table => ({
  name: '检查成绩',
  columns: [
    ...unitTitles,
    { title: '波次' },
    { title: '检查类型' },
    day('检查日期'),
    number('得分'),
    number('扣分条目'),
    number('证据'),
    { title: '待确认', width: 10 },
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.wave,
    r.kind,
    r.visitedOn,
    r.score,
    r.deductions,
    r.evidence,
    yes(r.unconfirmed),
  ]),
});

export const complaintTable = (rows: Rows<typeof listComplaints>): Table => ({
  name: '投诉',
  columns: [
    ...unitTitles,
    { title: '工单号', width: 20 },
    day('日期'),
    { title: '有理由' },
    { title: '主观原因' },
    { title: '考核工单' },
    money('金额'),
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.orderNo,
    r.happenedOn,
    yes(r.justified),
    yes(r.subjective),
    yes(r.assessed),
    r.amount,
  ]),
});

export const exposureTable = (rows: Rows<typeof listExposures>): Table => ({
  name: '曝光',
  columns: [...unitTitles, day('日期'), { title: '级别' }, { title: '属实' }],
  rows: rows.map((r) => [r.unit.code, r.unit.name, r.happenedOn, r.level, yes(r.verified)]),
});

export const ticketTable = (rows: Rows<typeof listTickets>): Table => ({
  name: '现场处罚',
  columns: [
    ...unitTitles,
    day('日期'),
    { title: '责任人' },
    { title: '条款' },
    number('次数'),
    number('扣分'),
    money('金额'),
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.happenedOn,
    r.offender,
    r.clause,
    r.times,
    r.points,
    r.amount,
  ]),
});

export const rankingTable = (title: string, rows: RankingRow[]): Table => ({
  name: '排名',
  title,
  columns: [
    number('名次'),
    number('倒数名次'),
    ...unitTitles,
    { title: '排名范围', width: 22 },
    number('得分'),
    number('参评网点'),
    number('并列'),
    number('较上次'),
  ],
  rows: rows.map((r) => [
    r.place,
    r.fromBottom,
    r.unit.code,
    r.unit.name,
    r.group.name,
    r.score,
    r.visited,
    r.tied,
    r.moved,
  ]),
});
