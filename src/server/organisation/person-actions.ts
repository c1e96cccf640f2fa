/**
 * What is done with a person: changed, moved to another unit, left, returned. What happened before stays
 * where it happened: tickets, drills and training carry the unit of their day.
 */
import type { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import type {
  personChangeSchema,
  personLeaveSchema,
  personMoveSchema,
} from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { roleNames } from '../http/words.ts';
import { loadAccount, switchAccount } from './account-actions.ts';
import { loadOwnUnit } from './actions.ts';
import { deleteAssignmentsAt, moveAssignments } from './assignment-queries.ts';
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

/** What becomes of the roles held at the former unit; how many were touched. */
async function carryRoles(
  db: Db,
  actor: Actor,
  person: PersonRow,
  given: z.output<typeof personMoveSchema>,
  to: { id: number; unitNo: number },
): Promise<number> {
  if (given.roles === 'stay' || !person.account) return 0;
  if (!may(actor.role, 'account.manage')) {
    const action = '收回或迁移角色';
    throw problem('forbidden', { role: roleNames[actor.role].zh, action });
  }
  const { id } = await loadAccount(db, actor, person.account.id).then(() => person.account!);
  return given.roles === 'end'
    ? deleteAssignmentsAt(db, id, person.unit.id)
    : moveAssignments(db, id, person.unit.id, to);
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
  if (person.account) {
    await loadAccount(db, actor, person.account.id);
    await switchAccount(db, person.account.id, true);
  }
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
