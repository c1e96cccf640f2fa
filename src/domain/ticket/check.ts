/** 现场处罚单: whether what was entered holds, before it is issued; the amount itself is the plan's rule's. */
import { Decimal } from 'decimal.js';
import { standingAt, type RequestSpan } from '../placement/index.ts';

/** What the plan says of a clause (contract/plan.ts); amounts in yuan as decimal strings. */
export type ClauseLimits = {
  enters: 'amount' | 'times' | 'points';
  amount?: { from: string; to: string } | undefined;
  /** What forbids the charge: `requested` = the thing was asked for before the check. */
  unless?: 'requested' | undefined;
};
export type Entered = {
  amount: string | null;
  times: number;
  points: string | null;
  reason: string;
  /** Of the thing or item it is about; '' = none. */
  itemCode: string;
  happenedAt: string;
};
/** 定置清单 of the outlet, as far as a ticket asks: one thing each, with its requests. */
export type Listed = { code: string; name: string; requests: readonly RequestSpan[] };

export type TicketFault =
  | { code: 'amount-missing'; from: string; to: string }
  | { code: 'amount-outside'; amount: string; from: string; to: string }
  | { code: 'amount-not-asked' }
  | { code: 'points-missing' }
  | { code: 'times-not-asked' }
  | { code: 'reason-missing' }
  | { code: 'item-missing' }
  | { code: 'item-unknown'; item: string }
  | { code: 'requested'; item: string; at: string };

const isPositive = (text: string | null): text is string =>
  text !== null && /^\d+(\.\d+)?$/.test(text) && new Decimal(text).gt(0);

function amountFault({ amount: limits }: ClauseLimits, amount: string | null): TicketFault | null {
  if (!limits) return amount === null ? null : { code: 'amount-not-asked' };
  if (!isPositive(amount)) return { code: 'amount-missing', ...limits };
  const value = new Decimal(amount);
  return value.lt(limits.from) || value.gt(limits.to)
    ? { code: 'amount-outside', amount, ...limits }
    : null;
}

/**
 * A thing asked for before the check is not charged. An outlet that keeps no list can have asked for
 * nothing; where there is one, the thing must be named, or nobody could say whether it was asked for.
 */
function requestFault(entered: Entered, list: readonly Listed[]): TicketFault | null {
  if (list.length === 0) return null;
  if (entered.itemCode === '') return { code: 'item-missing' };
  const named = list.find(({ code }) => code === entered.itemCode);
  if (!named) return { code: 'item-unknown', item: entered.itemCode };
  const standing = standingAt(named.requests, entered.happenedAt);
  return standing && { code: 'requested', item: named.name, at: standing.askedAt };
}

/**
 * The first fault, or null. A reason is always asked: the person fined must be able to answer it.
 * @param list what the outlet keeps (定置清单); only looked at where the clause says `unless`
 */
export function ticketFault(
  clause: ClauseLimits,
  entered: Entered,
  list: readonly Listed[] = [],
): TicketFault | null {
  const excused = clause.unless === 'requested' ? requestFault(entered, list) : null;
  if (excused) return excused;
  if (clause.enters === 'points' && !isPositive(entered.points)) return { code: 'points-missing' };
  if (clause.enters !== 'times' && entered.times !== 1) return { code: 'times-not-asked' };
  const amount = amountFault(clause, entered.amount);
  if (amount) return amount;
  // Last: what it would come to can be told before anything is written.
  return entered.reason.trim() === '' ? { code: 'reason-missing' } : null;
}

/** How the ticket was received by the person fined. */
export const signatures = ['signed', 'refused', 'absent'] as const;
export type Signature = (typeof signatures)[number];

export type Order = 'none' | 'drill' | 'training';

/** What the person must do: the first time, and when the same was punished before in the year. */
export const orderFor = (clause: { first: Order; again: Order }, earlier: number): Order =>
  earlier > 0 ? clause.again : clause.first;
