/**
 * How much one account may ask for in a minute, wherever it is signed in from; beside the limit of an
 * address, behind which a whole branch may sit. In memory: with several processes each counts its own.
 */
import { problem } from '../../contract/problem.ts';

const window = 60_000;
/** Counted anew every minute, so the map holds one minute's accounts at most. */
type Minute = { until: number; counts: Map<string, number> };

export type Allowance = { take: (account: string) => void };

/** @param now the clock, passed in by tests */
export function createAllowance(perMinute: number, now: () => number = Date.now): Allowance {
  let minute: Minute = { until: 0, counts: new Map() };
  return {
    /** @throws Problem `too-many` with the seconds left */
    take(account) {
      if (minute.until <= now()) minute = { until: now() + window, counts: new Map() };
      const count = (minute.counts.get(account) ?? 0) + 1;
      minute.counts.set(account, count);
      if (count <= perMinute) return;
      throw problem('too-many', { seconds: String(Math.ceil((minute.until - now()) / 1000)) });
    },
  };
}
