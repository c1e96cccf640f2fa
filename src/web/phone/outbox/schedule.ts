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
  /** By hand: now, whatever the browser thinks of the network. */
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
  /** Written since the present run began: it may have looked before that. */
  let nudged = false;

  const later = (delay: number, pull: boolean) => {
    clearTimeout(timer);
    if (!stopped) timer = window.setTimeout(() => void attempt(pull), delay);
  };
  const attempt = async (pull: boolean): Promise<SyncState> => {
    clearTimeout(timer);
    nudged = false;
    const state = await engine.run(pull).catch((error: unknown): SyncState => {
      reportError(error);
      return 'trouble';
    });
    if (stopped) return state;
    failures = state === 'idle' || state === 'sending' ? 0 : failures + 1;
    onState(state);
    const rests = state === 'idle' && isEmpty(await readWaiting(database)) && !nudged;
    // Nothing waits: look for news now and then. Signed out: only a sign-in helps.
    if (rests) later(whileOpen, true);
    else if (state === 'idle' || state === 'sending') later(2 * afterChange, false);
    else later(state === 'signed-out' ? whileOpen : retryDelay(failures, Math.random()), true);
    return state;
  };
  const back = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) later(0, true);
  };
  window.addEventListener('online', back);
  document.addEventListener('visibilitychange', back);
  later(0, true);
  return {
    nudge: () => {
      nudged = true;
      later(afterChange, failures > 0);
    },
    now: () => attempt(true),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
    },
  };
}
