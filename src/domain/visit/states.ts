/** 检查单的状态: 草稿 → 已提交 → 复核中 → 退回 / 通过 → 已锁定, and who may take which step. */
import type { VisitState } from './model.ts';

export const visitSteps = ['submit', 'review', 'return', 'approve', 'lock'] as const;
export type VisitStep = (typeof visitSteps)[number];

/** What each step takes, what it makes of it, and whose it is. The inspector never reviews the own visit. */
export const visitTransitions: Record<
  VisitStep,
  { from: VisitState[]; to: VisitState; by: 'owner' | 'reviewer' }
> = {
  submit: { from: ['draft', 'returned'], to: 'submitted', by: 'owner' },
  review: { from: ['submitted'], to: 'reviewing', by: 'reviewer' },
  return: { from: ['reviewing'], to: 'returned', by: 'reviewer' },
  approve: { from: ['reviewing'], to: 'approved', by: 'reviewer' },
  lock: { from: ['approved'], to: 'locked', by: 'reviewer' },
};

/** Answers are taken while the visit is with its inspector. */
export const takesAnswers = (state: VisitState): boolean =>
  visitTransitions.submit.from.includes(state);

export type StepFault = 'wrong-state' | 'not-owner' | 'own-visit' | 'not-able';

/** Why somebody may not take a step; null = may. `account` is who asks, with the abilities in use. */
export function stepFault(
  step: VisitStep,
  visit: { state: VisitState; ownerId: string },
  actor: { account: string; mayCapture: boolean; mayReview: boolean },
): StepFault | null {
  const { from, by } = visitTransitions[step];
  const isOwner = visit.ownerId === actor.account;
  if (!(by === 'owner' ? actor.mayCapture : actor.mayReview)) return 'not-able';
  if (by === 'owner' && !isOwner) return 'not-owner';
  if (by === 'reviewer' && isOwner) return 'own-visit';
  return from.includes(visit.state) ? null : 'wrong-state';
}
