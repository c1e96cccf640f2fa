/** Cells that should hold words: names, codes, labels. */
import type { Cell } from '../workbook/cell.ts';
import { decimalOfStored, wholeDigitsOf } from './numbers.ts';
import { fault, type Reading } from './reading.ts';
import { compact, tidyCode, tidyText } from './tidy.ts';

const longestCode = 64;
const longestName = 200;
/** Excel keeps no more digits of a number. */
const exactDigits = 15;

/** The digits of a number typed where text belongs. */
function digitsOf(cell: Cell): Reading<string> {
  if (cell.look === 'date') return fault('date-as-text');
  const digits = decimalOfStored(cell.text) ?? cell.text;
  if (wholeDigitsOf(digits) > exactDigits) return fault('digits-lost');
  return { value: digits, tidied: false };
}

function readWith(cell: Cell, tidy: (text: string) => string, longest: number): Reading<string> {
  if (cell.kind === 'number') return digitsOf(cell);
  if (cell.kind === 'date') return fault('date-as-text');
  if (cell.kind === 'boolean')
    return { value: cell.text === '1' ? 'TRUE' : 'FALSE', tidied: false };
  const value = tidy(cell.text);
  if (value.length > longest) return fault('too-long', { most: String(longest) });
  return { value, tidied: value !== cell.text };
}

export const readName = (cell: Cell) => readWith(cell, tidyText, longestName);
export const readCode = (cell: Cell) => readWith(cell, tidyCode, longestCode);
export const readLabel = (cell: Cell) => readWith(cell, compact, longestCode);
