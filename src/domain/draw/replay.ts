/** The arithmetic of one stratum's draw, step by step, for whoever wants to see or repeat it by hand. */
import type { Commitment, Lists, Picked } from './model.ts';
import { runningKey, stratumKey } from './run.ts';
import { steps, type Step } from './select.ts';

export type Replayed = Step & {
  /** Number in the pool, 1-based. */
  number: number;
  /** Text between the two index bytes. */
  key: string;
  /** How many tickets the picked one holds. */
  tickets: number;
};

/** The drawn picks' steps, by their number in the pool; 必查 have none. */
export function replay(
  commitment: Commitment,
  lists: Lists,
  key: string,
  link: string | null,
): Map<Picked['number'], Replayed> {
  const running = runningKey(key, commitment, link);
  const found = new Map<number, Replayed>();
  for (const { stratum, must, quota } of commitment.quotas) {
    const open = lists.members
      .map((member, at) => ({ ...member, number: at + 1 }))
      .filter((member) => member.stratum === stratum && member.tickets !== 'must');
    const counts = open.map(({ tickets }) => Number(tickets));
    const key = stratumKey(running, stratum);
    for (const step of steps(counts, quota - must, key, commitment.hash)) {
      const { number } = open[step.member]!;
      found.set(number, { ...step, number, key, tickets: counts[step.member]! });
    }
  }
  return found;
}
