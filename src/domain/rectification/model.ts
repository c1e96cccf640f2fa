/**
 * 整改: one problem, its owner and measure, and how it is known to be solved. The words only; what may
 * happen to it stands in steps.ts, what the data say of it in verdict.ts.
 */

export const rectificationKinds = [
  'item', // 扣分条目
  'complaint', // 投诉
  'problem', // 查摆出的问题、处罚单、演练中发现的不足
  'repair', // 硬件报修
  'drill', // 当晚演练
  'morning', // 次日晨会讲评
] as const;
export type RectificationKind = (typeof rectificationKinds)[number];

/** Where it comes from; '' = opened by hand above the outlet. */
export const sourceKinds = [
  'inspection',
  'complaint',
  'ticket',
  'exposure',
  'rectification',
  'self', // 查摆: found by the outlet itself
  'day', // 通报: outlets named by hand, once a day
  '',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const rectificationStates = [
  'open', // 待整改
  'doing', // 整改中
  'done', // 待验证
  'verified', // 已验证
  'failed', // 未见效
  'cancelled', // 已取消
] as const;
export type RectificationState = (typeof rectificationStates)[number];
/** Still somebody's work. */
export const unfinishedStates: readonly RectificationState[] = ['open', 'doing'];

/** 原因 of a problem, the branches of a fishbone. */
export const causeCodes = [
  'people',
  'process',
  'equipment',
  'environment',
  'management',
  'other',
] as const;
export type CauseCode = (typeof causeCodes)[number];

export const complaintChoices = ['any', 'justified', 'subjective', 'assessed'] as const;
export type ComplaintChoice = (typeof complaintChoices)[number];

/** 成功标准: when a measure counts as effective. */
export type Criterion =
  /** The same item clean in the next k visits of the same kind that look at it. */
  | { kind: 'clean-visits'; visits: number }
  /** Fewer than `count` such complaints within so many weeks after the measure. */
  | { kind: 'complaints-below'; which: ComplaintChoice; count: number; weeks: number }
  /** 演练、晨会、报修: evidence handed in and accepted by somebody else. Never for a problem. */
  | { kind: 'accepted' };

/** Kinds that are errands, not problems: they end by being accepted. */
export const errandKinds: readonly RectificationKind[] = ['repair', 'drill', 'morning'];

/** Whether a rectification of this kind may be measured so: a problem only by data. */
export const mayMeasure = (kind: RectificationKind, criterion: Criterion): boolean =>
  errandKinds.includes(kind) === (criterion.kind === 'accepted');

export type Verdict = 'waiting' | 'verified' | 'failed';
/** What the data say so far. Ids are of visits, or of complaints. */
export type Progress = {
  verdict: Verdict;
  /** Visits that looked and found nothing, oldest first. */
  clean: number[];
  /** The visit (or the last complaint allowed) that broke it. */
  brokenBy: number | null;
};
