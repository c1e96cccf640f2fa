/**
 * What the users do, all at once for some minutes: each waits a while as somebody who reads does, then
 * does the next thing of the role. The weights are those of a month's end: most look at ranks and
 * statements, some search, inspectors answer one item after another.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './client.ts';
import { year, type User } from './fill.ts';
import { quantile, residentMegabytes } from './measure.ts';

export type Act = '工作台' | '排名' | '对账单' | '计算说明' | '搜索' | '检查成绩' | '作答';
export type ActCell = {
  act: Act;
  n: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
};
export type Load = {
  cells: ActCell[];
  all: Omit<ActCell, 'act'>;
  perSecond: number;
  memory: { at: number; megabytes: number }[];
  /** Megabytes of the servers' objects after their garbage was collected: in the middle and at the end. */
  held: { middle: number; end: number };
  errors: string[];
};
export type Visit = { unitId: number; id: number };
export type Signed = User & { cookie: string };
export type Line = { unitId: number; unitNo: number; id: number };
/** What the users look at: lines of the ledger by outlet, visits of the inspectors. */
export type Things = {
  wave: string;
  names: string[];
  lines: Map<number, Line[]>;
  visits: Map<string, Visit[]>;
};

const weights: Record<string, [Act, number][]> = {
  'outlet-head': [
    ['工作台', 2],
    ['排名', 3],
    ['对账单', 3],
    ['计算说明', 3],
    ['检查成绩', 1],
  ],
  'service-admin': [
    ['工作台', 2],
    ['排名', 3],
    ['对账单', 1],
    ['计算说明', 2],
    ['搜索', 3],
    ['检查成绩', 2],
  ],
  inspector: [['作答', 1]],
};

const anyOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!;

function nextAct(role: string): Act {
  const all = weights[role]!;
  let left = Math.random() * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [act, weight] of all) {
    left -= weight;
    if (left < 0) return act;
  }
  return all[0]![0];
}

/** What one act asks for; an answer's operation is the next item of the inspector's visit. */
function createAsker(user: Signed, things: Things) {
  const visits = [...(things.visits.get(user.username) ?? [])];
  let item = 0;
  const answer = () => {
    if (item === 100) {
      visits.shift();
      item = 0;
    }
    const visit = visits[0];
    if (!visit) throw new Error('no visit left to answer');
    const at = new Date().toISOString();
    const value = { value: { kind: 'pass', pass: true }, reason: '', evidence: [] };
    const operation = { id: randomUUID(), key: `I${item}`, value, bases: [], at, device: 'bench' };
    item += 1;
    const json = { protocol: 1, deviceNow: at, operations: [operation] };
    return { path: `/api/capture/${visit.unitId}/${visit.id}`, json };
  };
  const { unitNo, lastNo, level } = user.place;
  const mine = ([line]: Line[]) => line!.unitNo >= unitNo && line!.unitNo <= lastNo;
  const outlets = [...things.lines.values()].filter(mine);
  const line = () => (outlets.length > 0 ? anyOf(anyOf(outlets)) : null);
  const explained = () => {
    const one = line();
    return one ? `/api/ledger/${one.unitId}/${one.id}` : '/api/ledger?limit=50';
  };
  const stated = () => {
    const one = line();
    return one ? `/api/statements/${one.unitId}?year=${year}` : '/api/ledger?limit=50';
  };
  const within = encodeURIComponent(level === '省行' ? level : '县行');
  const paths: Record<Exclude<Act, '作答'>, () => string> = {
    工作台: () => '/api/dashboard',
    排名: () => `/api/rankings?wave=${things.wave}&within=${within}&limit=50`,
    对账单: stated,
    计算说明: explained,
    搜索: () => `/api/inspections?limit=50&search=${encodeURIComponent(anyOf(things.names))}`,
    检查成绩: () => '/api/inspections?limit=50',
  };
  return (act: Act): { path: string; json?: unknown } =>
    act === '作答' ? answer() : { path: paths[act]() };
}

const figures = (all: number[], errors: number): Load['all'] => ({
  n: all.length,
  p50: quantile(all, 0.5),
  p95: quantile(all, 0.95),
  p99: quantile(all, 0.99),
  errors,
});

type Given = {
  addresses: string[];
  pids: number[];
  /** Megabytes that the servers hold on to. */
  weigh: () => Promise<number>;
  seconds: number;
  /** How long a user reads before the next act, on average (ms). */
  think: number;
};

export async function runMix(users: Signed[], things: Things, given: Given): Promise<Load> {
  const { addresses, pids, weigh, seconds, think } = given;
  const times = new Map<Act, number[]>();
  const failed = new Map<Act, number>();
  const errors: string[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const live = async (user: Signed, n: number) => {
    const ask = createAsker(user, things);
    const address = addresses[n % addresses.length]!;
    // All do not begin at once.
    await pause(Math.random() * think);
    while (performance.now() < end) {
      const act = nextAct(user.role);
      const { path, json } = ask(act);
      const started = performance.now();
      const told = await call(address, path, user.cookie, json).catch((error: unknown) => ({
        status: 0,
        body: String(error),
      }));
      const known = times.get(act) ?? [];
      times.set(act, known);
      known.push(performance.now() - started);
      if (told.status !== 200) {
        failed.set(act, (failed.get(act) ?? 0) + 1);
        if (errors.length < 20)
          errors.push(`${act} ${path}: ${told.status} ${told.body.slice(0, 200)}`);
      }
      await pause(-Math.log(1 - Math.random()) * think);
    }
  };
  const memory: Load['memory'] = [];
  const sample = () => {
    const megabytes = pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0);
    memory.push({ at: (performance.now() - begin) / 1000, megabytes });
  };
  const scales = setInterval(sample, 2000);
  const middle = pause(seconds * 500).then(weigh);
  await Promise.all(users.map(live));
  clearInterval(scales);
  const every = [...times.values()].flat();
  const wrong = [...failed.values()].reduce((sum, n) => sum + n, 0);
  return {
    cells: [...times].map(([act, all]) => ({ act, ...figures(all, failed.get(act) ?? 0) })),
    all: figures(every, wrong),
    perSecond: every.length / ((performance.now() - begin) / 1000),
    memory,
    held: { middle: await middle, end: await weigh() },
    errors,
  };
}
