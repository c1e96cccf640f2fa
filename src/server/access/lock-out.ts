/**
 * Lock-out for names that no account has: in memory, and answered just as an account's own (which is in
 * the database, account-queries.ts), so that nobody learns by it which names exist.
 */
type Tries = { count: number; until: number };

export type LockOut = ReturnType<typeof createLockOut>;
export type LockRule = { lockAfter: number; lockMinutes: number };

/** A flood of invented names must not fill the memory. */
const namesKept = 10_000;

/** @param now the clock, passed in by tests */
export function createLockOut(now: () => number = Date.now) {
  const tries = new Map<string, Tries>();
  const forgetOld = () => {
    for (const [name, { until }] of tries) {
      if (until > now() && tries.size <= namesKept) break;
      tries.delete(name);
    }
  };
  return {
    /** Whole minutes until the name may be tried again; 0 = now. */
    minutesLeft(username: string, { lockAfter }: LockRule): number {
      const found = tries.get(username.toLowerCase());
      if (!found || found.count < lockAfter || found.until <= now()) return 0;
      return Math.ceil((found.until - now()) / 60_000);
    },
    failed(username: string, { lockMinutes }: LockRule): void {
      forgetOld();
      const name = username.toLowerCase();
      const found = tries.get(name);
      const open =
        found && found.until > now() ? found : { count: 0, until: now() + lockMinutes * 60_000 };
      tries.set(name, { ...open, count: open.count + 1 });
    },
  };
}
