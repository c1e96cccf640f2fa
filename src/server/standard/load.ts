/** A version, or the reason why the actor cannot have it. */
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { isOwn } from './present.ts';
import { findStandard, type StandardVersionRow } from './queries.ts';

/** @throws Problem `not-found` */
export async function loadStandard(db: Db, id: number): Promise<StandardVersionRow> {
  const row = await findStandard(db, id);
  if (!row) throw problem('not-found', { what: '检查标准' });
  return row;
}

/** @throws Problem `not-found`, `forbidden` for one issued above */
export async function loadOwnStandard(
  db: Db,
  actor: Actor,
  id: number,
  action: string,
): Promise<StandardVersionRow> {
  const row = await loadStandard(db, id);
  if (!isOwn(actor, row)) throw problem('forbidden', { role: actor.unit.name, action });
  return row;
}
