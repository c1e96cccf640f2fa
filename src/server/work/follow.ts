/**
 * Jobs of other processes, for those who watch them here: while there is one, the rows are read twice a
 * second. That a process died is seen the same way, by the row that says so (jobs.ts, `sweep`).
 */
import type { JobChange } from './jobs.ts';

type Watcher = (change: JobChange) => void;
type Followed = { watchers: Set<Watcher>; last: string };

const pace = 500;

/** @param read the present state of the jobs asked for */
export function createFollower(read: (ids: number[]) => Promise<Map<number, JobChange>>) {
  const followed = new Map<number, Followed>();
  let timer: NodeJS.Timeout | null = null;

  const look = async () => {
    const found = await read([...followed.keys()]).catch(() => new Map<number, JobChange>());
    for (const [id, change] of found) {
      const one = followed.get(id);
      const text = JSON.stringify(change);
      if (!one || one.last === text) continue;
      one.last = text;
      for (const watcher of one.watchers) watcher(change);
    }
    timer = null;
    wind();
  };
  const wind = () => {
    if (followed.size > 0) timer ??= setTimeout(() => void look(), pace).unref();
  };

  /** Tells `watcher` of every change until the returned function is called. */
  return (id: number, watcher: Watcher): (() => void) => {
    const one = followed.get(id) ?? { watchers: new Set(), last: '' };
    one.watchers.add(watcher);
    followed.set(id, one);
    wind();
    return () => {
      one.watchers.delete(watcher);
      if (one.watchers.size === 0) followed.delete(id);
    };
  };
}
