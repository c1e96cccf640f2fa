/**
 * 网点对账单 as a workbook to keep, to check and to sign: the year at a glance, scores against targets, and
 * for each kind of line a sheet that explains every yuan. The sheets' totals are those of the page.
 */
import { Decimal } from 'decimal.js';
import { lineKinds } from '../../contract/plan-words.ts';
import type { Statement } from '../../contract/ledger.ts';
import type { Table } from '../../documents/index.ts';
import { stateWords, type OpenLine } from '../ledger/index.ts';

type Facts = Omit<Statement, 'lines'> & { openLines: OpenLine[] };
type Row = Table['rows'][number];

/** A revoked line is shown, but its money counts no more. */
const counted = (line: OpenLine) => (line.state === 'revoked' ? null : line.amount);

const sumOf = (lines: OpenLine[]): string =>
  lines.reduce((sum, line) => sum.plus(counted(line) ?? 0), new Decimal(0)).toFixed(2);

const titleOf = ({ unit, year }: Facts) => `${unit.name}（${unit.code}）${year} 年对账单`;

/** Kinds that the year has, in the plan's order. */
const kindsOf = ({ openLines }: Facts) =>
  lineKinds
    .map((kind) => ({ kind, lines: openLines.filter((line) => line.kind === kind) }))
    .filter(({ lines }) => lines.length > 0);

const phaseOf = (line: OpenLine) => line.phase ?? '全年';

function totalRows(facts: Facts): Row[] {
  const { openLines, totals } = facts;
  const phases = Map.groupBy(openLines, phaseOf);
  return [
    ['合计', '全年净额', openLines.length, totals.amount],
    ['合计', '奖励', openLines.filter((line) => line.kind === '奖励').length, totals.rewards],
    ['合计', '考核', openLines.filter((line) => line.kind !== '奖励').length, totals.penalties],
    ...kindsOf(facts).map(({ kind, lines }): Row => ['按类别', kind, lines.length, sumOf(lines)]),
    ...[...phases].map(([name, lines]): Row => ['按阶段', name, lines.length, sumOf(lines)]),
  ];
}

const overview = (facts: Facts): Table => ({
  name: '汇总',
  title: [titleOf(facts), facts.planTitle ?? '', facts.path.map(({ name }) => name).join(' › ')]
    .filter(Boolean)
    .join(' · '),
  columns: [
    { title: '项目', width: 12 },
    { title: '内容', width: 30 },
    { title: '行数', width: 10, kind: 'number' },
    { title: '金额（元）', width: 16, kind: 'money' },
  ],
  rows: totalRows(facts),
});

const gapOf = (score: string, target: string | null) =>
  target === null ? null : new Decimal(score).minus(target).toString();

function placeText(places: Statement['scores'][number]['places']): string {
  return places
    .map(
      ({ within, place, visited, fromBottom, tied }) =>
        `${within}内 ${place} / ${visited}，倒数第 ${fromBottom}${tied > 1 ? `，${tied} 家并列` : ''}`,
    )
    .join('\n');
}

const scoreTable = (facts: Facts): Table => ({
  name: '成绩与目标',
  title: titleOf(facts),
  columns: [
    { title: '波次' },
    { title: '检查类型' },
    { title: '检查日期', width: 12, kind: 'date' },
    { title: '阶段' },
    { title: '得分', width: 10, kind: 'number' },
    { title: '目标分', width: 10, kind: 'number' },
    { title: '得分减目标', width: 12, kind: 'number' },
    { title: '是否达标', width: 10 },
    { title: '名次', width: 36, wrap: true },
  ],
  rows: facts.scores.map((s) => {
    const gap = gapOf(s.score, s.target);
    const met = gap === null ? '没有目标' : gap.startsWith('-') ? '未达标' : '达标';
    const places = placeText(s.places);
    return [s.wave, s.kind, s.visitedOn, s.phase, s.score, s.target, gap, met, places];
  }),
});

const lineTable = (facts: Facts, kind: string, lines: OpenLine[]): Table => ({
  name: kind,
  title: `${titleOf(facts)} · ${kind}：${lines.length} 行，计入合计 ${sumOf(lines)} 元`,
  columns: [
    { title: '规则', width: 10 },
    { title: '规则名称', width: 24, wrap: true },
    { title: '条款', width: 14, wrap: true },
    { title: '条款原文', width: 40, wrap: true },
    { title: '波次', width: 10 },
    { title: '阶段', width: 12 },
    { title: '日期', kind: 'date', width: 12 },
    { title: '读法', width: 30, wrap: true },
    { title: '依据', width: 30, wrap: true },
    { title: '计算', width: 44, wrap: true },
    { title: '金额', kind: 'money', width: 14 },
    { title: '计入合计', kind: 'money', width: 14 },
    { title: '状态', width: 10 },
    { title: '承担机构', width: 22, wrap: true },
    { title: '更正或撤销理由', width: 28, wrap: true },
  ],
  rows: lines.map((l) => [
    l.ruleId,
    l.ruleTitle,
    l.clauseNo,
    l.clause,
    l.wave,
    l.phase,
    l.happenedOn,
    l.readingsText,
    l.inputsText,
    l.text,
    l.amount,
    counted(l),
    stateWords[l.state],
    `${l.payer.name}（${l.payer.code}）`,
    l.reason,
  ]),
});

/** The sheets of one unit's year. */
export const statementTables = (facts: Facts): Table[] => [
  overview(facts),
  scoreTable(facts),
  ...kindsOf(facts).map(({ kind, lines }) => lineTable(facts, kind, lines)),
];
