/**
 * 作业: long work that goes on when its page is left. It runs in this process after the commit of the
 * request that asked for it. Progress is kept in memory for those who watch and written to the
 * database without being waited for: the job's own transaction may hold the only connection.
 */
import type { Job } from '../../contract/work.ts';
import { problem } from '../../contract/problem.ts';
import type { Context } from '../http/endpoint.ts';
import { knownProblem } from '../http/errors.ts';
import type { Services } from '../http/services.ts';
import { failLeftOverJobs, insertJob, updateJobEnd, updateJobProgress } from './queries.ts';

export type Report = (share: number, step: string) => Promise<void>;
export type JobStart = {
  kind: Job['kind'];
  unit: { id: number; unitNo: number };
  startedBy: string;
  /** The work; its answer becomes the job's result. */
  run: (progress: Report) => Promise<Record<string, unknown>>;
};

/** What a watcher is told: the newest state of one job of this process. */
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
  /** The state in memory; null for a job of an earlier process or long ended. */
  now: (id: number) => JobChange | null;
  /** Marks what an earlier process left running as failed. */
  sweep: () => Promise<void>;
  /** Resolves when every job of this process has ended. */
  idle: () => Promise<void>;
  /** Where defects are told; set by the app. */
  log: (error: unknown, id: number) => void;
};

/** Progress reaches the database, and the watchers, at most this often (ms). */
const pace = 300;
/** An ended job is remembered this long, so that a late watcher still learns of it (ms). */
const remembered = 60_000;

type Live = { change: JobChange; watchers: Set<(change: JobChange) => void>; toldAt: number };

/** @param wide opens an own short transaction for the job's row */
export function createJobs(wide: Services['wide']): Jobs {
  const live = new Map<number, Live>();
  const running = new Set<Promise<void>>();

  const tell = (job: Live) => {
    job.toldAt = Date.now();
    for (const watcher of job.watchers) watcher(job.change);
  };

  const jobs: Jobs = {
    log: () => undefined,
    async start(c, job) {
      const id = await insertJob(c.db, job);
      c.after(() => {
        const work = execute(id, job).finally(() => running.delete(work));
        running.add(work);
      });
      return id;
    },
    watch(id, watcher) {
      live.get(id)?.watchers.add(watcher);
      return () => void live.get(id)?.watchers.delete(watcher);
    },
    now: (id) => live.get(id)?.change ?? null,
    sweep: () => wide((db) => failLeftOverJobs(db, { code: 'job-interrupted', params: {} })),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };

  /** Writes progress one at a time, the newest only, and never lets the work wait for it. */
  function progressWriter(id: number, job: Live) {
    let writing: Promise<void> | null = null;
    return {
      write: () => {
        const { progress, step } = job.change;
        writing ??= wide((db) => updateJobProgress(db, id, progress, step))
          .catch((error: unknown) => jobs.log(error, id))
          .finally(() => (writing = null));
      },
      settled: async () => void (await writing),
    };
  }

  async function execute(id: number, job: JobStart): Promise<void> {
    const start: JobChange = {
      state: 'running',
      progress: 0,
      step: '',
      result: null,
      problem: null,
    };
    const entry: Live = { change: start, watchers: new Set(), toldAt: 0 };
    live.set(id, entry);
    const writer = progressWriter(id, entry);
    const report: Report = async (share, step) => {
      const progress = Math.round(Math.min(1, Math.max(0, share)) * 1000);
      const quiet = step === entry.change.step && Date.now() - entry.toldAt < pace;
      entry.change = { ...entry.change, progress, step };
      if (quiet) return;
      tell(entry);
      writer.write();
    };
    const end = await outcome(job.run, report, (error) => jobs.log(error, id));
    await writer.settled();
    entry.change = { ...entry.change, ...end };
    await wide((db) => updateJobEnd(db, id, entry.change)).catch((e: unknown) => jobs.log(e, id));
    tell(entry);
    setTimeout(() => live.delete(id), remembered).unref();
  }

  return jobs;
}

type End = Partial<JobChange> & Pick<JobChange, 'state'>;

async function outcome(
  run: JobStart['run'],
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
