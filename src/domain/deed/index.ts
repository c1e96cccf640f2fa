/**
 * 好人好事: reported by the head of an outlet, confirmed by the service department or returned with a
 * reason; a returned one is worded anew and reported again. Who reported it does not confirm it.
 */
export const deedStates = [
  'reported', // 待确认
  'confirmed', // 已确认
  'returned', // 已退回
] as const;
export type DeedState = (typeof deedStates)[number];

export const deedSteps = ['confirm', 'return', 'report'] as const;
export type DeedStep = (typeof deedSteps)[number];

type Hand = 'report' | 'confirm';
export const deedTransitions: Record<
  DeedStep,
  { from: readonly DeedState[]; to: DeedState; hand: Hand }
> = {
  confirm: { from: ['reported'], to: 'confirmed', hand: 'confirm' },
  return: { from: ['reported', 'confirmed'], to: 'returned', hand: 'confirm' },
  report: { from: ['returned'], to: 'reported', hand: 'report' },
};

export type DeedHands = { account: string; report: boolean; confirm: boolean };
export type DeedSubject = { state: DeedState; reportedById: string };
export type DeedRefusal = 'not-yours' | 'wrong-state' | 'own-report' | 'needs-reason';

/** Why the step cannot be taken now by this person; null when it can. */
export function deedRefusal(
  { state, reportedById }: DeedSubject,
  step: DeedStep,
  hands: DeedHands,
  reason: string,
): DeedRefusal | null {
  const { from, hand } = deedTransitions[step];
  if (!hands[hand]) return 'not-yours';
  if (!from.includes(state)) return 'wrong-state';
  if (hand === 'confirm' && reportedById === hands.account) return 'own-report';
  return step === 'return' && reason.trim() === '' ? 'needs-reason' : null;
}

/** Words and evidence may be changed until it is confirmed. */
export const isWordable = ({ state }: Pick<DeedSubject, 'state'>) => state !== 'confirmed';
