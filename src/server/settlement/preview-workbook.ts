/** 读法预览 as a workbook for the meeting that decides: what is compared, what it comes to, who gains and who loses. */
import { Decimal } from 'decimal.js';
import type { Plan, Readings } from '../../contract/plan.ts';
import type { Preview } from '../../contract/settlement.ts';
import type { Table } from '../../documents/index.ts';
import { allReadings } from '../../domain/plan/readings.ts';
import type { SettleablePlan } from '../plan/index.ts';

type Trial = { plan: SettleablePlan; readings: Readings };
type Figures = Omit<Preview, 'milliseconds'>;

const difference = (before: string, after: string) => new Decimal(after).minus(before).toFixed(2);
const money = (title: string) => ({ title, width: 18, kind: 'money' as const });

/** Whose question it is: a rule or goal by number and title, else the whole plan's. */
function ownerText(plan: Plan, owner: string | null): string {
  const found = [...plan.rules, ...plan.goals].find(({ id }) => id === owner);
  return found ? `${found.id} ${found.title}` : '整个方案';
}

function readingTable({ plan, readings }: Trial): Table {
  const all = allReadings(plan.document);
  return {
    name: '读法',
    title: `${plan.document.title} 第 ${plan.version} 版 · 比较的读法`,
    columns: [
      { title: '适用', width: 32, wrap: true },
      { title: '问题', width: 44, wrap: true },
      { title: '现行', width: 36, wrap: true },
      { title: '试算', width: 36, wrap: true },
      { title: '是否改变', width: 10 },
    ],
    rows: all.map(({ key, owner, reading }) => {
      const label = (value: string | undefined) =>
        reading.options.find((option) => option.value === value)?.label ?? '';
      const [now, tried] = [plan.readings[key] ?? reading.options[0]?.value, readings[key]];
      const changes = now === tried ? '否' : '是';
      return [ownerText(plan.document, owner), reading.question, label(now), label(tried), changes];
    }),
  };
}

const totalTable = ({ plan }: Trial, figures: Figures): Table => ({
  name: '合计',
  title: `${plan.document.title} 第 ${plan.version} 版 · 读法预览（只试算，未落账）`,
  columns: [{ title: '项目', width: 24 }, money('金额（元）'), { title: '网点数', kind: 'number' }],
  rows: [
    ['现行合计', figures.before, null],
    ['试算合计', figures.after, null],
    ['变化', difference(figures.before, figures.after), null],
    ['得益网点', null, figures.gainers],
    ['受损网点', null, figures.losers],
    ['不变网点', null, figures.unchanged],
  ],
});

const amounts = [money('现行'), money('试算'), money('变化')];

const ruleTable = ({ byRule }: Figures): Table => ({
  name: '按规则',
  columns: [{ title: '规则', width: 12 }, { title: '规则名称', width: 44 }, ...amounts],
  rows: byRule.map(({ ruleId, title, before, after }) => [
    ruleId,
    title,
    before,
    after,
    difference(before, after),
  ]),
});

const unitTable = ({ units }: Figures): Table => ({
  name: '网点',
  title: `有变化的网点 ${units.length} 家，按变化金额从大到小`,
  columns: [
    { title: '网点编码', width: 14 },
    { title: '网点', width: 30 },
    { title: '得失', width: 8 },
    ...amounts,
  ],
  rows: units.map(({ unit, before, after, change }) => [
    unit.code,
    unit.name,
    change.startsWith('-') ? '受损' : '得益',
    before,
    after,
    change,
  ]),
});

export const previewTables = (trial: Trial, figures: Figures): Table[] => [
  totalTable(trial, figures),
  readingTable(trial),
  ruleTable(figures),
  unitTable(figures),
];
