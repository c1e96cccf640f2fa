/** Where somebody may write: a unit of the own range, which a unit merely visible from below is not. */
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { findUnit, type Range, type UnitRow } from './queries.ts';

/** A unit of the actor's own range. @throws Problem `not-found` */
export async function loadOwnUnit(
  db: Db,
  actor: { unit: Range },
  unitId: number,
): Promise<UnitRow> {
  const found = await findUnit(db, unitId);
  const { unitNo, lastNo } = actor.unit;
  if (!found || found.unitNo < unitNo || found.unitNo > lastNo)
    throw problem('not-found', { what: '机构' });
  return found;
}
