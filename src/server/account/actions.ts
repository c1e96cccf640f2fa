/**
 * What is done with other people's accounts, always inside the range of whoever does it, never with the own
 * one; what opens an administrator's door anew waits for a second person (request-routes.ts, decision 0053).
 */
import type { z } from 'zod';
import type { StepDone } from '../../contract/account.ts';
import type { accountCreateSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { grantFault, needsSecond } from '../../domain/account/roles.ts';
import type { Role } from '../../domain/organisation/model.ts';
import {
  createAccount,
  deleteFactor,
  deleteSessions,
  findAssignments,
  findPolicy,
  findRolesOutside,
  hashOf,
  insertAssignment,
  inventPassword,
  updateDisabled,
  updatePassword,
} from '../access/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { roleNames } from '../http/words.ts';
import { findPerson, loadOwnUnit } from '../organisation/index.ts';
import { deleteAssignment, findAccount, findAssignment, isLastSecurity } from './queries.ts';
import { insertRequest } from './request-queries.ts';

type Place = { id: number; unitNo: number };
/** An account that may be managed, with all roles it holds. */
export type Managed = {
  id: string;
  name: string;
  username: string;
  hasPerson: boolean;
  roles: Role[];
  /** Where the account's first role is; null without any. */
  unit: Place | null;
};

export const done: StepDone = { state: 'done', made: null };
export const waiting: StepDone = { state: 'waiting', made: null };

const rolesOf = (db: Db, userId: string) => asOwner(db, () => findAssignments(db, userId));

/**
 * The account that the actor may manage: in the range, without a role beyond it. Else whoever runs a
 * county could take over an account of the province.
 * @throws Problem `not-found`, `forbidden`
 */
export async function loadAccount(db: Db, actor: Actor, userId: string): Promise<Managed> {
  const account = await findAccount(db, userId);
  if (!account) throw problem('not-found', { what: '账号' });
  const outside = await asOwner(db, () => findRolesOutside(db, userId, actor.unit));
  if (outside > 0) {
    const action = '管理在您的机构范围之外也有任职的账号';
    throw problem('forbidden', { role: roleNames[actor.role].zh, action });
  }
  const held = await rolesOf(db, userId);
  const { id, name, username, staffNo } = account;
  const roles = held.map(({ role }) => role);
  return { id, name, username, hasPerson: staffNo !== null, roles, unit: held[0]?.unit ?? null };
}

/** The same, of somebody else. @throws Problem `own-account` */
export async function loadOther(db: Db, actor: Actor, userId: string): Promise<Managed> {
  if (userId === actor.userId) throw problem('own-account');
  return loadAccount(db, actor, userId);
}

const refuseMixed = (held: readonly Role[], role: Role, isOwn: boolean) => {
  const fault = grantFault(held, role, isOwn);
  if (fault) throw problem(fault === 'own' ? 'own-account' : 'mixed-roles');
};

/**
 * Opens an account with one role; the first password is invented, told once, and must be changed. One that waits
 * for a second person has none: whoever asks must not be able to go in first (request-routes.ts).
 */
export async function openAccount(
  db: Db,
  actor: Actor,
  personId: number,
  given: z.output<typeof accountCreateSchema>,
): Promise<StepDone> {
  const person = await findPerson(db, personId);
  if (!person) throw problem('not-found', { what: '人员' });
  if (person.account) throw problem('duplicate', { what: '账号' });
  const unit = await loadOwnUnit(db, actor, given.unitId);
  const { username, role } = given;
  const waits = needsSecond([role]);
  const password = waits ? null : inventPassword();
  const assignments = waits ? [] : [{ role, unit }];
  const account = {
    username,
    name: person.name,
    password,
    personId,
    mustChange: true,
    assignments,
  };
  const userId = await createAccount(db, account);
  if (password !== null) return { state: 'done', made: { username, password } };
  await insertRequest(db, { userId, kind: 'role', role, unit, actor, reason: '' });
  return waiting;
}

/** Gives a role, or asks a second person to. @throws Problem `own-account`, `mixed-roles`, `duplicate` */
export async function giveRole(
  db: Db,
  actor: Actor,
  account: Managed,
  given: { role: Role; unit: Place },
): Promise<StepDone> {
  const { role, unit } = given;
  refuseMixed(account.roles, role, account.id === actor.userId);
  if (needsSecond([role])) {
    await insertRequest(db, { userId: account.id, kind: 'role', role, unit, actor, reason: '' });
    return waiting;
  }
  await writeRole(db, account.id, given);
  return done;
}

/** The grant itself; whoever holds the account signs in anew. */
export async function writeRole(
  db: Db,
  userId: string,
  { role, unit, source = 'manual' }: { role: Role; unit: Place; source?: 'manual' | 'sign-on' },
): Promise<void> {
  const held = await rolesOf(db, userId);
  refuseMixed(
    held.map((one) => one.role),
    role,
    false,
  );
  await insertAssignment(db, userId, role, unit, source);
  await asOwner(db, () => deleteSessions(db, userId, null));
}

/** @throws Problem `last-administrator` when nobody else could manage accounts */
async function keepOneSecurity(db: Db, account: Managed): Promise<void> {
  if (!account.roles.includes('security-admin')) return;
  if (await asOwner(db, () => isLastSecurity(db, account.id))) throw problem('last-administrator');
}

/** Takes a role: at once, whichever it is, so that somebody who went wrong can be stopped. */
export async function takeRole(db: Db, actor: Actor, assignmentId: number) {
  const held = await findAssignment(db, assignmentId);
  if (!held) throw problem('not-found', { what: '任职' });
  const account = await loadOther(db, actor, held.userId);
  if (held.role === 'security-admin') await keepOneSecurity(db, account);
  if (!account.hasPerson && account.roles.length === 1) throw problem('last-role');
  await deleteAssignment(db, held.id);
  await asOwner(db, () => deleteSessions(db, held.userId, null));
  return { ...held, account };
}

/** Switches an account off (its sessions end at once) or on again. @throws Problem `last-administrator` */
export async function switchAccount(db: Db, account: Managed, disabled: boolean): Promise<void> {
  if (disabled) await keepOneSecurity(db, account);
  await asOwner(db, async () => {
    await updateDisabled(db, account.id, disabled);
    if (disabled) await deleteSessions(db, account.id, null);
  });
}

/** A new password, told once; whoever is signed in with the old one is signed out. */
export async function resetPassword(db: Db, userId: string): Promise<string> {
  const password = inventPassword();
  const hash = await hashOf(password);
  await asOwner(db, async () => {
    const { history } = await findPolicy(db);
    await updatePassword(db, userId, { hash, mustChange: true, history });
    await deleteSessions(db, userId, null);
  });
  return password;
}

/** 动态口令 is set up anew at the next sign-in. */
export const resetFactor = (db: Db, userId: string): Promise<void> =>
  asOwner(db, async () => {
    await deleteFactor(db, userId);
    await deleteSessions(db, userId, null);
  });

/** Opens an account's door anew: at once, or for an administrator's when a second person has confirmed. */
export async function reopen(
  db: Db,
  actor: Actor,
  account: Managed,
  kind: 'password' | 'two-factor',
): Promise<StepDone> {
  if (needsSecond(account.roles)) {
    const { id: userId, unit } = account;
    await insertRequest(db, { userId, kind, role: null, unit: unit!, actor, reason: '' });
    return waiting;
  }
  if (kind === 'two-factor') {
    await resetFactor(db, account.id);
    return done;
  }
  const { id, username } = account;
  return { state: 'done', made: { username, password: await resetPassword(db, id) } };
}
