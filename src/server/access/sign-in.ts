/** 登录: who is let in, and why not. A refusal is told, not thrown: that somebody tried is written down in the same transaction. */
import type { Policy } from '../../contract/account.ts';
import type { Session } from '../../contract/organisation.ts';
import { problem, type Problem } from '../../contract/problem.ts';
import { isAdministrator } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import type { Client } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { presentSession } from './actions.ts';
import type { LockOut } from './lock-out.ts';
import { isPassword, wasteTime } from './passwords.ts';
import { findAssignments, findPending, findTopUnit } from './queries.ts';
import { begunCookie, type CookieSettings } from './session-cookie.ts';
import { insertSession, type Via } from './session-queries.ts';
import { findPolicy } from './setting-queries.ts';
import { findSigning, updateFailures, updateSignedIn, type Signing } from './sign-in-queries.ts';
import { isSecondFactor } from './two-factor.ts';

type Place = { id: number; unitNo: number };
export type SignedIn = { session: Session; cookie: string; unit: Place };
/** Why somebody was not let in, and where that is told: at the account's unit, else at the top. */
export type Refused = {
  refusal: Problem;
  account: { name: string; username: string } | null;
  unit: Place | null;
  /** This failure locks the account. */
  locks: boolean;
};

/** What the bank's directory and settings say of a name and password. */
export type Directory = {
  /** Whether a password kept here may be used at all. */
  mayLocal: boolean;
  /** The directory should have been asked, and could not. */
  unreachable: Problem | null;
};

/** Of the server, and of the browser that asks. */
export type Door = { client: Client; settings: CookieSettings; lockOut: LockOut };
export type Given = { username: string; password: string; code?: string | undefined };

type Known = { db: Db; account: Signing; policy: Policy };

async function refuse(db: Db, account: Signing | null, refusal: Problem, locks = false) {
  const [own] = account ? await findAssignments(db, account.id) : [];
  return { refusal, account, unit: own?.unit ?? (await findTopUnit(db)), locks };
}

const locked = (minutes: number) => problem('sign-in-locked', { minutes: String(minutes) });

/** Nobody has this name: looked at for as long, and locked just as an account would be. */
async function refuseStranger(db: Db, given: Given, policy: Policy, lockOut: LockOut) {
  const minutes = lockOut.minutesLeft(given.username, policy);
  if (minutes > 0) return refuse(db, null, locked(minutes));
  await wasteTime(given.password);
  lockOut.failed(given.username, policy);
  return refuse(db, null, problem('sign-in-failed'));
}

async function refuseFailure({ db, account, policy }: Known, refusal: Problem) {
  const locks = await updateFailures(db, account.id, policy);
  return refuse(db, account, refusal, locks);
}

/** After the first factor: the second one when it is in use; null when nothing is missing. */
async function refuseCode(known: Known, code: string | undefined, secret: string) {
  const { db, account } = known;
  if (!account.twoFactor) return null;
  if (!code) return refuse(db, account, problem('code-needed'));
  if (await isSecondFactor(db, account.id, code, secret)) return null;
  return refuseFailure(known, problem('code-wrong'));
}

/** Begins the session of somebody who has shown who they are. */
async function begin(
  { db, account, policy }: Known,
  via: Via,
  { client, settings }: Pick<Door, 'client' | 'settings'>,
): Promise<SignedIn | Refused> {
  const [own] = await findAssignments(db, account.id);
  if (account.disabled) return refuse(db, account, problem('account-disabled'));
  if (!own) return refuse(db, account, problem('no-assignment'));
  await updateSignedIn(db, account.id);
  const hours = policy.sessionHours;
  const token = await insertSession(db, account.id, { client, via, hours });
  const pending = await findPending(db, account.id, via);
  return {
    session: await presentSession(db, account.id, null, pending),
    cookie: begunCookie(token, hours * 3600, settings),
    unit: own.unit,
  };
}

/**
 * Lets in an account whose holder the bank's directory has recognised. A second factor set up here is
 * asked for as well, unless the directory asks by itself (OIDC). An administrator's account is never opened
 * by the directory alone: whoever sets it up would be any of them (decision 0054). Call as owner.
 */
export async function admit(
  db: Db,
  username: string,
  given: { via: Exclude<Via, 'password'>; code?: string | undefined },
  door: Door,
): Promise<SignedIn | Refused> {
  const policy = await findPolicy(db);
  const account = await findSigning(db, username);
  if (!account) return refuse(db, null, problem('sign-in-failed'));
  const known = { db, account, policy };
  if (account.lockedMinutes > 0) return refuse(db, account, locked(account.lockedMinutes));
  const { secret } = door.settings;
  const held = await findAssignments(db, account.id);
  const alone = given.via === 'oidc' || !account.twoFactor;
  if (alone && held.some(({ role }) => isAdministrator(role)))
    return refuse(db, account, problem('sign-on-factor'));
  const missing = given.via === 'oidc' ? null : await refuseCode(known, given.code, secret);
  return missing ?? begin(known, given.via, door);
}

/** By user name and password; refusals: `sign-in-failed`, `sign-in-locked`, `code-needed`, `code-wrong`, `local-sign-in-off`, `sign-on-unreachable`, `account-disabled`, `no-assignment`. */
export function signIn(
  db: Db,
  given: Given,
  door: Door,
  directory: Directory = { mayLocal: true, unreachable: null },
): Promise<SignedIn | Refused> {
  return asOwner(db, async () => {
    const policy = await findPolicy(db);
    const account = await findSigning(db, given.username);
    const { unreachable } = directory;
    // Not the fault of whoever tries: it does not count towards locking.
    if (unreachable && !account?.hash) return refuse(db, account, unreachable);
    if (!account) return refuseStranger(db, given, policy, door.lockOut);
    const known = { db, account, policy };
    if (account.lockedMinutes > 0) return refuse(db, account, locked(account.lockedMinutes));
    const isRight = account.hash !== null && (await isPassword(given.password, account.hash));
    if (!isRight) return refuseFailure(known, problem('sign-in-failed'));
    if (!directory.mayLocal) return refuse(db, account, problem('local-sign-in-off'));
    const missing = await refuseCode(known, given.code, door.settings.secret);
    return missing ?? begin(known, 'password', door);
  });
}
