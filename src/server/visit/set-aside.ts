/**
 * Operations that come when the visit takes none any more: it was submitted from another device, is
 * under review, or has been given to somebody else. They change nothing, but they are not lost: the
 * history keeps them for whoever reviews, and the phone is told.
 */
import { problem, type Problem } from '../../contract/problem.ts';
import type { SyncAnswer } from '../../contract/visit.ts';
import { visitFaultText } from '../../contract/visit-faults.ts';
import type { Operation } from '../../domain/visit/index.ts';
import { presentCapture } from './capture-present.ts';
import { findFormerVisit, listSetAside, type OwnVisit } from './capture-queries.ts';
import { insertHistory } from './history-queries.ts';
import type { SyncContext, SyncRequest } from './sync.ts';

type Subject = { unitId: number; unitNo: number; id: number; secret: boolean };

async function keep(c: SyncContext, subject: Subject, operations: Operation[]): Promise<void> {
  const known = await listSetAside(c.db, subject.unitId, subject.id);
  const fresh = operations.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  const unit = { id: subject.unitId, unitNo: subject.unitNo };
  await insertHistory(c.db, {
    unit,
    subjectKind: 'visit',
    subjectId: subject.id,
    actor: c.actor,
    action: 'set-aside',
    detail: { operations: fresh },
    secret: subject.secret,
  });
  const detail = { visitId: subject.id, operations: fresh.length };
  c.audit({ action: 'visit.set-aside', subject: `检查单 ${subject.id}`, unit, detail });
}

/** Whether the register has, or has replaced, an operation: then it had been taken in time. */
function isTaken({ document }: OwnVisit, { id, key }: Operation): boolean {
  const entry = document[key];
  if (!entry) return false;
  return entry.superseded.includes(id) || entry.heads.some((head) => head.id === id);
}

/** An own visit that is no longer open. */
export async function setAside(
  c: SyncContext,
  visit: OwnVisit,
  request: SyncRequest,
): Promise<SyncAnswer> {
  const late = request.operations.filter((operation) => !isTaken(visit, operation));
  await keep(c, visit, late);
  const reason = visitFaultText({ code: 'visit-closed', params: {} }, c.language);
  return {
    visit: presentCapture(visit),
    refused: late.map(({ id }) => ({ id, code: 'visit-closed', reason })),
    notSubmitted: null,
    missing: [],
  };
}

/**
 * A visit that was the caller's and no longer is: kept aside and answered as the problem
 * `visit-taken-away`, since there is no visit left to answer with.
 * @throws Problem `not-found` when it never was the caller's
 */
export async function setAsideOfFormer(c: SyncContext, request: SyncRequest): Promise<Problem> {
  const { unitId, id, operations } = request;
  const former = await findFormerVisit(c.db, c.actor.userId, unitId, id);
  if (!former) throw problem('not-found', { what: '检查单' });
  if (operations.length > 0) await keep(c, { unitId, id, ...former }, operations);
  return problem('visit-taken-away');
}
