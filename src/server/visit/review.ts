/**
 * 复核: taking a visit up, sending it back, passing it. Nobody reviews the own visit: asked here, and
 * once more by the database. Every step leaves its before and after.
 */
import { may } from '../../contract/abilities.ts';
import { problem } from '../../contract/problem.ts';
import {
  stepFault,
  visitTransitions,
  type VisitState,
  type VisitStep,
} from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { insertHistory } from './history-queries.ts';
import { lockForReview, updateReviewed, type Reviewed } from './review-queries.ts';

export const stateWords: Record<VisitState, string> = {
  draft: '草稿',
  submitted: '已提交',
  reviewing: '复核中',
  returned: '已退回',
  approved: '已通过',
  locked: '已锁定',
};
const stepWords: Record<VisitStep, string> = {
  submit: '提交',
  review: '复核',
  return: '退回',
  approve: '通过',
  lock: '锁定',
};
const nextWords: Record<VisitState, string> = {
  draft: '请等检查人员提交。',
  submitted: '请先开始复核。',
  reviewing: '请先通过或退回。',
  returned: '请等检查人员改好后再提交。',
  approved: '可以锁定。',
  locked: '锁定后不能再改，如有异议请走申诉。',
};

/** @throws Problem `own-visit`, `wrong-state`, `forbidden` */
export function checkStep(visit: Reviewed, step: VisitStep, actor: Actor): void {
  const fault = stepFault(step, visit, {
    account: actor.userId,
    mayCapture: may(actor.role, 'visit.capture'),
    mayReview: may(actor.role, 'visit.review'),
  });
  if (fault === null) return;
  if (fault === 'own-visit') throw problem('own-visit', { action: stepWords[step] });
  if (fault !== 'wrong-state')
    throw problem('forbidden', { role: actor.unit.name, action: `${stepWords[step]}检查单` });
  const state = stateWords[visit.state];
  const next = nextWords[visit.state];
  throw problem('wrong-state', { what: '检查单', state, action: stepWords[step], next });
}

/** @throws Problem `not-found` when the reader may not know of it */
export async function loadForReview(db: Db, unitId: number, id: number): Promise<Reviewed> {
  const visit = await lockForReview(db, unitId, id);
  if (!visit) throw problem('not-found', { what: '检查单' });
  return visit;
}

/** Writes a step of one visit or many, with their history. */
export async function writeStep(
  db: Db,
  actor: Pick<Actor, 'userId' | 'name'>,
  visits: readonly Reviewed[],
  step: Exclude<VisitStep, 'submit'>,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { to } = visitTransitions[step];
  await updateReviewed(db, visits, to, actor);
  await insertHistory(
    db,
    visits.map((visit) => ({
      unit: { id: visit.unitId, unitNo: visit.unitNo },
      subjectKind: 'visit',
      subjectId: visit.id,
      actor,
      action: step,
      detail: { before: { state: visit.state }, after: { state: to }, ...detail },
      secret: visit.secret,
    })),
  );
}

/** Takes one step for one visit. @returns where it stands now */
export async function takeStep(
  db: Db,
  actor: Actor,
  of: { unitId: number; id: number },
  step: 'review' | 'return' | 'approve',
  detail: Record<string, unknown> = {},
): Promise<{ state: VisitState; visit: Reviewed }> {
  const visit = await loadForReview(db, of.unitId, of.id);
  checkStep(visit, step, actor);
  await writeStep(db, actor, [visit], step, detail);
  return { state: visitTransitions[step].to, visit };
}
