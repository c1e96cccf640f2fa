/** Issuing a ticket on the spot. */
import { problem, type Language } from '../../contract/problem.ts';
import type { TicketDraft, TicketPreview } from '../../contract/ticket.ts';
import { chinaTime, ticketFaultText, type AnyTicketFault } from '../../contract/ticket-faults.ts';
import { ticketFault } from '../../domain/ticket/index.ts';
import type { Db } from '../db/open.ts';
import { findUnit } from '../organisation/index.ts';
import { listThings } from '../placement/index.ts';
import { findTicketPlan, type VersionRow } from '../plan/index.ts';
import { openTicketOrder } from '../rectification/index.ts';
import { insertHistory } from '../visit/index.ts';
import { chargeOf, clauseOf, orderOf } from './charge.ts';
import { countEarlier, findByClientId, insertTicket, lockUnit } from './queries.ts';

type Issuer = { userId: string; name: string };
/** How far a device's clock may run ahead; older moments are what an offline phone brings. */
const ahead = 10 * 60_000;
const oldest = 31 * 24 * 3_600_000;

/** The day in China on which something happened. */
const dayOf = (moment: string): string =>
  new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

/** @throws Problem `not-found` when the outlet is none of the reader's */
export async function placeOf(db: Db, unitId: number) {
  const place = await findUnit(db, unitId);
  if (!place) throw problem('not-found', { what: '网点' });
  return place;
}

/** @throws Problem `invalid` for a moment that cannot be when the ticket was written */
export function ticketDay(happenedAt: string, now = Date.now()): string {
  const at = Date.parse(happenedAt);
  if (at > now + ahead)
    throw problem('invalid', { detail: '处罚时间在将来，请核对设备的日期和时间' });
  if (at < now - oldest)
    throw problem('invalid', { detail: '处罚时间超过 31 天，已不能现场开单；请改用导入登记' });
  return dayOf(happenedAt);
}

async function judge(db: Db, version: VersionRow | null, draft: TicketDraft, day: string) {
  const { unitId, offender, clause } = draft;
  const earlier = await countEarlier(db, { unitId, offender, clause, day });
  const named = version && clauseOf(version.document, clause);
  const list = named?.unless === 'requested' ? await listThings(db, [unitId]) : [];
  const fault = named ? ticketFault(named, draft, list) : null;
  return { earlier, named, fault, order: orderOf(version, clause, earlier) };
}

/** What issuing it would mean. Nothing is kept. */
export async function previewTicket(
  db: Db,
  draft: TicketDraft,
  language: Language,
): Promise<TicketPreview> {
  const place = await placeOf(db, draft.unitId);
  const day = ticketDay(draft.happenedAt);
  const version = await findTicketPlan(db, place.unitNo, day);
  const { earlier, named, fault, order } = await judge(db, version, draft, day);
  if (!version || !named)
    return {
      amount: null,
      earlier,
      order,
      fault: ticketFaultText({ code: 'no-clause' }, language),
    };
  const figures = { ...draft, earlier };
  return {
    amount: fault && fault.code !== 'reason-missing' ? null : chargeOf(version, figures),
    earlier,
    order,
    fault: fault && ticketFaultText(fault, language),
  };
}

/** A ticket that the plan does not let be issued at all, or one that must be filled in better. */
function refuse(fault: AnyTicketFault, language: Language): never {
  if (fault.code === 'requested')
    throw problem('ticket-requested', { item: fault.item, at: chinaTime(fault.at) });
  throw problem('invalid', { detail: ticketFaultText(fault, language) });
}

/**
 * Issues it once, however often it is sent.
 * @returns its id, and whether this call issued it
 * @throws Problem `not-found`, `invalid`, `ticket-requested`
 */
export async function issueTicket(
  db: Db,
  issuer: Issuer,
  draft: TicketDraft,
  language: Language,
): Promise<{ id: number; isNew: boolean; unit: { id: number; unitNo: number; name: string } }> {
  const unit = await placeOf(db, draft.unitId);
  await lockUnit(db, unit.id);
  const known = await findByClientId(db, unit.id, draft.clientId);
  if (known) return { id: known.id, isNew: false, unit };
  const day = ticketDay(draft.happenedAt);
  const version = await findTicketPlan(db, unit.unitNo, day);
  const { earlier, named, fault, order } = await judge(db, version, draft, day);
  if (!named) refuse({ code: 'no-clause' }, language);
  if (fault) refuse(fault, language);
  if (draft.offender !== '' && draft.offender === issuer.name)
    throw problem('invalid', { detail: '不能给自己开处罚单，请由其他检查人员开具' });
  const id = await insertTicket(db, { place: unit, draft, day, issuer });
  await insertHistory(db, {
    unit,
    subjectKind: 'ticket',
    subjectId: id,
    actor: issuer,
    action: 'issue',
    detail: { clause: draft.clause, earlier, order, happenedAt: draft.happenedAt },
  });
  if (order !== 'none') {
    const subject = `${draft.clause} ${draft.offender || unit.name}`;
    await openTicketOrder(db, issuer, { unit, ticketId: id, subject, order, clause: draft.clause });
  }
  return { id, isNew: true, unit };
}
