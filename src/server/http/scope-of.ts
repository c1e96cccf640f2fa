/** What somebody may see of the database, by the role in use. */
import { may } from '../../contract/abilities.ts';
import { outletLevel } from '../../domain/organisation/model.ts';
import type { Actor } from './endpoint.ts';
import type { Scope } from './transaction.ts';

export const scopeOf = (actor: Actor): Scope => ({
  role: 'app',
  lo: actor.unit.unitNo,
  hi: actor.unit.lastNo,
  account: actor.userId,
  // Whatever role somebody holds at an outlet itself: its own people do not know before it is locked.
  // Who checks the log has to see every entry, of covert visits too.
  secrets:
    (may(actor.role, 'visit.secret') || may(actor.role, 'log.read')) &&
    actor.unit.level !== outletLevel,
  person: actor.personId,
  personal: may(actor.role, 'training.read'),
});
