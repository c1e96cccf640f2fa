/** What somebody may see of the database, by the role in use. */
import { may } from '../../contract/abilities.ts';
import { outletLevel, roles, type Role } from '../../domain/organisation/model.ts';
import type { Actor } from './endpoint.ts';
import { nowhere, requestScopeText, type Scope } from './transaction.ts';

// Who checks the log has to see every entry, of covert visits too.
const seesSecrets = (role: Role) => may(role, 'visit.secret') || may(role, 'log.read');
const readsPersonal = (role: Role) => may(role, 'training.read');

export const scopeOf = (actor: Actor): Scope => ({
  role: 'app',
  lo: actor.unit.unitNo,
  hi: actor.unit.lastNo,
  account: actor.userId,
  // Whatever role somebody holds at an outlet itself: its own people do not know before it is locked.
  secrets: seesSecrets(actor.role) && actor.unit.level !== outletLevel,
  person: actor.personId,
  personal: readsPersonal(actor.role),
});

const isOneOf = (column: string, holds: (role: Role) => boolean) =>
  `${column} in (${roles
    .filter(holds)
    .map((role) => `'${role}'`)
    .join()})`;
const asSetting = (condition: string) => `case when ${condition} then 'on' else 'off' end`;

/** Takes what `scopeOf` says, in SQL over the row `a` of who asks (access/queries.ts); nowhere without one. */
export const takeScopeOfRow = requestScopeText({
  lo: `coalesce(a.unit_no, ${nowhere.lo})::text`,
  hi: `coalesce(a.last_no, ${nowhere.hi})::text`,
  account: `coalesce(a.user_id, '${nowhere.account}')`,
  secrets: asSetting(`${isOneOf('a.role', seesSecrets)} and a.level <> '${outletLevel}'`),
  person: `coalesce(a.person_id::text, '')`,
  personal: asSetting(isOneOf('a.role', readsPersonal)),
});
