/** 评分信度 as sheets. */
import type { Reliability } from '../../contract/reliability.ts';
import type { Table } from '../../documents/index.ts';

const verdicts: Record<Reliability['inspectors'][number]['verdict'], string> = {
  severe: '偏严',
  lenient: '偏宽',
  'not-shown': '未见差别',
  'too-few': '检查太少',
};
const number = { kind: 'number' } as const;

const inspectors = ({ inspectors: rows }: Reliability): Table => ({
  name: '检查员',
  columns: [
    { title: '检查员', width: 14 },
    { title: '比其他人严（分）', ...number },
    { title: '区间下限', ...number },
    { title: '区间上限', ...number },
    { title: '评分次数', ...number },
    { title: '网点数', ...number },
    { title: '结论', width: 12 },
  ],
  rows: rows.map((one) => [
    one.name,
    one.severity.toFixed(2),
    one.interval[0].toFixed(2),
    one.interval[1].toFixed(2),
    one.scores,
    one.outlets,
    verdicts[one.verdict],
  ]),
});

const figure = (value: number | null) => (value === null ? null : value.toFixed(3));

const items = ({ items: rows }: Reliability): Table => ({
  name: '条目',
  columns: [
    { title: '条目编码', width: 12 },
    { title: '条目', width: 40 },
    { title: '双评次数', ...number },
    { title: '一致率', ...number },
    { title: 'Cohen κ', ...number },
    { title: 'Fleiss κ', ...number },
  ],
  rows: rows.map((one) => [
    one.code,
    one.name,
    one.pairs,
    figure(one.agreement),
    figure(one.cohen),
    figure(one.fleiss),
  ]),
});

const coefficients = ({ icc }: Reliability): Table => ({
  name: 'ICC',
  columns: [
    { title: '形式' },
    { title: '信度', ...number },
    { title: '95% 下限', ...number },
    { title: '95% 上限', ...number },
  ],
  rows: Object.entries(icc?.forms ?? {}).map(([form, { value, interval }]) => [
    `ICC(${form})`,
    figure(value),
    figure(interval?.[0] ?? null),
    figure(interval?.[1] ?? null),
  ]),
});

export const reliabilityTables = (report: Reliability): Table[] => [
  inspectors(report),
  items(report),
  coefficients(report),
];
