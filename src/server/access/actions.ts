/** What is done with one's own account: the session as the web sees it, the own password. */
import { randomUUID } from 'node:crypto';
import { abilitiesOf } from '../../contract/abilities.ts';
import type { Pending } from '../../contract/account.ts';
import type { Session } from '../../contract/organisation.ts';
import { problem, type Problem } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { asOwner } from '../http/transaction.ts';
import { refuseGuess, type Guesser } from './guess.ts';
import { checkPassword, hashOf, isPassword } from './passwords.ts';
import { findAssignments, findUser, insertAssignment, insertUser } from './queries.ts';
import { deleteSessions } from './session-queries.ts';
import { findPolicy } from './setting-queries.ts';
import {
  findHolder,
  findPasswordHash,
  listFormerHashes,
  updatePassword,
} from './sign-in-queries.ts';

export type NewAccount = {
  username: string;
  name: string;
  /** Null: signs in through the bank's directory only. */
  password: string | null;
  personId?: number;
  /** Somebody else made the password: it must be changed at the first sign-in. */
  mustChange?: boolean;
  assignments: { role: Role; unit: { id: number; unitNo: number } }[];
};

/**
 * Makes an account with its roles; the new user's id. The roles are written under the role in use.
 * The password is taken as given: callers that let a person choose it check it first.
 */
export async function createAccount(db: Db, account: NewAccount): Promise<string> {
  const id = randomUUID();
  const { username, name, password, personId = null, mustChange = false } = account;
  const hash = password === null ? null : await hashOf(password);
  await asOwner(db, () => insertUser(db, { id, username, name, personId, mustChange }, hash));
  for (const { role, unit } of account.assignments) await insertAssignment(db, id, role, unit);
  return id;
}

/**
 * The session as the web sees it; call as owner, since an account's roles may lie in several ranges.
 * @param activeId the role in use; the first one when null
 */
export async function presentSession(
  db: Db,
  userId: string,
  activeId: number | null,
  pending: Pending | null,
): Promise<Session> {
  const user = await findUser(db, userId);
  const assignments = await findAssignments(db, userId);
  const active = assignments.find((a) => a.id === activeId) ?? assignments[0];
  if (!user || !active) throw problem('no-assignment');
  const { id, name, username } = user;
  return {
    user: { id, name, username },
    assignments,
    active,
    abilities: [...abilitiesOf[active.role]],
    pending,
  };
}

/** @throws Problem `password-used` for the present one and as many former ones as the policy says */
async function refuseFormer(db: Db, userId: string, password: string, history: number) {
  for (const hash of await listFormerHashes(db, userId, history))
    if (await isPassword(password, hash)) {
      throw problem('password-used', { count: String(Math.max(history, 1)) });
    }
}

/**
 * Changes the own password and ends the sessions elsewhere. Null, or why the old one was not taken:
 * `invalid`, `sign-in-locked`. @throws Problem `password-…` naming the rule that the new one breaks
 */
export async function changePassword(
  who: Guesser,
  given: { old: string; new: string },
  token: string | null,
): Promise<Problem | null> {
  const { db, actor } = who;
  const { userId } = actor;
  return asOwner(db, async () => {
    const hash = await findPasswordHash(db, userId);
    const isOld = async () => hash !== null && isPassword(given.old, hash);
    const refusal = await refuseGuess(who, isOld, problem('invalid', { detail: '原密码不对' }));
    if (refusal) return refusal;
    const policy = await findPolicy(db);
    checkPassword(given.new, policy, await findHolder(db, userId));
    await refuseFormer(db, userId, given.new, policy.history);
    const { history } = policy;
    await updatePassword(db, userId, { hash: await hashOf(given.new), mustChange: false, history });
    await deleteSessions(db, userId, token);
    return null;
  });
}
