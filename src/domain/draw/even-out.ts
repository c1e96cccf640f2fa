/**
 * Evens the work out: while somebody has at least two visits more than another who can be reached
 * by moving visits along a chain, one visit is moved along it. Without such a chain no other
 * assignment is more even (Harvey, Ladner, Lovász, Tamir: Semi-matchings, 2006).
 */
import { give, hasRoom, load, type Work } from './work.ts';

/** The task by which each inspector was reached, from the busiest on; null when nobody is less busy enough. */
function reach(work: Work, busiest: number): { from: Map<number, number>; end: number } | null {
  const from = new Map<number, number>();
  const seen = new Set([busiest]);
  const queue = [busiest];
  let best: number | null = null;
  for (const inspector of queue) {
    for (const task of work.tasksOf[inspector]!) {
      if (seen.size === work.capacity.length) break;
      for (let next = 0; next < work.capacity.length; next++) {
        if (seen.has(next) || work.tasks[task]!.barred.has(next)) continue;
        seen.add(next);
        from.set(next, task);
        queue.push(next);
        if (hasRoom(work, next) && (best === null || load(work, next) < load(work, best)))
          best = next;
      }
    }
  }
  if (best === null || load(work, best) > load(work, busiest) - 2) return null;
  return { from, end: best };
}

export function evenOut(work: Work): void {
  const settled = new Set<number>();
  for (;;) {
    const open = work.capacity.map((_, at) => at).filter((at) => !settled.has(at));
    if (open.length === 0) return;
    const busiest = open.reduce((a, b) => (load(work, b) > load(work, a) ? b : a));
    const found = reach(work, busiest);
    if (!found) {
      settled.add(busiest);
      continue;
    }
    settled.clear();
    for (let inspector = found.end; inspector !== busiest;) {
      const task = found.from.get(inspector)!;
      const had = work.of[task]!;
      give(work, task, inspector);
      inspector = had;
    }
  }
}
