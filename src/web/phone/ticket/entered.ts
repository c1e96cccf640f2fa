/** What is being entered, and whether it holds: the same check that the server makes. */
import type { TicketDraft, TicketPack } from '../../../contract/ticket.ts';
import { ticketFault, type TicketFault } from '../../../domain/ticket/index.ts';
import { newId } from '../store/ids.ts';

export type Clause = TicketPack['plans'][number]['clauses'][number];
export type Entered = Omit<TicketDraft, 'unitId' | 'clause'> & {
  unitId: number | null;
  clause: TicketDraft['clause'] | null;
  pictures: File[];
  /** The signature as a picture. */
  signed: File | null;
  /** The pad is open and nothing has been kept from it yet. */
  isSigning: boolean;
};

/** An outlet head has one outlet; where there are several, none is chosen beforehand. */
export const startOf = ({ outlets }: TicketPack): Entered => ({
  clientId: newId(),
  unitId: outlets.length === 1 ? outlets[0]!.id : null,
  clause: null,
  offender: '',
  itemCode: '',
  times: 1,
  points: null,
  amount: null,
  reason: '',
  signature: 'absent',
  happenedAt: new Date().toISOString(),
  pictures: [],
  signed: null,
  isSigning: false,
});

const decimal = /^\d{1,6}(\.\d{1,2})?$/;
const plain = (text: string | null) => (text !== null && decimal.test(text) ? text : null);

/** What is kept at an outlet, as far as a ticket asks. */
export const thingsOf = ({ things }: TicketPack, unitId: number | null) =>
  things.filter((thing) => thing.unitId === unitId);

/** @returns the first fault; null when it can be issued, or while no clause is chosen */
export const faultOf = (
  entered: Entered,
  clause: Clause | null,
  things: TicketPack['things'],
): TicketFault | null =>
  clause &&
  ticketFault(
    clause,
    { ...entered, points: plain(entered.points), amount: plain(entered.amount) },
    things,
  );
