/**
 * Lock-out for names that no account has: in memory, and answered just as an account's own (which is in
 * the database, sign-in-queries.ts), so that nobody learns by it which names exist. For addresses in the
 * same way, whatever accounts were tried from them. The processes of one database tell each other, so
 * that it does not matter which one is asked.
 */
import { createHash } from 'node:crypto';
import { nobodyElse, type Peers } from '../peers/index.ts';

type Tries = { count: number; until: number };

export type LockOut = ReturnType<typeof createLockOut>;
export type LockRule = { lockAfter: number; lockMinutes: number };

/** A branch behind one address mistypes now and then; one who tries a password on every account does not stop. */
export const addressRule: LockRule = { lockAfter: 100, lockMinutes: 15 };

/** A flood of invented names must not fill the memory. */
const namesKept = 10_000;

/** What is typed as a name may be a password in the wrong field: it is neither kept nor told. */
const keyOf = (username: string) =>
  createHash('sha256').update(username.toLowerCase()).digest('base64url');

type Failure = { key: string; minutes: number };

/** @param now the clock, passed in by tests */
export function createLockOut(
  now: () => number = Date.now,
  peers: Pick<Peers, 'tell' | 'hear'> = nobodyElse(),
  of: 'name' | 'address' = 'name',
) {
  const subject = `sign-in ${of}`;
  const tries = new Map<string, Tries>();
  const forgetOld = () => {
    for (const [name, { until }] of tries) {
      if (until > now() && tries.size <= namesKept) break;
      tries.delete(name);
    }
  };
  const count = ({ key, minutes }: Failure): void => {
    forgetOld();
    const found = tries.get(key);
    const open =
      found && found.until > now() ? found : { count: 0, until: now() + minutes * 60_000 };
    tries.set(key, { ...open, count: open.count + 1 });
  };
  peers.hear(subject, (message) => count(message as Failure));
  return {
    /** Whole minutes until the name may be tried again; 0 = now. */
    minutesLeft(username: string, { lockAfter }: LockRule): number {
      const found = tries.get(keyOf(username));
      if (!found || found.count < lockAfter || found.until <= now()) return 0;
      return Math.ceil((found.until - now()) / 60_000);
    },
    failed(username: string, { lockMinutes }: LockRule): void {
      const failure = { key: keyOf(username), minutes: lockMinutes };
      count(failure);
      peers.tell(subject, failure);
    },
  };
}
