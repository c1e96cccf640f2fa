/** Lists of rounds as sheets. */
import type { Table } from '../../documents/index.ts';
import type { Round } from '../../contract/round.ts';
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
