/**
 * Lock-out after wrong passwords, per account and in memory: a restart forgives, an attacker cannot cause
 * one. The processes of one database tell each other, so that it does not matter which one is asked.
 */
import { createHash } from 'node:crypto';
import { problem } from '../../contract/problem.ts';
import { nobodyElse, type Peers } from '../peers/index.ts';

const triesAllowed = 10;
const window = 15 * 60_000;
/** A flood of invented names must not fill the memory. */
const namesKept = 10_000;

type Tries = { count: number; until: number };

export type LockOut = ReturnType<typeof createLockOut>;

/** What is typed as a name may be a password in the wrong field: it is neither kept nor told. */
const keyOf = (username: string) =>
  createHash('sha256').update(username.toLowerCase()).digest('base64url');

type Told = { failed: string } | { succeeded: string };

/** @param now the clock, passed in by tests */
export function createLockOut(
  now: () => number = Date.now,
  peers: Pick<Peers, 'tell' | 'hear'> = nobodyElse(),
) {
  const tries = new Map<string, Tries>();
  const forgetOld = () => {
    for (const [name, { until }] of tries) {
      if (until > now() && tries.size <= namesKept) break;
      tries.delete(name);
    }
  };
  const count = (key: string): number => {
    forgetOld();
    const found = tries.get(key);
    const open = found && found.until > now() ? found : { count: 0, until: now() + window };
    tries.set(key, { ...open, count: open.count + 1 });
    return open.count + 1;
  };
  peers.hear('sign-in', (message) => {
    const told = message as Told;
    if ('failed' in told) count(told.failed);
    else tries.delete(told.succeeded);
  });
  return {
    /** @throws Problem `too-many` with the seconds left */
    check(username: string): void {
      const found = tries.get(keyOf(username));
      if (!found || found.count < triesAllowed || found.until <= now()) return;
      throw problem('too-many', { seconds: String(Math.ceil((found.until - now()) / 1000)) });
    },
    /** @returns whether this failure locks the account */
    failed(username: string): boolean {
      const key = keyOf(username);
      peers.tell('sign-in', { failed: key });
      return count(key) === triesAllowed;
    },
    succeeded(username: string): void {
      const key = keyOf(username);
      if (tries.delete(key)) peers.tell('sign-in', { succeeded: key });
    },
  };
}
