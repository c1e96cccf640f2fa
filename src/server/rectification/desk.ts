/** What of 整改 waits at somebody's desk, by the ladder of the unit in use. */
import { may } from '../../contract/abilities.ts';
import { toldFrom } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findDesk, type Desk } from './escalation-queries.ts';
import { findSettings } from './settings-queries.ts';

/** All zero for a role that does not see rectifications. */
export async function deskOf(db: Db, actor: Actor): Promise<Desk> {
  if (!may(actor.role, 'rectification.read'))
    return { unfinished: 0, today: 0, overdue: 0, toAccept: 0 };
  const { settings } = await findSettings(db, actor.unit);
  return findDesk(db, toldFrom(settings.ladder, actor.role));
}
