/** What a second writer is told of a rectification. */
import { dayOf } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import type { Standing } from '../http/edits.ts';
import { findRectification } from './queries.ts';

/** As it stands, for a second writer. */
export async function standing({
  db,
  params: at,
}: {
  db: Db;
  params: { unitId: number; id: number };
}): Promise<Standing | null> {
  const found = await findRectification(db, at.unitId, at.id);
  if (!found) return null;
  const { version, unit, unitNo, ownerName, causeCode, cause, measure, dueAt, state, form } = found;
  const dueOn = dayOf(new Date(Date.parse(dueAt) - 1).toISOString());
  const fields = { ownerName, causeCode, cause, measure, dueOn, state, form };
  const thing = `rectifications/${at.unitId}/${at.id}`;
  return { thing, version, unit: { id: unit.id, unitNo }, fields };
}
