/** 现场处罚单 in the database. */
import { and, eq, sql } from 'drizzle-orm';
import { ticket, unit } from '../../../db/schema/index.ts';
import type { TicketAmounts, TicketDraft } from '../../contract/ticket.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';

type Place = { id: number; unitNo: number };

/** One ticket after another at an outlet, so that "again" and the day's numbering are certain. */
export async function lockUnit(db: Db, unitId: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('ticket'), ${unitId}::int)`);
}

type Before = { unitId: number; offender: string; clause: string; day: string; sequence?: number };

/** Tickets of the same person under the same clause earlier in the year; as settlement counts them. */
export async function countEarlier(db: Db, before: Before): Promise<number> {
  const { unitId, offender, clause, day, sequence } = before;
  if (offender === '') return 0;
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ticket
    where unit_id = ${unitId} and offender = ${offender} and clause = ${clause}
      and extract(year from happened_on) = extract(year from ${day}::date)
      and (happened_on, sequence) < (${day}::date, ${sequence ?? 2_147_483_647})`);
  return rows[0]!.n;
}

export async function findByClientId(db: Db, unitId: number, clientId: string) {
  const one = and(eq(ticket.unitId, unitId), eq(ticket.clientId, clientId));
  const [row] = await db.select({ id: ticket.id }).from(ticket).where(one);
  return row ?? null;
}

type NewTicket = {
  place: Place;
  draft: TicketDraft;
  day: string;
  issuer: { userId: string; name: string };
};

/** Imported tickets of a day are numbered from 1; those issued on the spot from here, so that neither takes the other's place. */
const firstOnTheSpot = 1001;

/** Numbers it after the outlet's other tickets of the day. @returns its id */
export async function insertTicket(
  db: Db,
  { place, draft, day, issuer }: NewTicket,
): Promise<number> {
  const { offender, clause, times, points, amount, itemCode, reason, signature, clientId } = draft;
  const values = { offender, clause, times, points, amount, itemCode, reason, signature, clientId };
  const [row] = await db
    .insert(ticket)
    .values({
      ...values,
      unitId: place.id,
      unitNo: place.unitNo,
      happenedOn: day,
      issuerId: issuer.userId,
      issuerName: issuer.name,
      sequence: sql`(select greatest(max(sequence) + 1, ${firstOnTheSpot}) from ticket
        where unit_id = ${place.id} and happened_on = ${day}::date)`,
    })
    .returning({ id: ticket.id });
  return row!.id;
}

const columns = {
  id: ticket.id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  unitNo: ticket.unitNo,
  happenedOn: ticket.happenedOn,
  sequence: ticket.sequence,
  offender: ticket.offender,
  clause: ticket.clause,
  itemCode: ticket.itemCode,
  times: ticket.times,
  points: ticket.points,
  amount: ticket.amount,
  reason: ticket.reason,
  signature: ticket.signature,
  issuerName: ticket.issuerName,
  createdAt: ticket.createdAt,
};

export async function findTicket(db: Db, unitId: number, id: number) {
  const [row] = await db
    .select(columns)
    .from(ticket)
    .innerJoin(unit, eq(unit.id, ticket.unitId))
    .where(and(eq(ticket.unitId, unitId), eq(ticket.id, id)));
  return row ? { ...row, createdAt: isoMoment(row.createdAt) } : null;
}
export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicket>>>;

/** How each issuer uses the range of amounts in a year; most tickets first. */
export async function listAmounts(db: Db, year: number): Promise<TicketAmounts> {
  const { rows } = await db.execute<TicketAmounts[number]>(sql`
    select issuer_name as issuer, clause, count(*)::int as tickets, min(amount)::text as lowest,
      round(avg(amount), 2)::text as mean, max(amount)::text as highest
    from ticket where amount is not null and issuer_name <> ''
      and extract(year from happened_on) = ${year}
    group by issuer_name, clause order by count(*) desc, issuer_name, clause limit 200`);
  return rows;
}
