/** 硬件报修: the written request to the county's department, and where it stands. */
import type { RectificationState } from './model.ts';
import type { Hand } from './steps.ts';

export const repairStages = [
  'reported', // 报修
  'accepted', // 受理
  'assigned', // 派修
  'repaired', // 修复
  'inspected', // 验收
] as const;
export type RepairStage = (typeof repairStages)[number];

/** The state of the rectification at each stage. */
export const stateOfStage: Record<RepairStage, RectificationState> = {
  reported: 'open',
  accepted: 'doing',
  assigned: 'doing',
  repaired: 'done',
  inspected: 'verified',
};
/** Who takes the step to a stage: the outlet reports and reports repaired, the county does the rest. */
export const handOfStage: Record<RepairStage, Hand> = {
  reported: 'edit',
  accepted: 'verify',
  assigned: 'verify',
  repaired: 'edit',
  inspected: 'verify',
};

/** One stage at a time; null at the end. */
export const nextStage = (stage: RepairStage): RepairStage | null =>
  repairStages[repairStages.indexOf(stage) + 1] ?? null;
