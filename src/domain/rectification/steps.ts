/**
 * What people may do with a rectification: begin, report done, send back, cancel, and accept an errand.
 * No step leads a problem to 已验证; that is for the data (verdict.ts).
 */
import type { Criterion, RectificationKind, RectificationState } from './model.ts';

export const steps = ['start', 'finish', 'return', 'cancel', 'accept'] as const;
export type Step = (typeof steps)[number];

/** Work on it, or judge the work: abilities rectification.edit and rectification.verify. */
export type Hand = 'edit' | 'verify';

export const transitions: Record<
  Step,
  { from: readonly RectificationState[]; to: RectificationState; hand: Hand }
> = {
  start: { from: ['open'], to: 'doing', hand: 'edit' },
  finish: { from: ['open', 'doing'], to: 'done', hand: 'edit' },
  return: { from: ['done'], to: 'doing', hand: 'verify' },
  cancel: { from: ['open', 'doing', 'done'], to: 'cancelled', hand: 'verify' },
  accept: { from: ['done'], to: 'verified', hand: 'verify' },
};

export type Subject = {
  kind: RectificationKind;
  state: RectificationState;
  criterion: Criterion;
  causeCode: string;
  measure: string;
  /** When and with whom a drill was held is on record; asked of a drill only. */
  held: boolean;
  /** Files that show it is done. */
  evidence: number;
  /** Account that reported it done; '' while nobody has. */
  doneBy: string;
};
export type Hands = { account: string; edit: boolean; verify: boolean };

export type Refusal =
  | 'not-yours' // the role may not do this
  | 'wrong-state'
  | 'needs-cause'
  | 'needs-measure'
  | 'needs-held' // a drill: when and with whom
  | 'needs-evidence'
  | 'needs-reason'
  | 'needs-data' // only the data can verify it
  | 'own-work'; // whoever reported it done does not accept it

const isErrand = ({ criterion }: Subject) => criterion.kind === 'accepted';

function missing(subject: Subject, step: Step, reason: string): Refusal | null {
  if (step === 'return' || step === 'cancel') return reason.trim() === '' ? 'needs-reason' : null;
  if (step !== 'finish') return null;
  // A drill or a meeting is its own measure; a problem needs to know why and what was done.
  if (!isErrand(subject) && subject.causeCode === '') return 'needs-cause';
  if (!isErrand(subject) && subject.measure.trim() === '') return 'needs-measure';
  if (subject.kind === 'drill' && !subject.held) return 'needs-held';
  return subject.evidence === 0 ? 'needs-evidence' : null;
}

/** Why the step cannot be taken now by this person; null when it can. */
export function refusalOf(subject: Subject, step: Step, hands: Hands, reason = ''): Refusal | null {
  const { from, hand } = transitions[step];
  if (!hands[hand]) return 'not-yours';
  if (!from.includes(subject.state)) return 'wrong-state';
  if (step === 'accept' && !isErrand(subject)) return 'needs-data';
  if (step === 'accept' && subject.doneBy === hands.account) return 'own-work';
  return missing(subject, step, reason);
}

/** Whether the words of it (owner, cause, measure, due day) may still be changed. */
export const isEditable = ({ state }: Pick<Subject, 'state'>) =>
  state === 'open' || state === 'doing';
