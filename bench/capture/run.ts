/** Runs load against the server and measures: so many a second, how long each took, what it cost. */
import { existsSync, readFileSync } from 'node:fs';
import { call } from './client.ts';

export type Cell = {
  clients: number;
  stored: number;
  photo: boolean;
  perSecond: number;
  p50: number;
  p95: number;
  /** Of one core, in percent. */
  serverCpu: number;
  databaseCpu: number;
  /** What it takes to send and to wait: of the same cores. */
  clientCpu: number;
  /** Megabytes. */
  rss: number;
  sent: number;
  seconds: number;
  /** By how much what waits to be processed has grown; of a server that answers before it has done so. */
  leftOver?: number;
};
export type ListCell = { what: string; p50: number; p95: number };

const ticks = (pid: number): number => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const rssOf = (pid: number): number => {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
};
const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** `pids`: the server's processes. */
export type Measured = { pids: number[]; databasePids: () => Promise<number[]> };

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/** Has `clients` at once send one submission after another for `seconds`. */
export async function measureSubmissions(
  server: Measured,
  send: () => Promise<void>,
  given: { clients: number; seconds: number; photo: boolean; stored: number },
): Promise<Cell> {
  const { clients, seconds, photo, stored } = given;
  const took: number[] = [];
  const before = new Map((await server.databasePids()).map((pid) => [pid, ticks(pid)]));
  const used = () => sum(server.pids.map(ticks));
  const [begin, cpu, spent] = [performance.now(), used(), process.cpuUsage()];
  const end = begin + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      await send();
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const wall = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(spent);
  // Of the sessions that are there at the end; one that ended meanwhile was idle for long.
  const pids = await server.databasePids();
  const inDatabase = sum(pids.map((pid) => ticks(pid) - (before.get(pid) ?? 0)));
  took.sort((a, b) => a - b);
  return {
    clients,
    stored,
    photo,
    perSecond: took.length / wall,
    p50: at(took, 0.5),
    p95: at(took, 0.95),
    serverCpu: ((used() - cpu) / wall) * 100,
    databaseCpu: (inDatabase / wall) * 100,
    clientCpu: (user + system) / 1e4 / wall,
    rss: sum(server.pids.map(rssOf)),
    sent: took.length,
    seconds: wall,
  };
}

/** Asks each address so many times, one after another. */
export async function measureList(
  address: string,
  cookie: string,
  what: string,
  paths: string[],
): Promise<ListCell> {
  const took: number[] = [];
  for (const path of paths) {
    const started = performance.now();
    const { status, body } = await call(address, { path, cookie });
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  return { what, p50: at(took, 0.5), p95: at(took, 0.95) };
}
