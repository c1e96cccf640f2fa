/** 方案 */
import type { Same } from '../same.ts';
import type { plan as zh } from '../zh/plan.ts';

export const plan: Same<typeof zh> = { title: 'Plans' };
