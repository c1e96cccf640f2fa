/** 台账 */
import type { Same } from '../same.ts';
import type { ledger as zh } from '../zh/ledger.ts';

export const ledger: Same<typeof zh> = { title: 'Ledger' };
