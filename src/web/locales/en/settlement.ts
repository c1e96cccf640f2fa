/** 结算 */
import type { Same } from '../same.ts';
import type { settlement as zh } from '../zh/settlement.ts';

export const settlement: Same<typeof zh> = { title: 'Settlement' };
