/** What people do with the list: add, word anew, strike out, ask for a replacement, answer a request. */
import type { z } from 'zod';
import type { newPlacement, placementEdit } from '../../contract/placement.ts';
import { problem } from '../../contract/problem.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import { nextCode } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { loadOwnUnit } from '../organisation/index.ts';
import {
  deletePlacement,
  insertPlacement,
  listCodes,
  updatePlacement,
  type Change,
  type Found,
} from './queries.ts';
import { hasRequests, insertRequest, updateRequest } from './request-queries.ts';

const today = () => dayOf(new Date().toISOString());

/** @throws Problem `invalid` where things are not kept */
export async function loadOutlet(db: Db, actor: Actor, unitId: number) {
  const unit = await loadOwnUnit(db, actor, unitId);
  if (unit.level !== '网点')
    throw problem('invalid', { detail: '定置清单和好人好事按网点登记，请选择网点' });
  return unit;
}

export async function addPlacement(db: Db, actor: Actor, body: z.output<typeof newPlacement>) {
  const unit = await loadOutlet(db, actor, body.unitId);
  const { unitId: _, code, since, ...words } = body;
  const id = await insertPlacement(db, unit, {
    ...words,
    code: code || nextCode(await listCodes(db, unit.id)),
    since: since ?? today(),
    updatedBy: actor.name,
  });
  return { written: { unitId: unit.id, id, version: 1 }, unit };
}

/** A state that changes counts from today unless a day is given. @throws Problem `conflict` */
export async function editPlacement(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof placementEdit>,
) {
  const { version, ...given } = body;
  const isTurned = given.state !== undefined && given.state !== found.state;
  const since = given.since ?? (isTurned ? today() : undefined);
  const named = Object.entries({ ...given, since }).filter(([, value]) => value !== undefined);
  const change: Change = { ...Object.fromEntries(named), updatedBy: actor.name };
  const at = { unitId: found.unit.id, id: found.id };
  const next = await updatePlacement(db, { ...at, version }, change);
  if (next === null) throw problem('conflict', { what: '定置物品' });
  return { ...at, version: next };
}

/** What was asked for stays on record, or an outlet could strike out what excuses or accuses it. */
export async function removePlacement(db: Db, found: Found): Promise<void> {
  if (await hasRequests(db, found.unit.id, found.id))
    throw problem('placement-in-use', { what: found.name });
  await deletePlacement(db, found.unit.id, found.id);
}

/** Only by the outlet itself, at its own moment: nobody else can say that it asked in time. */
export async function askFor(db: Db, actor: Actor, found: Found, reason: string): Promise<void> {
  if (actor.unit.id !== found.unit.id)
    throw problem('placement-not-yours', { unit: found.unit.name });
  const unit = { id: found.unit.id, unitNo: found.unitNo };
  await insertRequest(db, { unit, placementId: found.id, reason, by: actor });
}

/** 已补 puts the thing back in its place. @throws Problem `wrong-state` when nothing was asked */
export async function closeRequest(
  db: Db,
  actor: Actor,
  found: Found,
  as: 'supplied' | 'withdrawn',
): Promise<void> {
  const at = { unitId: found.unit.id, placementId: found.id };
  if (as === 'withdrawn' && actor.unit.id !== found.unit.id)
    throw problem('placement-not-yours', { unit: found.unit.name });
  if (!(await updateRequest(db, at, as, actor.name)))
    throw problem('wrong-state', {
      what: `“${found.name}”`,
      state: '没有待办的申请',
      action: as === 'supplied' ? '记为已补' : '撤回申请',
      next: '请刷新后再看。',
    });
  if (as === 'supplied' && found.state !== 'present')
    await updatePlacement(
      db,
      { unitId: found.unit.id, id: found.id, version: null },
      { state: 'present', since: today(), updatedBy: actor.name },
    );
}
