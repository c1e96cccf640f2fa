/** What is done with accounts: signing in and out, changing roles and passwords, making accounts. */
import { randomUUID } from 'node:crypto';
import { abilitiesOf } from '../../contract/abilities.ts';
import type { Session } from '../../contract/organisation.ts';
import { problem, type Problem } from '../../contract/problem.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import type { Client } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { authOn, type CookieSettings } from './auth.ts';
import { checkPassword, hashOf, isPassword } from './passwords.ts';
import {
  deleteSessions,
  findAssignments,
  findPasswordHash,
  findTopUnit,
  findUser,
  findUserByName,
  insertAssignment,
  insertUser,
  updatePasswordHash,
} from './queries.ts';

export type NewAccount = {
  username: string;
  name: string;
  password: string;
  personId?: number;
  assignments: { role: Role; unit: { id: number; unitNo: number } }[];
};

/**
 * Makes an account with its roles; the new user's id. The roles are written under the role in use.
 * The password is taken as given: callers that let a person choose it check it first.
 */
export async function createAccount(db: Db, account: NewAccount): Promise<string> {
  const id = randomUUID();
  const hash = await hashOf(account.password);
  const { username, name, personId = null } = account;
  await asOwner(db, () => insertUser(db, { id, username, name, personId }, hash));
  for (const { role, unit } of account.assignments) await insertAssignment(db, id, role, unit);
  return id;
}

type SignedIn = { session: Session; cookies: string[]; unit: { id: number; unitNo: number } };
/** Why somebody was not let in, and where that is told: at the account's unit, else at the top. */
export type Refused = {
  refusal: Problem;
  account: { name: string; username: string } | null;
  unit: { id: number; unitNo: number } | null;
};

/** Told, not thrown: that somebody tried is written down in the same transaction. */
async function refuse(db: Db, username: string, refusal: Problem): Promise<Refused> {
  const account = await findUserByName(db, username);
  const [own] = account ? await findAssignments(db, account.id) : [];
  return { refusal, account, unit: own?.unit ?? (await findTopUnit(db)) };
}

/** The session, or why there is none: `sign-in-failed`, `account-disabled`, `no-assignment`. */
export async function signIn(
  db: Db,
  given: { username: string; password: string },
  client: Client,
  settings: CookieSettings,
): Promise<SignedIn | Refused> {
  return asOwner(db, async () => {
    const answer = await authOn(db, settings)
      .api.signInUsername({ body: given, headers: client.headers, returnHeaders: true })
      .catch((error: unknown) => {
        if (isRefusal(error)) return null;
        throw error;
      });
    if (!answer) return refuse(db, given.username, problem('sign-in-failed'));
    const userId = answer.response.user.id;
    const own = await findAssignments(db, userId);
    const closed = (await findUser(db, userId))?.disabled ? 'account-disabled' : 'no-assignment';
    if (closed === 'account-disabled' || own.length === 0) {
      // The password was right, so a session has been made already.
      await deleteSessions(db, userId, null);
      return refuse(db, given.username, problem(closed));
    }
    const session = await presentSession(db, userId, null);
    return { session, cookies: answer.headers.getSetCookie(), unit: own[0]!.unit };
  });
}

/** better-auth's own refusals carry an HTTP status below 500. */
const isRefusal = (error: unknown) => {
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500;
};

/**
 * The session as the web sees it; call as owner, since an account's roles may lie in several ranges.
 * @param activeId the role in use; the first one when null
 */
export async function presentSession(
  db: Db,
  userId: string,
  activeId: number | null,
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
  };
}

/** @throws Problem `invalid` when the old one is wrong, `weak-password` */
export async function changePassword(
  db: Db,
  user: { userId: string; username: string },
  given: { old: string; new: string },
  token: string | null,
): Promise<void> {
  await asOwner(db, async () => {
    const hash = await findPasswordHash(db, user.userId);
    if (!hash || !(await isPassword(given.old, hash))) {
      throw problem('invalid', { detail: '原密码不对' });
    }
    checkPassword(given.new, user.username);
    await updatePasswordHash(db, user.userId, await hashOf(given.new));
    await deleteSessions(db, user.userId, token);
  });
}
