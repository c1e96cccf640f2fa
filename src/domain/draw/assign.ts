/**
 * 派人: who goes where, drawn so that everybody can repeat it, that nobody goes where they must not,
 * that as many visits as possible find somebody, and that the work is as even as can be.
 */
import type { HashName } from './digest.ts';
import { evenOut } from './even-out.ts';
import { keyFor } from './key.ts';
import type { Conflict, Inspector } from './model.ts';
import { onceEach, select } from './select.ts';
import { give, hasRoom, load, type Task, type Work } from './work.ts';

/** Those who may go, have room and have the least to do. */
function leastBusy(work: Work, task: Task): number[] {
  let least = Infinity;
  let found: number[] = [];
  for (let inspector = 0; inspector < work.capacity.length; inspector++) {
    if (task.barred.has(inspector) || !hasRoom(work, inspector)) continue;
    const has = load(work, inspector);
    if (has < least) [least, found] = [has, []];
    if (has === least) found.push(inspector);
  }
  return found;
}

/**
 * Makes room by moving other visits along a chain of inspectors (augmenting path, breadth first).
 * When there is none now there is none later, so as many visits as possible find somebody.
 */
function makeRoom(work: Work, task: number): boolean {
  const count = work.capacity.length;
  if (!work.capacity.some((_, inspector) => hasRoom(work, inspector))) return false;
  const from = new Map<number, number>();
  const queue: number[] = [task];
  for (const at of queue) {
    if (from.size === count) return false;
    for (let inspector = 0; inspector < count; inspector++) {
      if (from.has(inspector) || work.tasks[at]!.barred.has(inspector)) continue;
      from.set(inspector, at);
      if (hasRoom(work, inspector)) return move(work, from, inspector, task);
      for (const held of work.tasksOf[inspector]!) queue.push(held);
    }
  }
  return false;
}

function move(work: Work, from: ReadonlyMap<number, number>, free: number, task: number): true {
  for (let inspector = free; ;) {
    const moved = from.get(inspector)!;
    const had = work.of[moved]!;
    give(work, moved, inspector);
    if (moved === task) return true;
    inspector = had;
  }
}

export type Assigned = { of: (string | null)[]; loads: number[]; conflicts: Conflict[] };

/**
 * Task by task in the given order: one of the least busy is drawn (RFC 3797 with a key of the task's
 * own); when nobody has room, others are moved; at last the work is evened out.
 * @param before visits each inspector has already, in the order of `inspectors`
 */
export function assign(
  tasks: readonly Task[],
  inspectors: readonly Inspector[],
  { key, hash, before }: { key: string; hash: HashName; before?: readonly number[] },
): Assigned {
  const work: Work = {
    tasks,
    of: tasks.map(() => -1),
    tasksOf: inspectors.map(() => new Set<number>()),
    before: before ?? inspectors.map(() => 0),
    capacity: inspectors.map(({ capacity }) => capacity ?? Infinity),
  };
  const conflicts: Conflict[] = [];
  tasks.forEach((task, at) => {
    const able = leastBusy(work, task);
    const [drawn] = select(
      onceEach(able.length),
      1,
      keyFor(key, `assign:${task.round}:${task.code}`),
      hash,
    );
    if (drawn !== undefined) give(work, at, able[drawn]!);
    else if (!makeRoom(work, at))
      conflicts.push({
        number: task.number,
        round: task.round,
        why: task.barred.size >= inspectors.length ? 'avoid' : 'capacity',
      });
  });
  evenOut(work);
  return {
    of: work.of.map((inspector) => inspectors[inspector]?.code ?? null),
    loads: inspectors.map((_, inspector) => load(work, inspector)),
    conflicts,
  };
}
