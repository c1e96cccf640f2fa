/** 作业 in the database. Imports have their own file. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { job } from '../../../db/schema/index.ts';
import type { Job } from '../../contract/work.ts';
import type { Db } from '../db/open.ts';
import type { JobChange, JobStart, StoredProblem } from './jobs.ts';

export type JobRow = Omit<Job, 'problem'> & { problem: StoredProblem | null };

/** The new job's id. */
export async function insertJob(db: Db, start: JobStart): Promise<number> {
  const { kind, unit, startedBy } = start;
  const values = { kind, unitId: unit.id, unitNo: unit.unitNo, startedBy };
  const [row] = await db.insert(job).values(values).returning({ id: job.id });
  return row!.id;
}

export async function updateJobProgress(
  db: Db,
  id: number,
  progress: number,
  step: string,
): Promise<void> {
  const still = and(eq(job.id, id), eq(job.state, 'running'));
  await db.update(job).set({ progress, step }).where(still);
}

/**
 * What was done is done, whoever took its process for dead meanwhile. That it failed is only written over
 * what still runs: a commit whose answer was lost may have written that it is done.
 */
export async function updateJobEnd(db: Db, id: number, end: JobChange): Promise<void> {
  const { state, progress, step, result, problem } = end;
  const still = state === 'done' ? undefined : eq(job.state, 'running');
  await db
    .update(job)
    .set({ state, progress, step, result, problem, endedAt: sql`now()` })
    .where(and(eq(job.id, id), still));
}

/** Ids of all that run, wherever: never many at once. */
export async function listRunning(db: Db): Promise<number[]> {
  const rows = await db.select({ id: job.id }).from(job).where(eq(job.state, 'running'));
  return rows.map(({ id }) => id);
}

/** Unless it ended meanwhile. */
export async function failDeserted(db: Db, id: number, problem: StoredProblem): Promise<void> {
  await db
    .update(job)
    .set({ state: 'failed', problem, endedAt: sql`now()` })
    .where(and(eq(job.id, id), eq(job.state, 'running')));
}

/** What is to be told of jobs that run elsewhere. */
export async function findStates(db: Db, ids: number[]): Promise<Map<number, JobChange>> {
  const { id, state, progress, step, result, problem } = job;
  const rows = await db
    .select({ id, state, progress, step, result, problem })
    .from(job)
    .where(inArray(id, ids));
  return new Map(rows.map(({ id, ...change }) => [id, change as JobChange]));
}

/** A job of the reader's range. */
export async function findJob(db: Db, id: number): Promise<JobRow | null> {
  const [row] = await db.select().from(job).where(eq(job.id, id));
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind as Job['kind'],
    state: row.state as Job['state'],
    progress: row.progress,
    step: row.step,
    result: row.result as JobRow['result'],
    problem: row.problem as StoredProblem | null,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  };
}
