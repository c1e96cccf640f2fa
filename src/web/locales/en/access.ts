/** */
import type { Same } from '../same.ts';
import type { access as zh } from '../zh/access.ts';

export const access: Same<typeof zh> = { title: 'access' };
