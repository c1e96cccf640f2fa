/**
 * 三员分立 (decision 0053): which roles may stand together on one account, who may give them, and what
 * takes a second person. GB/T 22239 asks that the system's administrator, its security administrator and
 * its auditor be different people, none able to do another's work.
 */
import { isAdministrator, type Role } from '../organisation/model.ts';

export type GrantFault =
  /** Nobody gives to, or takes from, the own account. */
  | 'own'
  /** An administrator's account holds that one role and none of the bank's business. */
  | 'mixed';

/**
 * Why a role cannot be given to an account; null when it can.
 * @param held the account's present roles @param isOwn whether it is the giver's own account
 */
export function grantFault(held: readonly Role[], role: Role, isOwn: boolean): GrantFault | null {
  if (isOwn) return 'own';
  const others = held.filter((one) => one !== role);
  const isMixed = others.some((one) => isAdministrator(one) || isAdministrator(role));
  return isMixed ? 'mixed' : null;
}

/** Giving this role, or opening this account's door anew, takes effect when a second person confirms. */
export const needsSecond = (roles: readonly Role[]): boolean => roles.some(isAdministrator);

export type DecisionFault =
  /** The same account asked for it. */
  | 'own-request'
  /** It is about the account of whoever decides. */
  | 'own-account'
  /** A role of the bank's business is confirmed by the security administrator only. */
  | 'security-only'
  /** The directory asked for it, and what the directory says is set up by security administrators. */
  | 'system-only';

type Request = { userId: string; requestedBy: string | null; role: Role | null; kind: string };

/** Why somebody may not decide a request; null when they may. */
export function decisionFault(
  request: Request,
  by: { userId: string; role: Role },
): DecisionFault | null {
  if (request.requestedBy === by.userId) return 'own-request';
  if (request.userId === by.userId) return 'own-account';
  const isBusiness = request.role !== null && !isAdministrator(request.role);
  if (isBusiness) return by.role === 'security-admin' ? null : 'security-only';
  return request.requestedBy === null && by.role !== 'system-admin' ? 'system-only' : null;
}
