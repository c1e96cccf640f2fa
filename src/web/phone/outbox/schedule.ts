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

class Running implements Schedule {
  private timer = 0;
  private failures = 0;
  private stopped = false;
  private running: Promise<SyncState> | null = null;
  /** Written since the present run began: it may have looked before that. */
  private nudged = false;
  /** When news were last fetched; wanted again after a while, however much is written meanwhile. */
  private newsAt = -Infinity;
  private readonly database: PhoneDatabase;
  private readonly engine: Engine;
  private readonly onState: (state: SyncState) => void;

  constructor(database: PhoneDatabase, engine: Engine, onState: (state: SyncState) => void) {
    this.database = database;
    this.engine = engine;
    this.onState = onState;
    window.addEventListener('online', this.back);
    document.addEventListener('visibilitychange', this.back);
    this.later(0);
  }

  readonly nudge = () => {
    this.nudged = true;
    this.later(afterChange);
  };

  readonly now = async () => {
    await this.running;
    this.newsAt = -Infinity;
    return this.attempt(true);
  };

  readonly stop = () => {
    this.stopped = true;
    clearTimeout(this.timer);
    window.removeEventListener('online', this.back);
    document.removeEventListener('visibilitychange', this.back);
  };

  private readonly back = () => {
    if (document.visibilityState !== 'visible' || !navigator.onLine) return;
    this.newsAt = -Infinity;
    this.failures = 0;
    this.later(0);
  };

  private later(delay: number) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = window.setTimeout(() => void this.attempt(false), delay);
  }

  private failed(pause = 0) {
    this.failures += 1;
    this.later(Math.max(pause, retryDelay(this.failures, Math.random())));
  }

  private async planNext(state: SyncState) {
    // Signed out: only a sign-in helps.
    if (state !== 'idle' && state !== 'sending') {
      this.newsAt = -Infinity;
      return this.failed(state === 'signed-out' ? whileOpen : 0);
    }
    const left = state === 'idle' && !isEmpty(await readWaiting(this.database));
    if (this.nudged) return this.later(afterChange);
    // Another tab is at it.
    if (state === 'sending') return this.later(2 * afterChange);
    // What is still here after a whole run will not go at once: its lane has some trouble.
    if (left) return this.failed();
    this.failures = 0;
    this.later(whileOpen);
  }

  private async run(wait: boolean): Promise<SyncState> {
    clearTimeout(this.timer);
    this.nudged = false;
    const startedAt = performance.now();
    const pull = startedAt - this.newsAt >= whileOpen;
    const state = await this.engine.run(pull, wait);
    if (this.stopped) return state;
    if (pull && state === 'idle') this.newsAt = startedAt;
    this.onState(state);
    await this.planNext(state);
    return state;
  }

  /** A run at a time; who comes meanwhile is told what the present one comes to. */
  private attempt(wait: boolean): Promise<SyncState> {
    this.running ??= this.run(wait)
      .catch((error: unknown): SyncState => {
        if (!this.stopped) reportError(error);
        this.failed();
        return 'trouble';
      })
      .finally(() => (this.running = null));
    return this.running;
  }
}

/** @param onState told after every run, e.g. to ask for the password */
export const startSchedule = (
  database: PhoneDatabase,
  engine: Engine,
  onState: (state: SyncState) => void,
): Schedule => new Running(database, engine, onState);
