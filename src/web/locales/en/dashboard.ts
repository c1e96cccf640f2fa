/** 工作台 */
import type { Same } from '../same.ts';
import type { dashboard as zh } from '../zh/dashboard.ts';

export const dashboard: Same<typeof zh> = { title: 'Desk' };
