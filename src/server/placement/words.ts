/** States in the words of sheets and documents. */
import type { PlacementState } from '../../domain/placement/index.ts';

export const stateWords: Record<PlacementState, string> = {
  present: '在位',
  missing: '缺失',
  damaged: '损坏',
};
