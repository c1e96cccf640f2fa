/**
 * Keeps the embedded database's thread alive: should PostgreSQL give up inside (a disk that is full to
 * the last block makes it panic), the thread is replaced and recovers from what is on the disk, again
 * and again until it can. Meanwhile its socket is not there, which reads as a database that is away.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What the thread is given, and what it answers (pglite-worker.ts). */
export type Settings = { dataDir: string | null; socket: string; template: ArrayBuffer | null };
export type Reply = { kind: 'ready' | 'closed' | 'dump' | 'died'; image?: ArrayBuffer };

/** Resolves at the next message of that kind; other messages are not ours (`node --watch` posts some). */
function replyOf(worker: Worker, kind: Reply['kind']): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      worker.off('message', listen).off('error', reject).off('exit', gone);
      work();
    };
    const listen = (message: Partial<Reply>) => {
      if (message.kind === kind) settle(() => resolve(message as Reply));
    };
    const gone = () => settle(() => reject(new Error('the embedded database ended')));
    worker.on('message', listen).once('error', reject).once('exit', gone);
  });
}

async function start(settings: Settings): Promise<Worker> {
  // Left by a thread that could not clean up.
  rmSync(settings.socket, { force: true });
  const worker = new Worker(fileURLToPath(new URL('./pglite-worker.ts', import.meta.url)), {
    workerData: settings,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await replyOf(worker, 'ready');
  return worker;
}

export type EmbeddedWorker = {
  ask: (message: 'close' | 'dump', answer: Reply['kind']) => Promise<Reply>;
  end: () => Promise<void>;
};

/** Pause (ms) before another try to come back. */
const betweenTries = 2000;

/** Starts the thread; a database in memory is not replaced, since nothing of it would be left. */
export async function startEmbedded(settings: Settings): Promise<EmbeddedWorker> {
  let ending = false;
  let worker = await start(settings);

  const watch = (watched: Worker) => {
    watched.on('message', (message: Partial<Reply>) => {
      if (message.kind === 'died') void watched.terminate();
    });
    watched.on('error', () => undefined);
    watched.once('exit', () => {
      if (!ending && settings.dataDir !== null) void comeBack();
    });
  };
  const comeBack = async () => {
    while (!ending) {
      await pause(betweenTries, undefined, { ref: false });
      try {
        worker = await start({ ...settings, template: null });
        return watch(worker);
      } catch {
        // Still no room, or whatever made it end: the next try says.
      }
    }
  };
  watch(worker);
  return {
    ask(message, answer) {
      const answered = replyOf(worker, answer);
      worker.postMessage(message);
      return answered;
    },
    async end() {
      ending = true;
      await worker.terminate();
    },
  };
}
