/**
 * Secrets asked for inside a session: the old password, a code. Whoever sits at somebody's open session must not
 * guess them any faster than at the door, so failures count together with those at sign-in (lock-out.ts).
 */
import { problem, type Problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor, AuditEvent } from '../http/endpoint.ts';
import { findPolicy } from './setting-queries.ts';
import { lockFailures, updateFailures } from './sign-in-queries.ts';

export type Guesser = { db: Db; actor: Actor; audit: (event: AuditEvent) => void };

/**
 * Null when it is right. A refusal is to be answered, not thrown: else the count would be undone with
 * everything else. Call as owner.
 */
export async function refuseGuess(
  { db, actor, audit }: Guesser,
  isRight: () => Promise<boolean>,
  refusal: Problem,
): Promise<Problem | null> {
  const minutes = await lockFailures(db, actor.userId);
  if (minutes > 0) return problem('sign-in-locked', { minutes: String(minutes) });
  if (await isRight()) return null;
  if (await updateFailures(db, actor.userId, await findPolicy(db))) {
    const detail = { why: '登录以后连续输错密码或动态口令' };
    audit({ action: 'session.locked', subject: actor.name, outcome: 'refused', detail });
  }
  return refusal;
}
