/** 自查: the head of an outlet checks the own outlet by a published standard; no round is needed for it. */
import { problem } from '../../contract/problem.ts';
import { dayInChina } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { insertHistory } from './history-queries.ts';
import {
  findOpenSelfCheck,
  insertSelfCheck,
  listUsableStandards,
  selfCheckKind,
} from './self-check-queries.ts';

/** @throws Problem `self-check-outlet` unless the role in use is at an outlet */
export function requireOutlet(actor: Actor): void {
  if (actor.unit.level !== '网点') throw problem('self-check-outlet', { unit: actor.unit.name });
}

/**
 * Starts a self-check, or answers the one by the same standard that is still open.
 * @param now the server's clock (ISO)
 * @throws Problem `self-check-outlet`, `not-found`
 */
export async function startSelfCheck(
  db: Db,
  actor: Actor,
  standardId: number,
  now: string,
): Promise<{ id: number; isNew: boolean }> {
  requireOutlet(actor);
  const open = await findOpenSelfCheck(db, actor, standardId);
  if (open !== null) return { id: open, isNew: false };
  const today = dayInChina(now);
  const usable = await listUsableStandards(db, today);
  if (!usable.some(({ id }) => id === standardId)) {
    throw problem('not-found', { what: '检查标准' });
  }
  const id = await insertSelfCheck(db, actor, { standardId, today });
  await insertHistory(db, {
    unit: actor.unit,
    subjectKind: 'visit',
    subjectId: id,
    actor,
    action: 'assign',
    detail: { kind: selfCheckKind },
  });
  return { id, isNew: true };
}
