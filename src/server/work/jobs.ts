/**
 * 作业: long work that goes on when its page is left. It runs in the process that was asked, after the
 * commit of the request. Progress is kept in memory for those who watch and written to the database
 * without being waited for: the job's own transaction may hold the only connection. The process holds
 * the job's name among its peers to the end; a job that runs and that nobody holds was cut off.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../contract/work.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Context } from '../http/endpoint.ts';
import { knownProblem } from '../http/errors.ts';
import type { Services } from '../http/services.ts';
import type { Peers } from '../peers/index.ts';
import { createFollower } from './follow.ts';
import {
  failDeserted,
  findStates,
  insertJob,
  listRunning,
  updateJobEnd,
  updateJobProgress,
} from './queries.ts';

export type Report = (share: number, step: string) => Promise<void>;
/**
 * Writes the job's end in the transaction of its work, as the last thing in it: a server that is killed
 * between the two would else say that nothing happened when all of it did.
 */
export type Finish = (db: Db, result: Record<string, unknown>) => Promise<void>;
export type JobStart = {
  kind: Job['kind'];
  unit: { id: number; unitNo: number };
  startedBy: string;
  /** The work; its answer becomes the job's result. */
  run: (progress: Report, finish: Finish) => Promise<Record<string, unknown>>;
};

/** What a watcher is told: the newest state of one job. */
export type JobChange = {
  state: Job['state'];
  progress: number;
  step: string;
  result: Record<string, unknown> | null;
  problem: StoredProblem | null;
};
export type StoredProblem = { code: string; params: Record<string, string> };

export type Jobs = {
  /** Writes the job in the request's transaction and starts it once that is committed; its id. */
  start: (c: Pick<Context, 'db' | 'after'>, job: JobStart) => Promise<number>;
  /** Calls `tell` at every change until the end or until the returned function is called. */
  watch: (id: number, tell: (change: JobChange) => void) => () => void;
  /** The state in memory; null for a job of another process or long ended. */
  now: (id: number) => JobChange | null;
  /** Marks as failed what a process that is no more left running, once it is found so twice in a row. */
  sweep: () => Promise<void>;
  /** Resolves when every job of this process has ended. */
  idle: () => Promise<void>;
  /** Jobs under way, and those of this process that have ended. */
  figures: () => { running: number; done: number; failed: number };
  /** Where defects are told; set by the app. */
  log: (error: unknown, id: number) => void;
};

/** Progress reaches the database, and the watchers, at most this often (ms). */
const pace = 300;
/** An ended job is remembered this long, so that a late watcher still learns of it (ms). */
const remembered = 60_000;

type Live = { change: JobChange; watchers: Set<(change: JobChange) => void>; toldAt: number };

/** Writes progress one at a time, the newest only, and never lets the work wait for it. */
function progressWriter(id: number, live: Live, means: Means) {
  let writing: Promise<void> | null = null;
  return {
    write: () => {
      const { progress, step } = live.change;
      writing ??= means
        .wide((db) => updateJobProgress(db, id, progress, step))
        .catch((error: unknown) => means.log(error, id))
        .finally(() => (writing = null));
    },
    settled: async () => void (await writing),
  };
}

type Means = { wide: Services['wide']; log: Jobs['log'] };

function tellAll(live: Live): void {
  live.toldAt = Date.now();
  for (const watcher of live.watchers) watcher(live.change);
}

/** Runs the work to its end, whatever that is, and writes it down before anybody is told. */
async function runJob(id: number, live: Live, run: JobStart['run'], means: Means): Promise<void> {
  const writer = progressWriter(id, live, means);
  const report: Report = async (share, step) => {
    const progress = Math.round(Math.min(1, Math.max(0, share)) * 1000);
    const quiet = step === live.change.step && Date.now() - live.toldAt < pace;
    live.change = { ...live.change, progress, step };
    if (quiet) return;
    tellAll(live);
    writer.write();
  };
  const finish: Finish = (db, result) =>
    updateJobEnd(db, id, { ...live.change, state: 'done', progress: 1000, result });
  const end = await outcome(
    (progress) => run(progress, finish),
    report,
    (error) => means.log(error, id),
  );
  await writer.settled();
  live.change = await persist(id, { ...live.change, ...end }, means);
  tellAll(live);
}

/** Pauses (ms) between tries to write down how a job ended: its database may just be restarting. */
const retries = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** Writes the end; what the row says then, which may know better. */
async function persist(id: number, end: JobChange, means: Means): Promise<JobChange> {
  let failure: unknown = null;
  for (const delay of retries) {
    await pause(delay);
    try {
      return await means.wide(async (db) => {
        await updateJobEnd(db, id, end);
        return (await findStates(db, [id])).get(id) ?? end;
      });
    } catch (error) {
      failure = error;
    }
  }
  means.log(failure, id);
  return end;
}

type End = Partial<JobChange> & Pick<JobChange, 'state'>;

async function outcome(
  run: (report: Report) => Promise<Record<string, unknown>>,
  report: Report,
  log: (error: unknown) => void,
): Promise<End> {
  try {
    return { state: 'done', progress: 1000, result: await run(report) };
  } catch (error) {
    const known = knownProblem(error);
    if (!known) log(error);
    const told = known ?? problem('internal', { id: 'job' });
    return { state: 'failed', problem: { code: told.code, params: told.params } };
  }
}

const beginning = (): Live => ({
  change: { state: 'running', progress: 0, step: '', result: null, problem: null },
  watchers: new Set(),
  toldAt: 0,
});

const nameOf = (id: number) => `job:${id}`;

/**
 * Whoever can take the name of a running job, twice in a row, shows that nobody runs it: once may be while
 * its process connects again.
 */
function createSweep(wide: Services['wide'], peers: Peers): Jobs['sweep'] {
  let free = new Set<number>();
  return async () => {
    const before = free;
    free = new Set();
    for (const id of await wide(listRunning))
      await peers.unlessHeld(nameOf(id), async () => {
        free.add(id);
        if (!before.has(id)) return;
        await wide((db) => failDeserted(db, id, { code: 'job-interrupted', params: {} }));
      });
  };
}

/** @param wide opens an own short transaction for the job's row */
export function createJobs(wide: Services['wide'], peers: Peers): Jobs {
  const known = new Map<number, Live>();
  const running = new Set<Promise<void>>();
  const follow = createFollower((ids) => wide((db) => findStates(db, ids)));
  const ended = { done: 0, failed: 0 };

  const begin = (id: number, run: JobStart['run']) => {
    const live = beginning();
    known.set(id, live);
    const work = runJob(id, live, run, { wide, log: jobs.log }).finally(() => {
      running.delete(work);
      void peers.letGo(nameOf(id));
      ended[live.change.state === 'done' ? 'done' : 'failed'] += 1;
      setTimeout(() => known.delete(id), remembered).unref();
    });
    running.add(work);
  };

  const jobs: Jobs = {
    log: () => undefined,
    async start(c, job) {
      const id = await insertJob(c.db, job);
      // Before anybody else can see the row. A request that fails now leaves a name that means nothing.
      await peers.hold(nameOf(id));
      c.after(() => begin(id, job.run));
      return id;
    },
    watch(id, watcher) {
      const live = known.get(id);
      if (!live) return follow(id, watcher);
      live.watchers.add(watcher);
      return () => void live.watchers.delete(watcher);
    },
    figures: () => ({ running: running.size, ...ended }),
    now: (id) => known.get(id)?.change ?? null,
    sweep: createSweep(wide, peers),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
  return jobs;
}
