/** */
import type { Same } from '../same.ts';
import type { audit as zh } from '../zh/audit.ts';

export const audit: Same<typeof zh> = { title: 'audit' };
