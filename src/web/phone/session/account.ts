/** Who used this phone last: known without a network, so that the app opens in a basement as well. */
import type { Session } from '../../../contract/organisation.ts';

export type Account = {
  id: string;
  name: string;
  username: string;
  abilities: string[];
  role: string;
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
  abilities: abilities.filter((name) => /^(visit|ticket)\./.test(name)),
});
