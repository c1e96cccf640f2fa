/**
 * One sync of a phone: operations into the register, and the submission when it is asked. Whatever
 * arrives is either in the register, in the history, or named in the answer as refused.
 */
import { problem, type Language, type Problem } from '../../contract/problem.ts';
import type { SyncAnswer } from '../../contract/visit.ts';
import { visitFaultText } from '../../contract/visit-faults.ts';
import { isRemote } from '../../domain/round/model.ts';
import { scoreOnly } from '../../domain/standard/index.ts';
import {
  answersOf,
  applyOperations,
  dayInChina,
  missingCodes,
  missingOf,
  noCircumstances,
  noteSync,
  operationFault,
  specialOf,
  takesAnswers,
  type Applied,
  type Missing,
  type Operation,
  type OperationFault,
} from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor, AuditEvent } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import type { Unawaited } from '../http/transaction.ts';
import type { Services } from '../http/services.ts';
import { presentCapture } from './capture-present.ts';
import {
  findOwnVisit,
  updateCapture,
  type CaptureChange,
  type OwnVisit,
} from './capture-queries.ts';
import { insertHistory, type NewHistory } from './history-queries.ts';
import { setAside, setAsideOfFormer } from './set-aside.ts';
import { standardOf } from './standards.ts';

export type SyncRequest = {
  unitId: number;
  id: number;
  deviceNow: string;
  standardId?: number | undefined;
  knows?: number | undefined;
  operations: Operation[];
  submit: boolean;
};
type Refused = OperationFault & { id: string };
export type SyncContext = {
  db: Db;
  unawaited: Unawaited;
  services: Services;
  actor: Actor;
  language: Language;
  /** The server's clock as the request came (ISO). */
  now: string;
  audit: (event: AuditEvent) => void;
};

type Sorted = { fit: Operation[]; refused: Refused[] };

/** Operations that can be taken at all, and those that cannot, each with its reason. */
function sortOut(
  standard: NonNullable<Awaited<ReturnType<typeof standardOf>>>,
  request: SyncRequest,
): Sorted {
  const other = request.standardId !== undefined && request.standardId !== standard.id;
  const sorted: Sorted = { fit: [], refused: [] };
  for (const operation of request.operations) {
    const fault = other
      ? { code: 'other-standard', params: {} }
      : operationFault(operation, standard.items);
    if (fault) sorted.refused.push({ id: operation.id, code: fault.code, params: fault.params });
    else sorted.fit.push(operation);
  }
  return sorted;
}

/** The day of the visit: the start as the device wrote it, unless that cannot be; then today. */
function visitedOn(visit: OwnVisit, register: Applied['register'], now: string): string | null {
  const start = specialOf(register, '$start');
  if (!start) return visit.visitedOn;
  const day = dayInChina(start.at);
  const plausible = day >= dayInChina(isoMoment(visit.createdAt)) && day <= dayInChina(now);
  return plausible ? day : (visit.visitedOn ?? dayInChina(now));
}

function changeOf(
  visit: OwnVisit,
  applied: Applied,
  request: SyncRequest,
  now: string,
): CaptureChange {
  const changed = new Set(applied.applied);
  const circumstances = noteSync(
    { ...noCircumstances, ...visit.circumstances },
    {
      operations: request.operations.filter(({ id }) => changed.has(id)),
      deviceNow: request.deviceNow,
      now,
      assignedAt: isoMoment(visit.createdAt),
    },
  );
  return {
    document: applied.register,
    circumstances,
    visitedOn: visitedOn(visit, applied.register, now),
    startedAt: specialOf(applied.register, '$start')?.at ?? visit.startedAt,
    submitted: null,
  };
}

/** What the register no longer shows goes to the history, with the submission if there is one. */
function historyOf(
  { actor }: SyncContext,
  visit: OwnVisit,
  applied: Applied,
  submitted: CaptureChange['submitted'],
): NewHistory[] {
  const about = {
    unit: { id: visit.unitId, unitNo: visit.unitNo },
    subjectKind: 'visit' as const,
    subjectId: visit.id,
    actor,
    secret: visit.secret,
  };
  const { replaced, late } = applied;
  const gave = replaced.length > 0 || late.length > 0;
  const detail = { before: { state: visit.state }, score: submitted?.score };
  return [
    ...(gave ? [{ ...about, action: 'replace', detail: { replaced, late } }] : []),
    ...(submitted ? [{ ...about, action: 'submit', detail }] : []),
  ];
}

const inWords = (refused: Refused[], language: Language): SyncAnswer['refused'] =>
  refused.map(({ id, code, params }) => ({
    id,
    code,
    reason: visitFaultText({ code, params }, language),
  }));

/** Why it was not submitted, in words; the keys go with the answer. */
function whyNot(missing: Missing[], language: Language): string | null {
  if (missing.length === 0) return null;
  const count = (code: Missing['code']) => missing.filter((one) => one.code === code).length;
  const codes = missingCodes.filter(count);
  const texts = codes.map((code) =>
    visitFaultText(
      { code: `not-submitted-${code}`, params: { count: String(count(code)) } },
      language,
    ),
  );
  return texts.join(language === 'zh' ? '' : ' ');
}

/** Takes the operations of an open visit and submits it when nothing is missing. */
async function takeIn(c: SyncContext, visit: OwnVisit, request: SyncRequest): Promise<SyncAnswer> {
  const standard = await standardOf(c.db, c.services, visit.standardId);
  if (!standard) throw problem('not-found', { what: '检查标准' });
  const sorted = sortOut(standard, request);
  const applied = applyOperations(visit.document, sorted.fit, c.actor.name);
  const refused = [
    ...sorted.refused,
    ...applied.refused.map(({ id, code }) => ({ id, code, params: {} })),
  ];
  const change = changeOf(visit, applied, request, c.now);
  const missing = request.submit
    ? missingOf(
        standard.document,
        applied.register,
        visit,
        new Set(visit.arrived),
        isRemote(visit.kind),
      )
    : [];
  const submits = request.submit && missing.length === 0 && refused.length === 0;
  if (submits) {
    const score = scoreOnly(standard.document, answersOf(change.document), visit);
    change.submitted = { score };
  }
  const changed = applied.applied.length > 0 || submits;
  const entries = historyOf(c, visit, applied, change.submitted);
  if (changed) {
    c.unawaited(updateCapture(c.db, visit, change, entries));
    c.audit(auditOf(visit, applied.applied.length, submits));
  } else c.unawaited(insertHistory(c.db, entries));
  const after: OwnVisit = {
    ...visit,
    document: applied.register,
    revision: visit.revision + (changed ? 1 : 0),
    state: submits ? 'submitted' : visit.state,
    score: change.submitted?.score ?? visit.score,
  };
  const blocked =
    refused.length > 0
      ? visitFaultText({ code: 'not-submitted-refused', params: {} }, c.language)
      : null;
  const whole = presentCapture(after);
  return {
    visit: request.knows === visit.revision ? { ...whole, register: null } : whole,
    refused: inWords(refused, c.language),
    notSubmitted: request.submit && !submits ? (whyNot(missing, c.language) ?? blocked) : null,
    missing,
  };
}

const auditOf = (visit: OwnVisit, operations: number, submits: boolean): AuditEvent => ({
  action: submits ? 'visit.submit' : 'visit.sync',
  subject: `${visit.unitName} ${visit.kind} ${visit.wave}`,
  unit: { id: visit.unitId, unitNo: visit.unitNo },
  detail: { visitId: visit.id, operations },
});

/**
 * Syncs an own visit. Safe to repeat: what has been taken is not taken again, and a visit that was
 * submitted by the first sending says so to the second.
 * @param locked the visit; null when it is not the caller's, or can no longer be changed
 * @throws Problem `not-found` for a visit that is not, and never was, the caller's
 */
export async function sync(
  c: SyncContext,
  request: SyncRequest,
  locked: OwnVisit | null,
): Promise<SyncAnswer | Problem> {
  const { unitId, id } = request;
  // A locked visit cannot be locked for a change: it is found without.
  const visit = locked ?? (await findOwnVisit(c.db, c.actor.userId, unitId, id));
  if (!visit) return setAsideOfFormer(c, request);
  return takesAnswers(visit.state) ? takeIn(c, visit, request) : setAside(c, visit, request);
}
