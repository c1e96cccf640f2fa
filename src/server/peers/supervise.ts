/**
 * Several processes behind one port, on the processors of one machine: this one only starts them,
 * starts a dead one again, and ends all. The work is theirs (main.ts).
 */
import cluster, { type Worker } from 'node:cluster';

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

  const start = (): void => {
    const born = Date.now();
    const worker = cluster.fork();
    worker.once('listening', ({ port }) => {
      state.ready += 1;
      if (state.ready === count) print(listening(port));
    });
    worker.once('exit', (code, signal) => ended(worker, { code, signal, born }));
  };

  const ended = (worker: Worker, how: { code: number; signal: string | null; born: number }) => {
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
    setTimeout(() => void (state.stopping || start()), wait);
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
  for (let n = 0; n < count; n += 1) start();
}
