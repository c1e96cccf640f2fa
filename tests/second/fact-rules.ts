/** R06 and R11–R16 of 篇三: complaints, exposures and tickets on the spot. */
import type { ExposureLevel, TicketRow } from '../../src/domain/inspection/model.ts';
import { type Exact, exact, times, whole } from './exact.ts';
import { factLine, type Line, yearLine } from './line.ts';
import { compare, phaseOf, type Year } from './year.ts';

/** 500 for an outlet, visited at least once, without any 考核工单 in the year. */
export function noAssessedComplaint({ visits, book }: Year): Line[] {
  const visited = new Set(
    visits.filter((visit) => visit.phase !== undefined).map((visit) => visit.unit),
  );
  for (const complaint of inYear(book.complaints)) {
    if (complaint.assessed) visited.delete(complaint.unitCode);
  }
  return [...visited].map((unit) => yearLine('C3-R06', unit, whole(500)));
}

/** 100–200 for things in the customer's sight, posters, notices. */
export function untidy({ book }: Year): Line[] {
  return ticketLines(book.tickets, 'R11', () => whole(100));
}

/** 100 each time for a hand not raised or the 一米线 not asked for. */
export function serviceActions({ book }: Year): Line[] {
  return ticketLines(book.tickets, 'R12', (ticket) => whole(100 * ticket.times));
}

/** 100 for 定置定位 items missing or damaged and not applied for. */
export function missingItems({ book, readings, above }: Year): Line[] {
  const lines = ticketLines(book.tickets, 'R13', () => whole(100));
  if (readings['R13.A'] !== 'branch') return lines;
  const branch = (unit: string) => above(unit, '支行') ?? above(unit, '县行') ?? unit;
  return lines.map((line) => ({ ...line, payer: branch(line.unit) }));
}

/** 200–500 for each complaint that is justified and comes from attitude or skill. */
export function justifiedComplaints({ book }: Year): Line[] {
  return inYear(book.complaints)
    .filter((complaint) => complaint.justified && complaint.subjective)
    .map((complaint) => factLine('C3-R14', complaint, -exact(complaint.amount ?? '200')));
}

const exposureAmounts: Record<ExposureLevel, number> = {
  县: 1000,
  市: 3000,
  省: 6000,
  国家: 10000,
};

/** 1000–10000 for each exposure that was verified. */
export function exposures({ book }: Year): Line[] {
  return inYear(book.exposures)
    .filter((exposure) => exposure.verified)
    .map((exposure) => factLine('C3-R15', exposure, -whole(exposureAmounts[exposure.level])));
}

/** 200 a point on the spot; 500 a point when the same person had such a ticket before. */
export function onTheSpot({ book }: Year): Line[] {
  const before = new Set<string>();
  return ticketLines(book.tickets, 'R16', (ticket) => {
    const person = `${ticket.unitCode} ${ticket.offender}`;
    const repeated = ticket.offender !== '' && before.has(person);
    before.add(person);
    return times(exact(ticket.points ?? '0'), repeated ? 500 : 200);
  });
}

/** One line for each ticket of a clause, in date and row order; a given amount goes first. */
function ticketLines(
  tickets: TicketRow[],
  clause: TicketRow['clause'],
  usual: (ticket: TicketRow) => Exact,
): Line[] {
  return inYear(tickets)
    .filter((ticket) => ticket.clause === clause)
    .map((ticket) => {
      // Asked even when not needed: R16 has to see every ticket to know the repeated ones.
      const amount = usual(ticket);
      const charged = ticket.amount === null ? amount : exact(ticket.amount);
      return factLine(`C3-${clause}`, ticket, -charged);
    });
}

/** Facts of the year by date, those of one day in the order of their rows. */
function inYear<Fact extends { happenedOn: string }>(facts: Fact[]): Fact[] {
  return facts
    .filter((fact) => phaseOf(fact.happenedOn) !== undefined)
    .sort((a, b) => compare(a.happenedOn, b.happenedOn));
}
