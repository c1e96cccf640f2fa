/** 申诉 as a sheet. */
import type { AppealRow } from '../../contract/appeal.ts';
import { reasons } from '../../domain/appeal/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import type { Table } from '../../documents/index.ts';

export const stateNames: Record<AppealRow['state'], string> = {
  filed: '已提出',
  accepted: '已受理',
  decided: '已裁定',
  withdrawn: '已撤回',
  lapsed: '期满未裁定',
};
export const decisionNames = { upheld: '维持', changed: '变更', revoked: '撤销' } as const;
export const instanceName = (n: number) => (n === 1 ? '一审' : n === 2 ? '二审' : `第${n}审`);

export const appealTable = (rows: AppealRow[]): Table => ({
  name: '申诉',
  columns: [
    { title: '编号' },
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    { title: '申诉事项', width: 36 },
    { title: '所属', width: 26 },
    { title: '理由', width: 14 },
    { title: '审级' },
    { title: '状态', width: 12 },
    { title: '裁定' },
    { title: '受理机构', width: 22 },
    { title: '等待', width: 26 },
    { title: '提出人' },
    { title: '提出日期', kind: 'date', width: 12 },
    { title: '期限（当日24:00止）', kind: 'date', width: 18 },
    { title: '超期' },
    { title: '裁定人' },
  ],
  rows: rows.map((r) => [
    String(r.id),
    r.unit.code,
    r.unit.name,
    r.title,
    r.context,
    reasons[r.reasonCode].name.zh,
    instanceName(r.instance),
    stateNames[r.state],
    r.decision && decisionNames[r.decision],
    r.forum.name,
    r.waitingName,
    r.filedByName,
    dayOf(r.filedAt),
    dayOf(new Date(Date.parse(r.dueAt) - 1).toISOString()),
    r.overdue ? '是' : '否',
    r.reviewerName,
  ]),
});
