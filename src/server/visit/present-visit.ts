/** One 检查单 as its reader may see it: answers in their own version, the arithmetic, evidence, history. */
import { may } from '../../contract/abilities.ts';
import type { VisitDetail } from '../../contract/visit-desk.ts';
import { isRemote } from '../../domain/round/index.ts';
import { scoreAnswers, unanswered } from '../../domain/standard/index.ts';
import {
  answersOf,
  conflictsOf,
  specialOf,
  stepFault,
  takesAnswers,
  type VisitStep,
} from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { listEvidence } from '../evidence/index.ts';
import { listClipsOf } from '../round/index.ts';
import { correctedScore } from './correct.ts';
import type { Reader, VisitFull } from './desk-queries.ts';
import { listHistory } from './history-queries.ts';

export const readerOf = (actor: Actor): Reader => ({
  account: actor.userId,
  oversight: may(actor.role, 'visit.secret'),
});

/** Answers are for those who oversee and who filled them in; the outlet sees them once they stand. */
export const seesAnswers = (visit: VisitFull, reader: Reader): boolean =>
  reader.oversight || visit.mine || visit.state === 'locked';

function abilitiesOf(visit: VisitFull, actor: Actor): VisitDetail['abilities'] {
  const who = {
    account: actor.userId,
    mayCapture: may(actor.role, 'visit.capture'),
    mayReview: may(actor.role, 'visit.review'),
  };
  const can = (step: VisitStep) => stepFault(step, visit, who) === null;
  const edits = may(actor.role, 'round.edit');
  return {
    review: can('review'),
    return: can('return'),
    approve: can('approve'),
    lock: can('lock'),
    reassign: edits && takesAnswers(visit.state),
    askClip: edits && isRemote(visit.kind) && visit.state !== 'locked',
    capture: visit.mine && who.mayCapture && takesAnswers(visit.state),
  };
}

/** What was answered and what it comes to; nothing of it for those who may not see it yet. */
function contentOf(visit: VisitFull) {
  const { register, standard, state, result } = visit;
  const answers = answersOf(register);
  const outlet = result?.outlet ?? { queueMachine: visit.queueMachine };
  const day = visit.visitedOn ?? new Date().toISOString().slice(0, 10);
  // Before it is locked the score is that of the answers as they stand.
  const kept = state === 'locked' ? (result?.score as VisitDetail['result']) : null;
  const begun = visit.revision > 0;
  return {
    answers,
    people: specialOf(register, '$people') ?? [],
    note: specialOf(register, '$note') ?? '',
    unanswered: unanswered(standard.document, answers, outlet),
    conflicts: conflictsOf(register),
    result: kept ?? (begun ? scoreAnswers(standard.document, answers, outlet, day) : null),
    resultSha256: state === 'locked' ? visit.resultSha256 : null,
    start: specialOf(register, '$start'),
    circumstances: visit.circumstances,
    signature: specialOf(register, '$signature'),
  };
}

const hidden = {
  answers: null,
  people: [],
  note: '',
  unanswered: [],
  conflicts: [],
  result: null,
  resultSha256: null,
  start: null,
  circumstances: {},
  signature: null,
};

export async function presentVisit(db: Db, actor: Actor, visit: VisitFull) {
  const reader = readerOf(actor);
  const open = seesAnswers(visit, reader);
  const { id, unit, secondOf } = visit;
  const history = open ? await listHistory(db, 'visit', unit.id, id) : [];
  const clips = isRemote(visit.kind)
    ? await listClipsOf(db, unit.id, secondOf === null ? [id] : [secondOf, id])
    : [];
  const { inspectionId } = visit;
  const isScored = open && visit.state === 'locked' && inspectionId !== null;
  return {
    ...visit,
    ...(open ? contentOf(visit) : hidden),
    corrected: isScored ? await correctedScore(db, { unitId: unit.id, inspectionId }) : null,
    evidence: open ? await listEvidence(db, 'visit', unit.id, id) : [],
    // Who came to a covert visit is told by its history as little as by its head.
    history: history.map((entry) =>
      visit.inspector === null ? { ...entry, by: null, detail: publicPart(entry.detail) } : entry,
    ),
    clips,
    abilities: abilitiesOf(visit, actor),
  };
}

/** Names of people are left out of what an entry tells. */
const publicPart = ({ before, after, reason, remarks }: Record<string, unknown>) => ({
  ...(isState(before) ? { before } : {}),
  ...(isState(after) ? { after } : {}),
  ...(reason === undefined ? {} : { reason }),
  ...(remarks === undefined ? {} : { remarks }),
});
const isState = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && !('ownerId' in part);
