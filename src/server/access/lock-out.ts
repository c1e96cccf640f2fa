/** Lock-out after wrong passwords, per account or address and in memory: a restart forgives, an attacker cannot cause one. */
import { problem } from '../../contract/problem.ts';

const triesOfAccount = 10;
const window = 15 * 60_000;
/** A flood of invented names must not fill the memory. */
const namesKept = 10_000;

type Tries = { count: number; until: number };

export type LockOut = ReturnType<typeof createLockOut>;

/** A branch behind one address mistypes now and then; one who tries a password on every account does not stop. */
export const triesOfAddress = 100;

/** @param now the clock, passed in by tests */
export function createLockOut(now: () => number = Date.now, triesAllowed = triesOfAccount) {
  const tries = new Map<string, Tries>();
  const forgetOld = () => {
    for (const [name, { until }] of tries) {
      if (until > now() && tries.size <= namesKept) break;
      tries.delete(name);
    }
  };
  return {
    /** @throws Problem `too-many` with the seconds left */
    check(username: string): void {
      const found = tries.get(username.toLowerCase());
      if (!found || found.count < triesAllowed || found.until <= now()) return;
      throw problem('too-many', { seconds: String(Math.ceil((found.until - now()) / 1000)) });
    },
    /** @returns whether this failure locks the account */
    failed(username: string): boolean {
      forgetOld();
      const name = username.toLowerCase();
      const found = tries.get(name);
      const open = found && found.until > now() ? found : { count: 0, until: now() + window };
      tries.set(name, { ...open, count: open.count + 1 });
      return open.count + 1 === triesAllowed;
    },
    succeeded: (username: string): void => void tries.delete(username.toLowerCase()),
  };
}
