/** States and steps in the words of sheets and problems. */
import type { DeedState, DeedStep } from '../../domain/deed/index.ts';

export const stateWords: Record<DeedState, string> = {
  reported: '待确认',
  confirmed: '已确认',
  returned: '已退回',
};
export const stepWords: Record<DeedStep, string> = {
  confirm: '确认好人好事',
  return: '退回好人好事',
  report: '上报好人好事',
};
