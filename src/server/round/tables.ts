/** Lists of rounds and of recordings as sheets. */
import type { Table } from '../../documents/index.ts';
import type { Round } from '../../contract/round.ts';
import type { Clip } from '../../contract/visit-desk.ts';
import { stateWords } from './actions.ts';

const number = (title: string) => ({ title, width: 10, kind: 'number' as const });
const day = (title: string) => ({ title, width: 12, kind: 'date' as const });

export const roundTable = (rows: Round[]): Table => ({
  name: '检查批次',
  columns: [
    { title: '批次', width: 30 },
    { title: '检查类型', width: 14 },
    { title: '波次', width: 14 },
    { title: '检查标准', width: 30 },
    { title: '暗访' },
    day('开始'),
    day('结束'),
    { title: '状态' },
    number('检查单'),
    number('待填写'),
    number('待复核'),
    number('已锁定'),
    number('逾期'),
  ],
  rows: rows.map((r) => [
    r.name,
    r.kind,
    r.wave,
    `${r.standard.name} v${r.standard.version}`,
    r.covert ? '是' : '否',
    r.startsOn,
    r.endsOn,
    stateWords[r.state],
    r.counts.total,
    r.counts.draft + r.counts.returned,
    r.counts.submitted + r.counts.reviewing,
    r.counts.locked,
    r.counts.overdue,
  ]),
});

/** As the bank's clocks show it: 2026-08-03 09:00. */
const minute = (moment: string | null) =>
  moment &&
  new Date(moment).toLocaleString('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
const clipWords: Record<Clip['state'], string> = {
  asked: '待提供',
  provided: '已提供',
  overdue: '已逾期',
  refused: '无法提供',
};

export const clipTable = (rows: Clip[]): Table => ({
  name: '录像调取',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    { title: '批次', width: 30 },
    { title: '录像开始', width: 18 },
    { title: '录像结束', width: 18 },
    { title: '岗位', width: 14 },
    { title: '期限', width: 18 },
    { title: '状态' },
    { title: '答复时间', width: 18 },
    { title: '迟交' },
    { title: '文件或链接', width: 40 },
    { title: '说明', width: 30 },
  ],
  rows: rows.map((r) => [
    r.unit.code,
    r.unit.name,
    r.round,
    minute(r.fromAt),
    minute(r.toAt),
    r.post,
    minute(r.dueAt),
    clipWords[r.state],
    minute(r.providedAt),
    r.late ? '是' : '否',
    r.file?.name ?? r.link,
    r.note,
  ]),
});
