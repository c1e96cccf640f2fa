/** What is done with units: adding one, changing one, moving one with all below it. */
import type { z } from 'zod';
import type { unitEditSchema } from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { levels, type Level } from '../../domain/organisation/model.ts';
import { nextChild, numberTree, type Span } from '../../domain/organisation/numbering.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asOwner, takeScope } from '../http/transaction.ts';
import {
  findLastChildEnd,
  findRange,
  findUnit,
  insertUnit,
  listTree,
  updateNumbers,
  updateUnit,
  type UnitRow,
} from './queries.ts';

type Edit = z.output<typeof unitEditSchema>;

const isInside = (actor: Actor, at: { unitNo: number }) =>
  at.unitNo >= actor.unit.unitNo && at.unitNo <= actor.unit.lastNo;

/** A unit the actor may change: inside the own range. @throws Problem `not-found` */
export async function loadOwnUnit(
  db: Db,
  actor: Actor,
  id: number,
  what = '机构',
): Promise<UnitRow> {
  const found = await findUnit(db, id);
  if (!found || !isInside(actor, found)) throw problem('not-found', { what });
  return found;
}

/** @throws Problem `invalid` unless the parent is of a higher level */
function checkLevel(parent: { level: string; name: string }, level: Level): void {
  if (levels.indexOf(parent.level as Level) < levels.indexOf(level)) return;
  throw problem('invalid', { detail: `“${level}”不能设在“${parent.name}”（${parent.level}）之下` });
}

/** Adds a unit behind its parent's last child. @throws Problem `not-found`, `invalid`, `duplicate` */
export async function addUnit(db: Db, actor: Actor, given: Edit) {
  const parent = await loadOwnUnit(db, actor, given.parentId, '上级机构');
  checkLevel(parent, given.level);
  return insertUnit(db, given, await makeRoom(db, actor, parent));
}

/** A free range under a parent; the whole tree is numbered afresh when it is full. */
async function makeRoom(db: Db, actor: Actor, parent: UnitRow): Promise<Span> {
  const free = await freeSlot(db, parent);
  if (free) return free;
  await renumberAll(db, actor);
  const slot = await freeSlot(db, { ...parent, ...(await findRange(db, parent.id)) });
  if (!slot) throw problem('internal', { id: 'unit-numbers' });
  return slot;
}

const freeSlot = async (db: Db, parent: UnitRow) =>
  nextChild({ no: parent.unitNo, last: parent.lastNo }, await findLastChildEnd(db, parent));

/** Numbers every unit afresh and takes the actor's new range. */
async function renumberAll(db: Db, actor: Actor): Promise<void> {
  const range = await asOwner(db, async () => {
    await updateNumbers(db, numberTree(await listTree(db)));
    return findRange(db, actor.unit.id);
  });
  Object.assign(actor.unit, range);
  await takeScope(db, {
    role: 'app',
    lo: range.unitNo,
    hi: range.lastNo,
    account: actor.userId,
  });
}

/** Changes a unit; with a new parent it moves with all below it. @throws Problem `not-found`, `invalid`, `conflict` */
export async function changeUnit(
  db: Db,
  actor: Actor,
  unit: UnitRow,
  { version, ...change }: Partial<Edit> & { version: number },
): Promise<void> {
  const moves = change.parentId !== undefined && change.parentId !== unit.parent?.id;
  const parent = moves ? await loadOwnUnit(db, actor, change.parentId!, '上级机构') : null;
  if (parent) checkMove(actor, unit, parent);
  const above = parent ?? (unit.parent ? await findUnit(db, unit.parent.id) : null);
  if (above && change.level) checkLevel(above, change.level);
  if (!(await updateUnit(db, { id: unit.id, version }, change)))
    throw problem('conflict', { what: `“${unit.name}”` });
  if (parent) await moveUnit(db, actor, unit, parent);
}

function checkMove(actor: Actor, unit: UnitRow, parent: UnitRow): void {
  if (unit.id === actor.unit.id) {
    throw problem('invalid', { detail: '不能移动您自己任职的机构，请由上级机构的管理员操作' });
  }
  if (parent.unitNo >= unit.unitNo && parent.unitNo <= unit.lastNo) {
    throw problem('invalid', { detail: '不能把机构移到它自己的下级之下' });
  }
}

async function moveUnit(db: Db, actor: Actor, unit: UnitRow, parent: UnitRow): Promise<void> {
  const tree = await listTree(db, unit);
  const slot = await freeSlot(db, parent);
  const own = slot && tree.length > 0 ? slot : null;
  const below = own ? numberTree(tree.slice(1), own) : new Map<string, Span>();
  if (!own || below.size < tree.length - 1) return renumberAll(db, actor);
  await asOwner(db, () => updateNumbers(db, new Map([[tree[0]!.code, own], ...below])));
}
