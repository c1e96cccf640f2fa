/** Tickets issued on the spot. */
import type { Same } from '../same.ts';
import type { ticket as zh } from '../zh/ticket.ts';

export const ticket: Same<typeof zh> = {
  list: 'Tickets',
  new: 'Issue a ticket',
  newPurpose:
    'Clauses and ranges come from the plan in force; an issued ticket is never changed, it can be appealed.',
  outlet: 'Outlet',
  chooseOutlet: 'Choose an outlet',
  clause: 'Clause',
  offender: 'Person',
  offenderHint:
    'The name; leave empty for the outlet as such. A second time in the year is known by the name.',
  times: 'Times',
  points: 'Points',
  pointsHint: 'As the standard has them for the item.',
  amount: 'Amount (yuan)',
  amountHint: '{{from}} to {{to}} yuan, both included.',
  reason: 'Facts and reason',
  reasonHint: 'What was seen, where and when, so that it can be answered.',
  signature: 'Receipt',
  signatures: { signed: 'signed on the spot', refused: 'signature refused', absent: 'not present' },
  comesTo: 'By the plan',
  first: 'The first time this year ({{clause}}).',
  again: 'The same person had {{n}} before this year ({{clause}}).',
  order: 'Besides',
  orders: {
    none: 'nothing',
    drill: 'Takes part in the drill this evening.',
    training: 'Takes at least half a day of training; its cost is never deducted automatically.',
  },
  issue: 'Issue',
  issued: 'Ticket issued; photos can be added',
  noPlan: 'No clause to issue a ticket under',
  noPlanHint: 'No plan is in force at this outlet, or it names no clause for tickets on the spot.',
  outOfPeriod:
    'Today is outside the period of “{{plan}}”: the ticket is kept but does not enter its ledger.',
  notice: 'Notice (Word)',
  print: 'Print',
  facts: 'Ticket',
  day: 'Day',
  earlier: 'Before this year',
  earlierCount: '{{n}} times',
  issuer: 'Issued by',
  amounts: 'Amounts set by each issuer in {{year}}',
  amountsHint: 'Where a clause leaves a range: who always takes the most, or the least.',
  count: 'Tickets',
  lowest: 'Lowest (yuan)',
  mean: 'Mean (yuan)',
  highest: 'Highest (yuan)',
  imported: 'imported from a workbook',
};
