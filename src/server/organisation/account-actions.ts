/** What is done with people's accounts, always inside the range of whoever does it. */
import type { z } from 'zod';
import type { accountCreateSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import {
  createAccount,
  hashOf,
  inventPassword,
  deleteSessions,
  findRolesOutside,
  updateDisabled,
  updatePasswordHash,
} from '../access/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { roleNames } from '../http/words.ts';
import { loadOwnUnit } from './actions.ts';
import { findPerson, findPersonOfAccount, type PersonRow } from './people-queries.ts';

/** Opens an account with one role; the first password is invented and told once. */
export async function openAccount(
  db: Db,
  actor: Actor,
  personId: number,
  given: z.output<typeof accountCreateSchema>,
) {
  const person = await findPerson(db, personId);
  if (!person) throw problem('not-found', { what: '人员' });
  if (person.account) throw problem('duplicate', { what: '账号' });
  const unit = await loadOwnUnit(db, actor, given.unitId);
  const { username, role } = given;
  const password = inventPassword();
  const assignments = [{ role, unit }];
  await createAccount(db, { username, name: person.name, password, personId, assignments });
  return { username, password };
}

/**
 * The person of an account that the actor may manage: a colleague in the range, without a role
 * beyond it. Else whoever runs a county could take over an account of the province.
 * @throws Problem `not-found`, `forbidden`
 */
export async function loadAccount(db: Db, actor: Actor, userId: string): Promise<PersonRow> {
  const person = await findPersonOfAccount(db, userId);
  if (!person) throw problem('not-found', { what: '账号' });
  const outside = await asOwner(db, () => findRolesOutside(db, userId, actor.unit));
  if (outside > 0) {
    const action = '管理在您的机构范围之外也有任职的账号';
    throw problem('forbidden', { role: roleNames[actor.role].zh, action });
  }
  return person;
}

/** Switches an account off (its sessions end at once) or on again. */
export async function switchAccount(db: Db, userId: string, disabled: boolean): Promise<void> {
  await asOwner(db, async () => {
    await updateDisabled(db, userId, disabled);
    if (disabled) await deleteSessions(db, userId, null);
  });
}

/** A new password, told once; whoever is signed in with the old one is signed out. */
export async function resetPassword(db: Db, userId: string): Promise<string> {
  const password = inventPassword();
  const hash = await hashOf(password);
  await asOwner(db, async () => {
    await updatePasswordHash(db, userId, hash);
    await deleteSessions(db, userId, null);
  });
  return password;
}
