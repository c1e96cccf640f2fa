/**
 * The course of an appeal: filed → accepted → decided, or withdrawn, or lapsed by silence. Pure: the
 * moment, the person and the clocks are passed in. Nobody who issued, inspected, approved, settled,
 * published or decided before, and nobody of the outlet, ever decides; an ended appeal stays as it is.
 */
import { lastInstance, type SilenceRule } from './settings.ts';
import type { AppealState, Decision, Party } from './model.ts';

export type Appeal = {
  state: AppealState;
  instance: number;
  /** Accounts that may not decide. */
  barred: readonly string[];
  filedBy: string;
  /** The account the appeal is against; '' when unknown. */
  against: string;
  reviewer: string | null;
  decision: Decision | null;
  waitingOn: Party;
  /** The first moment that is too late to decide, ISO. */
  dueAt: string;
};

export type Person = {
  account: string;
  /** Acts, by the role in use, at the forum or above it, with the ability to decide. */
  atForum: boolean;
  /** Belongs to the outlet: works there or holds a role at it. */
  ofOutlet: boolean;
  mayFile: boolean;
  /** Answers for the checking side: service-admin of the unit that issued. */
  forIssuer: boolean;
};

export type Action =
  | { kind: 'accept' }
  | { kind: 'ask'; of: 'outlet' | 'issuer' }
  | { kind: 'reply' }
  | { kind: 'decide'; decision: Decision }
  | { kind: 'withdraw' };
export const actionKinds = ['accept', 'ask', 'reply', 'decide', 'withdraw'] as const;
export type ActionKind = (typeof actionKinds)[number];

export const faults = [
  'ended',
  'barred',
  'of-outlet',
  'not-forum',
  'not-accepted',
  'not-filer',
  'not-asked',
  'other-reviewer',
  'late',
  'no-further',
] as const;
export type Fault = (typeof faults)[number];

export const isOpen = ({ state }: Pick<Appeal, 'state'>): boolean =>
  state === 'filed' || state === 'accepted';

/** Why somebody may not judge it at all; null = may. */
export function judgeFault(appeal: Appeal, person: Person): Fault | null {
  if (appeal.barred.includes(person.account)) return 'barred';
  if (person.account === appeal.against || person.account === appeal.filedBy) return 'barred';
  if (person.ofOutlet) return 'of-outlet';
  return person.atForum ? null : 'not-forum';
}

function reviewerFault(appeal: Appeal, person: Person): Fault | null {
  const fault = judgeFault(appeal, person);
  if (fault) return fault;
  if (appeal.state !== 'accepted') return 'not-accepted';
  return appeal.reviewer === person.account ? null : 'other-reviewer';
}

const isSide = (appeal: Appeal, person: Person, side: 'outlet' | 'issuer'): boolean =>
  side === 'outlet'
    ? person.account === appeal.filedBy || (person.ofOutlet && person.mayFile)
    : person.account === appeal.against || (person.forIssuer && !person.ofOutlet);

/** Which side a person may speak for; null = neither. */
export function sideOf(appeal: Appeal, person: Person): 'outlet' | 'issuer' | null {
  if (isSide(appeal, person, 'outlet')) return 'outlet';
  return isSide(appeal, person, 'issuer') ? 'issuer' : null;
}

/** Why an action is not possible; null = it is. */
export function faultOf(appeal: Appeal, kind: ActionKind, person: Person): Fault | null {
  if (!isOpen(appeal)) return 'ended';
  switch (kind) {
    case 'accept':
      if (appeal.state === 'accepted')
        return judgeFault(appeal, person) ?? (appeal.reviewer === person.account ? 'ended' : null);
      return judgeFault(appeal, person);
    case 'ask':
    case 'decide':
      return reviewerFault(appeal, person);
    case 'reply':
      return sideOf(appeal, person) ? null : 'not-asked';
    case 'withdraw':
      return isSide(appeal, person, 'outlet') ? null : 'not-filer';
  }
}

/** Why somebody may not add to the outlet's evidence: what was decided on stays what it was. */
export function attachFault(appeal: Appeal, person: Person): Fault | null {
  if (!isOpen(appeal)) return 'ended';
  return isSide(appeal, person, 'outlet') ? null : 'not-filer';
}

/** The appeal after an action, or why not. A reply gives the turn back only where it was asked for. */
export function act(
  appeal: Appeal,
  action: Action,
  person: Person,
): { appeal: Appeal } | { fault: Fault } {
  const fault = faultOf(appeal, action.kind, person);
  if (fault) return { fault };
  const become = (patch: Partial<Appeal>) => ({ appeal: { ...appeal, ...patch } });
  switch (action.kind) {
    case 'accept':
      return become({ state: 'accepted', reviewer: person.account, waitingOn: 'forum' });
    case 'ask':
      return become({ waitingOn: action.of });
    case 'reply':
      return become(appeal.waitingOn === sideOf(appeal, person) ? { waitingOn: 'forum' } : {});
    case 'decide':
      return become({ state: 'decided', decision: action.decision, waitingOn: 'nobody' });
    case 'withdraw':
      return become({ state: 'withdrawn', waitingOn: 'nobody' });
  }
}

export type Silence = 'none' | 'granted' | 'escalates' | 'overdue';

/**
 * What the clock alone does to an open appeal. Where no level stands above, silence cannot escalate:
 * the appeal stays open, overdue, and everybody sees that it is.
 */
export function silence(
  appeal: Appeal,
  now: string,
  rule: SilenceRule,
  hasLevelAbove: boolean,
): Silence {
  if (!isOpen(appeal) || Date.parse(now) < Date.parse(appeal.dueAt)) return 'none';
  if (rule === 'granted') return 'granted';
  return hasLevelAbove ? 'escalates' : 'overdue';
}

/** The appeal after silence: granted appeals are revocations that nobody had to decide. */
export function lapse(appeal: Appeal, by: 'granted' | 'escalates'): Appeal {
  return {
    ...appeal,
    state: 'lapsed',
    waitingOn: 'nobody',
    decision: by === 'granted' ? 'revoked' : null,
  };
}

/** Whether a decided appeal may go to the second instance: by the same side, once, and not when granted whole. */
export const mayGoOn = (appeal: Appeal): boolean =>
  appeal.state === 'decided' && appeal.decision !== 'revoked' && appeal.instance < lastInstance;

/** Those barred at the next instance: all before, and who decided. */
export const barredNext = (appeal: Appeal): string[] => [
  ...new Set([...appeal.barred, ...(appeal.reviewer ? [appeal.reviewer] : [])]),
];
