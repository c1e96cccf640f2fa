/** The result as a workbook: totals by rule, totals by outlet, every line with its calculation, the readings in force. */
import { Decimal } from 'decimal.js';
import type { Plan, Readings } from '../contract/plan.ts';
import { allReadings, completeReadings } from '../domain/plan/readings.ts';
import { writeTables, type Table } from '../documents/index.ts';
import type { SettledLine } from './in-memory.ts';
import { totalsByRule } from './summary.ts';

const money = (title: string) => ({ title, width: 14, kind: 'money' as const });

const rulesTable = (plan: Plan, lines: SettledLine[]): Table => ({
  name: '按规则汇总',
  columns: [
    { title: '规则', width: 10 },
    { title: '名称', width: 40 },
    { title: '行数', kind: 'number' },
    { title: '网点数', kind: 'number' },
    money('金额'),
  ],
  rows: totalsByRule(plan, lines).map((r) => [r.rule, r.title, r.lines, r.units, r.amount]),
});

function unitsTable(lines: SettledLine[]): Table {
  const rows = [...Map.groupBy(lines, (line) => line.unit)].map(([code, own]) => {
    const sum = (kept: SettledLine[]) =>
      kept.reduce((total, line) => total.plus(line.amount), new Decimal(0)).toFixed(2);
    return [
      code,
      own[0]!.unitName,
      own.length,
      sum(own.filter((l) => l.kind === '奖励')),
      sum(own.filter((l) => l.kind !== '奖励')),
      sum(own),
    ];
  });
  return {
    name: '按网点汇总',
    columns: [
      { title: '机构编码', width: 14 },
      { title: '机构名称', width: 26 },
      { title: '行数', kind: 'number' },
      money('奖励'),
      money('考核'),
      money('合计'),
    ],
    rows,
  };
}

const linesTable = (plan: Plan, lines: SettledLine[]): Table => {
  const titles = new Map(plan.rules.map((rule) => [rule.id, rule.title]));
  return {
    name: '逐行',
    columns: [
      { title: '机构编码', width: 14 },
      { title: '机构名称', width: 26 },
      { title: '规则', width: 10 },
      { title: '名称', width: 36 },
      { title: '波次' },
      { title: '阶段' },
      money('金额'),
      { title: '类别', width: 14 },
      { title: '承担机构编码', width: 14 },
      { title: '计算', width: 70 },
    ],
    rows: lines.map((l) => [
      l.unit,
      l.unitName,
      l.rule,
      titles.get(l.rule) ?? '',
      l.wave,
      l.phase,
      l.amount,
      l.kind,
      l.payer,
      l.text,
    ]),
  };
};

function readingsTable(plan: Plan, chosen: Readings): Table {
  const complete = completeReadings(plan, chosen);
  return {
    name: '读法',
    columns: [
      { title: '读法', width: 14 },
      { title: '歧义', width: 50 },
      { title: '采用', width: 40 },
    ],
    rows: allReadings(plan).map(({ key, reading }) => [
      key,
      reading.question,
      reading.options.find((option) => option.value === complete[key])?.label ?? '',
    ]),
  };
}

export const linesWorkbook = (
  plan: Plan,
  lines: SettledLine[],
  readings: Readings,
): Promise<Uint8Array> =>
  writeTables([
    rulesTable(plan, lines),
    unitsTable(lines),
    linesTable(plan, lines),
    readingsTable(plan, readings),
  ]);
