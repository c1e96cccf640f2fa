/** */
import type { Same } from '../same.ts';
import type { work as zh } from '../zh/work.ts';

export const work: Same<typeof zh> = { title: 'work' };
