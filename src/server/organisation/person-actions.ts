/**
 * What is done with a person: changed, moved to another unit, left, returned. What happened before stays
 * where it happened: tickets, drills and training carry the unit of their day.
 */
import type { z } from 'zod';
import type {
  personChangeSchema,
  personLeaveSchema,
  personMoveSchema,
} from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { needsSecond } from '../../domain/account/roles.ts';
import { deleteSessions } from '../access/index.ts';
import { insertRequest, loadAccount, switchAccount, type Managed } from '../account/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { loadOwnUnit } from './actions.ts';
import { deleteAssignmentsAt } from './assignment-queries.ts';
import { findPerson, type PersonRow } from './people-queries.ts';
import {
  insertPersonEvent,
  updateAccountName,
  updatePerson,
  type PersonChange,
} from './person-queries.ts';

/** @throws Problem `not-found` outside the range */
export async function loadPerson(db: Db, id: number): Promise<PersonRow> {
  const found = await findPerson(db, id);
  if (!found) throw problem('not-found', { what: '人员' });
  return found;
}

/** @throws Problem `conflict` when somebody else wrote since */
async function write(db: Db, person: PersonRow, version: number, change: PersonChange) {
  if (!(await updatePerson(db, { id: person.id, version }, change)))
    throw problem('conflict', { what: `${person.name}的资料` });
}

/** Fields that would really change, with what they were. */
function difference(
  person: PersonRow,
  given: Omit<z.output<typeof personChangeSchema>, 'version'>,
) {
  const after = Object.entries(given).filter(
    ([field, value]) => value !== undefined && value !== (person[field as 'name'] ?? ''),
  );
  const before = after.map(([field]) => [field, person[field as 'name'] ?? '']);
  return { before: Object.fromEntries(before), after: Object.fromEntries(after) };
}

/** @returns what it was and what it is; empty when nothing changes */
export async function changePerson(
  db: Db,
  actor: Actor,
  person: PersonRow,
  { version, ...given }: z.output<typeof personChangeSchema>,
) {
  const { before, after } = difference(person, given);
  if (Object.keys(after).length === 0) return { before, after };
  // A name is what others know the account by: only those who may manage it change it.
  if (after.name !== undefined && person.account) await loadAccount(db, actor, person.account.id);
  const phone = after.phone === undefined ? {} : { phone: after.phone || null };
  await write(db, person, version, { ...after, ...phone });
  const { name } = after;
  if (name !== undefined) await asOwner(db, () => updateAccountName(db, person.id, name));
  const unit = { id: person.unit.id, unitNo: person.unitNo };
  const detail = { before, after };
  await insertPersonEvent(db, { personId: person.id, unit, actor, action: 'change', detail });
  return { before, after };
}

const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });

/** @throws Problem `invalid` for a day that has not come: what is recorded has happened */
function checkDay(on: string, what: string): void {
  if (on <= today()) return;
  throw problem('invalid', { detail: `${what} ${on} 还没有到，请在当天或以后登记` });
}

/** @throws Problem `administrator-person`: the account of one of the three is the security administrator's matter */
async function loadBusiness(db: Db, actor: Actor, person: PersonRow): Promise<Managed | null> {
  if (!person.account) return null;
  const account = await loadAccount(db, actor, person.account.id);
  if (needsSecond(account.roles)) throw problem('administrator-person', { name: person.name });
  return account;
}

/**
 * What becomes of the roles held at the former unit. They end, or follow: then the same are asked for at
 * the new unit, and hold when the security administrator has confirmed them. How many were touched.
 */
async function carryRoles(
  db: Db,
  actor: Actor,
  person: PersonRow,
  given: z.output<typeof personMoveSchema>,
  to: { id: number; unitNo: number; name: string },
): Promise<number> {
  if (given.roles === 'stay') return 0;
  const account = await loadBusiness(db, actor, person);
  if (!account) return 0;
  const ended = await deleteAssignmentsAt(db, account.id, person.unit.id);
  await asOwner(db, () => deleteSessions(db, account.id, null));
  if (given.roles === 'end') return ended.length;
  const reason = `从${person.unit.name}调到${to.name}`;
  for (const role of ended)
    await insertRequest(db, { userId: account.id, kind: 'role', role, unit: to, actor, reason });
  return ended.length;
}

/** Moves a person to another unit of the actor's range. @throws Problem `not-found`, `invalid`, `forbidden` */
export async function movePerson(
  db: Db,
  actor: Actor,
  person: PersonRow,
  given: z.output<typeof personMoveSchema>,
) {
  const to = await loadOwnUnit(db, actor, given.unitId);
  checkDay(given.on, '调动日期');
  if (person.leftOn) throw problem('invalid', { detail: `${person.name}已经离岗，请先恢复在岗` });
  if (to.id === person.unit.id)
    throw problem('invalid', { detail: `${person.name}已经在“${to.name}”` });
  const roles = await carryRoles(db, actor, person, given, to);
  const post = given.post ?? person.post;
  await write(db, person, given.version, { unitId: to.id, unitNo: to.unitNo, post });
  const from = { id: person.unit.id, unitNo: person.unitNo };
  const detail = {
    on: given.on,
    from: person.unit.name,
    to: to.name,
    post: { before: person.post, after: post },
    roles: given.roles,
  };
  const told = { personId: person.id, actor, detail };
  await insertPersonEvent(db, { ...told, unit: from, action: 'move-out' });
  await insertPersonEvent(db, { ...told, unit: to, action: 'move-in' });
  return { to, detail: { ...detail, rolesTouched: roles } };
}

/** Writes that a person left; the account is switched off at once. */
export async function letGo(
  db: Db,
  actor: Actor,
  person: PersonRow,
  given: z.output<typeof personLeaveSchema>,
): Promise<void> {
  checkDay(given.on, '离岗日期');
  if (person.leftOn)
    throw problem('invalid', { detail: `${person.name}已于 ${person.leftOn} 离岗` });
  if (person.account?.id === actor.userId)
    throw problem('invalid', { detail: '不能为自己登记离岗，请由他人操作' });
  const account = await loadBusiness(db, actor, person);
  if (account) await switchAccount(db, account, true);
  await write(db, person, given.version, { leftOn: given.on });
  const unit = { id: person.unit.id, unitNo: person.unitNo };
  await insertPersonEvent(db, {
    personId: person.id,
    unit,
    actor,
    action: 'leave',
    detail: { on: given.on, reason: given.reason },
  });
}

/** Takes a leaving back; the account stays off until somebody switches it on. */
export async function takeBack(
  db: Db,
  actor: Actor,
  person: PersonRow,
  version: number,
): Promise<void> {
  if (!person.leftOn) throw problem('invalid', { detail: `${person.name}本来就在岗` });
  await write(db, person, version, { leftOn: null });
  const unit = { id: person.unit.id, unitNo: person.unitNo };
  const detail = { leftOn: person.leftOn };
  await insertPersonEvent(db, { personId: person.id, unit, actor, action: 'return', detail });
}
