/** 申诉: what it can be about, how it can end, and why it is filed. */

export const subjectKinds = ['deduction', 'ticket', 'line'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const appealStates = ['filed', 'accepted', 'decided', 'withdrawn', 'lapsed'] as const;
export type AppealState = (typeof appealStates)[number];

/** 维持 · 变更 · 撤销. */
export const decisions = ['upheld', 'changed', 'revoked'] as const;
export type Decision = (typeof decisions)[number];

/** Whose turn it is. */
export const parties = ['forum', 'outlet', 'issuer', 'nobody'] as const;
export type Party = (typeof parties)[number];

export const reasonCodes = [
  'scoring', // 评分错误
  'recording', // 与录像不符
  'standard', // 标准理解不一
  'equipment', // 设备故障、停电
  'not-ours', // 非本网点
  'data', // 数据错误
  'force-majeure', // 不可抗力
  'evidence', // 缺少证据
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
