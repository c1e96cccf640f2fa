/** 排名 */
import type { Same } from '../same.ts';
import type { ranking as zh } from '../zh/ranking.ts';

export const ranking: Same<typeof zh> = { title: 'Rankings' };
