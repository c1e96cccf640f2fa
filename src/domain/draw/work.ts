/** The work in progress while visits are given out: who has what, who has room. */

/** A visit that needs somebody; `barred` are the places of inspectors who may not go. */
export type Task = { number: number; round: 1 | 2; code: string; barred: ReadonlySet<number> };

/** For every task its inspector's place (-1 = none), for every inspector the tasks. */
export type Work = {
  tasks: readonly Task[];
  of: number[];
  tasksOf: Set<number>[];
  /** Visits each inspector has besides these, e.g. first visits while second ones are given out. */
  before: readonly number[];
  capacity: readonly number[];
};

export const load = (work: Work, inspector: number): number =>
  work.before[inspector]! + work.tasksOf[inspector]!.size;

export const hasRoom = (work: Work, inspector: number): boolean =>
  load(work, inspector) < work.capacity[inspector]!;

export function give(work: Work, task: number, inspector: number): void {
  const had = work.of[task]!;
  if (had >= 0) work.tasksOf[had]!.delete(task);
  work.of[task] = inspector;
  work.tasksOf[inspector]!.add(task);
}
