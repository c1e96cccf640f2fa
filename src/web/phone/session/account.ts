/** Who used this phone last: known without a network, so that the app opens in a basement as well. */
import type { Session } from '../../../contract/organisation.ts';
import { outletLevel } from '../../../domain/organisation/model.ts';

export type Account = {
  id: string;
  name: string;
  username: string;
  abilities: string[];
  role: string;
  /** Where the role is held; one remembered by an earlier edition has none. */
  unit?: { id: number; name: string; level: string };
};

const key = 'mp-account';

export function knownAccount(): Account | null {
  const stored = localStorage.getItem(key);
  return stored ? (JSON.parse(stored) as Account) : null;
}
export const rememberAccount = (account: Account) =>
  localStorage.setItem(key, JSON.stringify(account));
export const forgetAccount = () => localStorage.removeItem(key);

export const accountOf = ({ user, active, abilities }: Session): Account => ({
  ...user,
  role: active.role,
  abilities: abilities.filter((name) => /^(visit|ticket)\.|^(ledger|fact)\.read$/.test(name)),
  unit: { id: active.unit.id, name: active.unit.name, level: active.unit.level },
});

/** The outlet whose own results this account reads, if it is one of an outlet. */
export const ownOutlet = ({ unit, abilities }: Account) =>
  unit?.level === outletLevel && abilities.includes('ledger.read') ? unit : null;
