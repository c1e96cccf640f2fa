/** The measured figures as Markdown, with a verdict on the goals. */
import { quantile } from '../http/measure.ts';
import type { Sequenced } from './measure.ts';
import type { Times } from './turns.ts';

export type Results = {
  machine: string;
  postgres: string;
  durable: boolean;
  outlets: number;
  turns: number;
  writes: Record<string, Times>;
  bulk: Record<string, Times>;
  sequencer: Sequenced;
};

/** Goals: milliseconds of a write, share of an import or a settlement. */
const goals = { write: 5, bulk: 0.1 };
const names: Record<string, string> = {
  complaint: '新增一条投诉',
  score: '改一个成绩',
  line: '台账一行走一步',
  import: '导入全省',
  settle: '结算全省（草稿不记）',
  publish: '公布全部台账行',
};

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) =>
  [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const whole = (value: number) => Math.round(value).toLocaleString('en');
const median = (times: number[]) => quantile(times, 0.5);
const ms = (value: number) => value.toFixed(2);
/** Median, and the middle half around it. */
const spread = (times: number[]) =>
  `${ms(median(times))}（${ms(quantile(times, 0.25))}–${ms(quantile(times, 0.75))}）`;
/** Seconds: median, and the fastest and the slowest. */
const seconds = (times: number[]) => {
  const [middle, least, most] = [0.5, 0, 1].map((at) => (quantile(times, at) / 1000).toFixed(2));
  return `${middle}（${least}–${most}）`;
};

const more = (times: Times) => median(times.with) - median(times.without);
const share = (times: Times) => median(times.with) / median(times.without) - 1;
const percent = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(value * 100).toFixed(1)} %`;

function verdicts({ writes, bulk }: Results): string {
  const single = Object.entries(writes).map(([name, times]) => {
    const met = more(times) <= goals.write ? '达到' : '没有达到';
    return `- ${met}：${names[name]}，多 ${ms(more(times))} ms（目标 ≤ ${goals.write} ms）`;
  });
  const all = ['import', 'settle'].map((name) => {
    const met = share(bulk[name]!) <= goals.bulk ? '达到' : '没有达到';
    return `- ${met}：${names[name]}，${percent(share(bulk[name]!))}（目标 ≤ ${goals.bulk * 100} %）`;
  });
  return [...single, ...all].join('\n');
}

const writeRow = ([name, times]: [string, Times]) => [
  names[name]!,
  whole(times.with.length),
  spread(times.with),
  spread(times.without),
  ms(more(times)),
  `${ms(quantile(times.with, 0.95))} / ${ms(quantile(times.without, 0.95))}`,
];
const bulkRow = ([name, times]: [string, Times]) => [
  names[name]!,
  seconds(times.with),
  seconds(times.without),
  percent(share(times)),
];

export function report(results: Results): string {
  const { sequencer } = results;
  const { entries, perSecond, proofs, roots } = sequencer;
  return `${[
    '# 防篡改日志的代价',
    '`npm run bench:log`。同一个库、同一次运行里触发器轮流开关，先后次序每轮对调；时间是客户端量到的，提交在内。',
    `${results.machine}；PostgreSQL ${results.postgres}，fsync ${results.durable ? '开' : '关'}；${whole(results.outlets)} 网点，${results.turns} 轮。`,
    verdicts(results),
    '## 一次写一行（毫秒，中位，括号里是中间一半）',
    table(
      ['写什么', '各写次数', '有日志', '没有日志', '多', 'p95 有 / 没有'],
      Object.entries(results.writes).map(writeRow),
    ),
    '## 成批（秒，中位，括号里是最快和最慢）',
    table(['做什么', '有日志', '没有日志', '多'], Object.entries(results.bulk).map(bulkRow)),
    `## 排位、证明与签名（日志 ${whole(entries)} 条）`,
    table(
      ['', ''],
      [
        ['排位', `每秒 ${whole(perSecond)} 条`],
        ['一条的包含证明，毫秒', `${spread(proofs)}，p95 ${ms(quantile(proofs, 0.95))}`],
        ['签一次根，毫秒', `${spread(roots)}，p95 ${ms(quantile(roots, 0.95))}`],
      ],
    ),
    '排位在提交之后另做，不在上面两节的时间里。',
  ].join('\n\n')}\n`;
}
