/**
 * Several processes behind one port, on the processors of one machine: this one only starts them,
 * starts a dead one again, and ends all. The work is theirs (main.ts).
 */
import cluster, { type Worker } from 'node:cluster';

/** Which of the processes this is, from 1: what is done once is the first one's. */
export const placeOf = (environment: NodeJS.ProcessEnv): number =>
  Number(environment['MINGCHUANG_PLACE'] ?? 1);

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** One that lived shorter than this did not get anywhere: the next try waits longer each time (ms). */
const soon = 10_000;
const waits = [0, 1000, 2000, 5000, 15_000];

/**
 * Runs `count` processes until a signal. When the first fails before any listens (settings, database),
 * that is the end: it has said why.
 * @param listening said once, when all listen for the first time
 */
export function supervise(count: number, listening: (port: number) => string): void {
  const state = { stopping: false, ready: 0, quickDeaths: 0 };
  const workers = () => Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);

  const start = (place: number): void => {
    const born = Date.now();
    const worker = cluster.fork({ MINGCHUANG_PLACE: String(place) });
    worker.once('listening', ({ port }) => {
      state.ready += 1;
      if (state.ready === count) print(listening(port));
    });
    worker.once('exit', (code, signal) => ended(worker, { code, signal, born, place }));
  };

  type End = { code: number; signal: string | null; born: number; place: number };
  const ended = (worker: Worker, how: End) => {
    if (state.stopping) return void (workers().length === 0 && process.exit(0));
    if (state.ready === 0) {
      for (const one of workers()) one.process.kill('SIGKILL');
      process.exit(how.code || 1);
    }
    state.quickDeaths = Date.now() - how.born < soon ? state.quickDeaths + 1 : 0;
    const wait = waits[Math.min(state.quickDeaths, waits.length - 1)]!;
    print(
      `进程 ${worker.process.pid} 意外结束（${how.signal ?? how.code}），${wait / 1000} 秒后重新启动。`,
    );
    setTimeout(() => void (state.stopping || start(how.place)), wait);
  };

  const stop = () => {
    if (state.stopping) {
      for (const worker of workers()) worker.process.kill('SIGKILL');
      process.exit(1);
    }
    state.stopping = true;
    print('正在停止 …');
    if (workers().length === 0) process.exit(0);
    for (const worker of workers()) worker.process.kill('SIGTERM');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  for (let place = 1; place <= count; place += 1) start(place);
}
