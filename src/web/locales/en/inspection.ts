/** */
import type { Same } from '../same.ts';
import type { inspection as zh } from '../zh/inspection.ts';

export const inspection: Same<typeof zh> = { title: 'inspection' };
