/**
 * When to run: at the start, soon after every change, when the network or the person comes back, every
 * few minutes while open, after a failure with growing pauses, and when asked by hand.
 */
import type { PhoneDatabase } from '../store/database.ts';
import type { Engine } from './engine.ts';
import type { SyncState } from './model.ts';
import { isEmpty, retryDelay, waitingOf, type Waiting } from './plan.ts';

const second = 1000;
const afterChange = 1.2 * second;
const whileOpen = 180 * second;

export type Schedule = {
  /** Something was written. */
  nudge: () => void;
  /** By hand: a whole run with news, begun after this was called, whatever the browser thinks of the network. */
  now: () => Promise<SyncState>;
  stop: () => void;
};

export async function readWaiting(database: PhoneDatabase, lane?: string): Promise<Waiting> {
  const { entries, files, closings } = database;
  if (lane === undefined)
    return waitingOf(await entries.toArray(), await files.toArray(), await closings.toArray());
  const closing = await closings.get(lane);
  return waitingOf(
    await entries.where({ lane }).toArray(),
    await files.where({ lane }).toArray(),
    closing ? [closing] : [],
  );
}

/** @param onState told after every run, e.g. to ask for the password */
export function startSchedule(
  database: PhoneDatabase,
  engine: Engine,
  onState: (state: SyncState) => void,
): Schedule {
  let timer = 0;
  let failures = 0;
  let stopped = false;
  let running: Promise<SyncState> | null = null;
  /** Written since the present run began: it may have looked before that. */
  let nudged = false;
  /** When news were last fetched; wanted again after a while, however much is written meanwhile. */
  let newsAt = -Infinity;

  const later = (delay: number) => {
    clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(() => void attempt(false), delay);
  };
  const failed = (pause = 0) => {
    failures += 1;
    later(Math.max(pause, retryDelay(failures, Math.random())));
  };
  const planNext = async (state: SyncState) => {
    // Signed out: only a sign-in helps.
    if (state !== 'idle' && state !== 'sending') {
      newsAt = -Infinity;
      return failed(state === 'signed-out' ? whileOpen : 0);
    }
    const left = state === 'idle' && !isEmpty(await readWaiting(database));
    if (nudged) return later(afterChange);
    // Another tab is at it.
    if (state === 'sending') return later(2 * afterChange);
    // What is still here after a whole run will not go at once: its lane has some trouble.
    if (left) return failed();
    failures = 0;
    later(whileOpen);
  };
  const run = async (wait: boolean): Promise<SyncState> => {
    clearTimeout(timer);
    nudged = false;
    const startedAt = performance.now();
    const pull = startedAt - newsAt >= whileOpen;
    const state = await engine.run(pull, wait);
    if (stopped) return state;
    if (pull && state === 'idle') newsAt = startedAt;
    onState(state);
    await planNext(state);
    return state;
  };
  /** A run at a time; who comes meanwhile is told what the present one comes to. */
  const attempt = (wait: boolean): Promise<SyncState> => {
    running ??= run(wait)
      .catch((error: unknown): SyncState => {
        if (!stopped) reportError(error);
        failed();
        return 'trouble';
      })
      .finally(() => (running = null));
    return running;
  };
  const back = () => {
    if (document.visibilityState !== 'visible' || !navigator.onLine) return;
    newsAt = -Infinity;
    failures = 0;
    later(0);
  };
  window.addEventListener('online', back);
  document.addEventListener('visibilitychange', back);
  later(0);
  return {
    nudge: () => {
      nudged = true;
      later(afterChange);
    },
    now: async () => {
      await running;
      newsAt = -Infinity;
      return attempt(true);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    },
  };
}
