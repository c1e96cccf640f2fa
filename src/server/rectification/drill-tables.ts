/** 未达标名单 and 演练工时 as sheets. */
import type { Overtime, Target } from '../../contract/drill.ts';
import type { Table } from '../../documents/index.ts';
import { stateWords } from './words.ts';

export const targetTable = (rows: readonly Target[]): Table => ({
  name: '未达标名单',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    { title: '波次', width: 12 },
    { title: '检查日期', kind: 'date', width: 12 },
    { title: '得分', kind: 'number' },
    { title: '目标', kind: 'number' },
    { title: '相差', kind: 'number' },
    { title: '未改善' },
    { title: '演练', width: 12 },
    { title: '通报日期', kind: 'date', width: 12 },
  ],
  rows: rows.map((row) => [
    row.unit.code,
    row.unit.name,
    row.wave,
    row.visitedOn,
    row.score,
    row.target,
    row.gap,
    row.notImproving ? '是' : '',
    row.drill ? stateWords[row.drill.state] : '未通报',
    row.drill?.on ?? null,
  ]),
});

export const overtimeTable = (rows: readonly Overtime[], by: 'person' | 'unit'): Table => ({
  name: '演练工时',
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 26 },
    ...(by === 'person'
      ? [
          { title: '姓名', width: 12 },
          { title: '岗位', width: 12 },
        ]
      : [{ title: '人数', kind: 'number' as const }]),
    { title: '演练次数', kind: 'number' },
    { title: '其中已验收', kind: 'number' },
    { title: '小时数', kind: 'number' },
    { title: '一人一日最多', kind: 'number', width: 14 },
    { title: '一人一月最多', kind: 'number', width: 14 },
    { title: '超出劳动法限度', width: 16 },
  ],
  rows: rows.map((row) => [
    row.unit.code,
    row.unit.name,
    ...(by === 'person' ? [row.name, row.post] : [row.people]),
    row.drills,
    row.accepted,
    row.hours,
    row.dayMost,
    row.monthMost,
    row.over ? '是' : '',
  ]),
});
