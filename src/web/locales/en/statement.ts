/** 对账单 */
import type { Same } from '../same.ts';
import type { statement as zh } from '../zh/statement.ts';

export const statement: Same<typeof zh> = { title: 'Statements' };
