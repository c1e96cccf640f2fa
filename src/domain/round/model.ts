/**
 * 检查批次: one wave of visits by one standard. What is settled here is who goes where: outlets,
 * inspectors, whom each may not visit, and which outlets are scored twice.
 */
import { inspectionKinds } from '../inspection/model.ts';

/** 自查 is an outlet looking at itself: it is reviewed and mended, but never a score that counts. */
export const roundKinds = [...inspectionKinds, '自查'] as const;
export type RoundKind = (typeof roundKinds)[number];
export const roundStates = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** Whether a locked visit of this kind becomes a score with its deductions. */
export const becomesFact = (kind: string): boolean =>
  (inspectionKinds as readonly string[]).includes(kind);
export const isSelfCheck = (kind: string): boolean => kind === '自查';
/** 非现场检查: by recordings, which the outlet has to hand in. */
export const isRemote = (kind: string): boolean => kind === '非现场检查';

/** An outlet with its range of unit numbers. */
export type Outlet = { unitId: number; code: string; name: string; unitNo: number; lastNo: number };
/** An account that can be sent. */
export type Candidate = {
  userId: string;
  name: string;
  /** Ranges of unit numbers where a role lets this account fill in visits. */
  ranges: readonly (readonly [lo: number, hi: number])[];
  /** Unit numbers where this person works or holds any role. */
  places: readonly number[];
};
/** 锁定期: this inspector was there too lately. */
export type Bar = { userId: string; unitId: number };
/** Who goes to an outlet by a draw or by hand: the first, and the second where it is scored twice. */
export type Choice = { unitId: number; inspectors: string[] };

export type Planned = { unitId: number; userId: string; second: boolean };
export type FindingCode =
  | 'no-outlets'
  | 'no-inspectors'
  | 'nobody-free'
  | 'no-second'
  | 'unknown-inspector'
  | 'out-of-range'
  | 'own-staff'
  | 'lock-out'
  | 'over-capacity'
  | 'same-twice';
/** What stands in the way of opening the round: where, and whom it concerns. */
export type RoundFinding = {
  code: FindingCode;
  outlet: Outlet | null;
  inspector: string | null;
  count: number;
};
