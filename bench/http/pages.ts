/** What every page of the desk asks the server for, timed one after another as the whole bank. */
import { call, read } from './client.ts';
import { year } from './fill.ts';
import { quantile } from './measure.ts';
import type { Statements } from './statements.ts';

export type PageCell = {
  page: string;
  path: string;
  median: number;
  worst: number;
  /** Mean milliseconds in the database of the slowest of its statements; null where nobody counts. */
  statement: number | null;
  status: number;
};

type Row = { id: number; unit: { id: number }; versionId: number };
type Rows = { rows: Row[] };
const runs = 7;

type Asked = [page: string, path: string];

/** What needs no id of this bank. */
const fixed: Asked[] = [
  ['任何一页', '/api/session'],
  ['工作台', '/api/dashboard'],
  ['波次', '/api/waves'],
  ['检查成绩', '/api/inspections?limit=50'],
  ['检查成绩，搜一个网点', `/api/inspections?limit=50&search=${encodeURIComponent('00017')}`],
  ['检查成绩，搜得很宽', `/api/inspections?limit=50&search=${encodeURIComponent('网点')}`],
  ['检查成绩，待确认', '/api/inspections/unconfirmed'],
  ['投诉', '/api/complaints?limit=50'],
  ['曝光', '/api/exposures?limit=50'],
  ['现场处罚单', '/api/tickets?limit=50'],
  ['现场处罚单，金额', `/api/ticket-amounts?year=${year}`],
  ['台账', '/api/ledger?limit=50'],
  ['台账，按金额', '/api/ledger?limit=50&sort=amount'],
  ['台账，一条规则', '/api/ledger?limit=50&rule=C3-R07'],
  ['台账，搜索', `/api/ledger?limit=50&search=${encodeURIComponent('00017')}`],
  ['结算', '/api/settlements'],
  ['对账单，选网点', '/api/units?level=网点&limit=50'],
  ['方案', '/api/plans'],
  ['机构', '/api/units?limit=50'],
  ['机构，搜索', `/api/units?limit=50&search=${encodeURIComponent('00017')}`],
  ['人员', '/api/people?limit=50'],
  ['人员，搜索', `/api/people?limit=50&search=${encodeURIComponent('员工3')}`],
  ['审计', '/api/audit?limit=50'],
  ['审计，搜索', `/api/audit?limit=50&search=${encodeURIComponent('张三')}`],
  ['导入', '/api/imports?limit=50'],
  ['整改', '/api/rectifications?limit=50'],
  ['整改，看板', '/api/rectifications?limit=50&state=open'],
  ['整改，分析', '/api/rectifications/pareto'],
  ['整改，关口', '/api/rectifications/gate?limit=50'],
  ['整改，查摆', `/api/rectifications/self-found?year=${year}`],
  ['未达标名单', '/api/drills/targets?limit=50'],
  ['演练工时', `/api/drills/overtime?month=${year}-06&limit=50`],
  ['检查标准', '/api/standards'],
  ['检查批次', '/api/rounds?limit=50'],
  ['检查单', '/api/visits?limit=50'],
  ['录像调取', '/api/clips?limit=50'],
  ['评分信度', '/api/reliability'],
  ['检查来源', '/api/check-sources'],
  ['检查来源，网点', '/api/check-sources/outlets?limit=50'],
  ['抽取', '/api/draws?limit=50'],
  ['定置定位', '/api/placements?limit=50'],
  ['好人好事', '/api/deeds?limit=50'],
  ['好人好事，计数', '/api/deeds/counts'],
  ['培训', '/api/trainings?limit=50'],
  ['培训，没有参加的', '/api/training-gaps?limit=50'],
  ['题库', '/api/quiz-questions?limit=50'],
  ['抽问', '/api/quizzes?limit=50'],
  ['晨会', '/api/mornings?limit=50'],
  ['晨会，缺的日子', '/api/morning-days?limit=50'],
  ['心得', '/api/essay-orders?limit=50'],
  ['我的培训', '/api/my-training'],
  ['申诉', '/api/appeals?limit=50'],
  ['工作日历', `/api/calendar?year=${year}`],
];

/** Addresses with the ids of this bank; `unit` is an outlet, `county` a branch. */
async function addresses(address: string, cookie: string): Promise<Asked[]> {
  const first = async (path: string) => (await read<Rows>(address, path, cookie)).rows[0];
  const outlet = (await first('/api/inspections?limit=1'))!;
  const county = (await first('/api/units?level=县行&limit=1'))!.id;
  const line = (await first('/api/ledger?limit=1'))!;
  const plan = (await first('/api/plans'))!;
  const rectification = (await first('/api/rectifications?limit=1'))!;
  const round = (await first('/api/rounds'))!;
  const visit = (await first('/api/visits?limit=1'))!;
  const standard = (await first('/api/standards'))!;
  const waves = await read<{ wave: string }[]>(address, '/api/waves', cookie);
  const { wave } = waves[0]!;
  const of = ({ unit, id }: Row) => `${unit.id}/${id}`;
  return [
    ...fixed,
    ['排名', `/api/rankings?within=省行&wave=${wave}&limit=50`],
    ['排名，末页', `/api/rankings?within=省行&wave=${wave}&limit=50&offset=39950`],
    ['排名，从后往前', `/api/rankings?within=省行&wave=${wave}&limit=50&sort=-place`],
    ['排名，搜索', `/api/rankings?within=省行&wave=${wave}&limit=50&search=大`],
    ['排名，可信度', `/api/rankings/certainty?within=省行&wave=${wave}&limit=50`],
    ['检查成绩，一个波次按得分', `/api/inspections?limit=50&wave=${wave}&sort=score`],
    ['一次检查', `/api/inspections/${of(outlet)}`],
    ['一行台账', `/api/ledger/${of(line)}`],
    ['对账单', `/api/statements/${outlet.unit.id}?year=${year}`],
    ['一个方案', `/api/plan-versions/${plan.versionId}`],
    ['一个方案，进展', `/api/plan-versions/${plan.versionId}/progress`],
    ['一个机构', `/api/units/${county}`],
    ['一张整改单', `/api/rectifications/${of(rectification)}`],
    ['一个检查标准', `/api/standards/${standard.id}`],
    ['一个批次', `/api/rounds/${round.id}`],
    ['批次，方法覆盖', `/api/rounds/${round.id}/methods`],
    ['检查单，一个批次', `/api/visits?limit=50&roundId=${round.id}`],
    ['一张检查单', `/api/visits/${of(visit)}`],
  ];
}

/** Every address a few times, the first not counted. */
export async function measurePages(
  address: string,
  cookie: string,
  statements: Statements | null,
): Promise<PageCell[]> {
  const cells: PageCell[] = [];
  for (const [page, path] of await addresses(address, cookie)) {
    const times: number[] = [];
    let status = 0;
    for (let n = 0; n <= runs; n += 1) {
      if (n === 1) await statements?.forget();
      const begin = performance.now();
      status = (await call(address, encodeURI(decodeURI(path)), cookie)).status;
      if (n > 0) times.push(performance.now() - begin);
    }
    const statement = (await statements?.slowest()) ?? null;
    const [median, worst] = [quantile(times, 0.5), Math.max(...times)];
    cells.push({ page, path, median, worst, statement, status });
  }
  return cells;
}
