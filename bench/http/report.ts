/** The measured figures as Markdown, with a verdict on each goal. */
import type { ActCell, Load } from './mix.ts';
import type { PageCell } from './pages.ts';

export type Size = {
  outlets: number;
  inspections: number;
  lines: number;
  users: number;
  load: Load;
  pages: PageCell[];
};
export type Results = {
  machine: string;
  postgres: string;
  durable: boolean;
  processes: number;
  seconds: number;
  think: number;
  sizes: Size[];
};

/** Goals: ms of the 95th percentile at 2,400 outlets, ms of a page's query at 40,000. */
const goals = { p95: 200, page: 50 };
const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) =>
  [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const whole = (value: number) => Math.round(value).toLocaleString('en');
const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const actRow = (name: string, { n, p50, p95, p99, errors }: Omit<ActCell, 'act'>) => [
  name,
  whole(n),
  ms(p50),
  ms(p95),
  ms(p99),
  String(errors),
];

/** Mean of the samples of a part of the run, given by its shares. */
function mean(memory: Load['memory'], from: number, to: number): number {
  const part = memory.slice(Math.floor(memory.length * from), Math.ceil(memory.length * to));
  return part.reduce((sum, { megabytes }) => sum + megabytes, 0) / Math.max(1, part.length);
}

function sizeText({ outlets, inspections, lines, users, load, pages }: Size): string {
  const { memory, held, errors } = load;
  const [middle, last] = [mean(memory, 0.4, 0.6), mean(memory, 0.8, 1)];
  const peak = Math.max(0, ...memory.map(({ megabytes }) => megabytes));
  const over = pages.filter(({ median }) => median > goals.page).length;
  return [
    `## ${whole(outlets)} 网点`,
    `${whole(inspections)} 次检查，${whole(lines)} 行台账。`,
    `### ${users} 个用户同时`,
    `每秒 ${load.perSecond.toFixed(1)} 个请求。`,
    table(
      ['做什么', '次数', 'p50 ms', 'p95 ms', 'p99 ms', '出错'],
      [...load.cells.map(({ act, ...cell }) => actRow(act, cell)), actRow('**全部**', load.all)],
    ),
    `内存（服务进程合计）：中段 ${whole(middle)} MB，末段 ${whole(last)} MB，最高 ${whole(peak)} MB；其中垃圾回收以后的堆：一半时 ${whole(held.middle)} MB，结束时 ${whole(held.end)} MB。`,
    errors.length > 0 ? `出错的：\n\n${errors.map((one) => `- ${one}`).join('\n')}` : '',
    `### 每一页的请求，全行范围（一个用户，毫秒；${over} 个在 ${goals.page} ms 以上）`,
    '“语句”是这个请求在数据库里最慢的一条语句平均用的时间（pg_stat_statements）；中位、最慢是整个请求的。',
    table(
      ['页', '请求', '语句', '中位', '最慢', ''],
      pages.map(({ page, path, median, worst, statement, status }) => [
        page,
        `\`${decodeURI(path).replaceAll('|', '\\|')}\``,
        statement === null ? '' : ms(statement),
        ms(median),
        ms(worst),
        status === 200 ? (median > goals.page ? '超过' : '') : String(status),
      ]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function verdicts({ sizes }: Results): string {
  return sizes
    .flatMap(({ outlets, load, pages }) => {
      const grown = (from: number, to: number) => {
        const percent = Math.round((to / Math.max(1, from) - 1) * 100);
        return `${percent >= 0 ? '多' : '少'} ${Math.abs(percent)} %`;
      };
      const resident = grown(mean(load.memory, 0.4, 0.6), mean(load.memory, 0.8, 1));
      const listed = (slow: PageCell[]) =>
        slow.length === 0 ? '没有' : slow.map(({ page }) => page).join('、');
      const said = [
        `出错 ${load.all.errors} 个（目标 0）`,
        `垃圾回收以后的堆，结束时比一半时 ${grown(load.held.middle, load.held.end)}（目标：不增长）；进程占用末段比中段 ${resident}`,
      ];
      if (outlets <= 2400) said.unshift(`p95 ${ms(load.all.p95)} ms（目标 ≤ ${goals.p95}）`);
      else {
        const slow = pages.filter(({ statement }) => (statement ?? Infinity) > goals.page);
        said.push(
          `有一条语句在 ${goals.page} ms 以上的页（目标：没有）：${listed(slow)}`,
          `整个请求在 ${goals.page} ms 以上的页：${listed(pages.filter(({ median }) => median > goals.page))}`,
        );
      }
      return said.map((one) => `- ${whole(outlets)} 网点：${one}`);
    })
    .join('\n');
}

export const report = (results: Results): string =>
  `${[
    '# 很多人同时用',
    '`npm run bench:http`。用户、数据库、服务在同一台机器上。',
    `${results.machine}；PostgreSQL ${results.postgres}，fsync ${results.durable ? '开' : '关'}；${results.processes} 个服务进程；每种规模 ${results.seconds} 秒，每人做完一件事平均停 ${results.think / 1000} 秒。`,
    verdicts(results),
    ...results.sizes.map(sizeText),
  ].join('\n\n')}\n`;
