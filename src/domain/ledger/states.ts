/** 台账行的状态: 草稿 → 已公布 → (申诉中) → 已确认 → 已兑现 / 已撤销. */

export const lineStates = [
  'draft',
  'published',
  'appealed',
  'confirmed',
  'honoured',
  'revoked',
] as const;
export type LineState = (typeof lineStates)[number];
export const steps = ['publish', 'confirm', 'honour', 'revoke'] as const;
export type Step = (typeof steps)[number];

/** What each step takes, and what it makes of it. Money paid out is no more revoked: it is reversed. */
export const transitions: Record<Step, { from: LineState[]; to: LineState }> = {
  publish: { from: ['draft'], to: 'published' },
  confirm: { from: ['published'], to: 'confirmed' },
  honour: { from: ['confirmed'], to: 'honoured' },
  revoke: { from: ['published', 'appealed', 'confirmed'], to: 'revoked' },
};
