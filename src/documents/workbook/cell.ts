/** A cell as a workbook holds it, before anybody asks what it means. */
import type { NumberLook } from './styles.ts';

export type Cell = {
  /** 1 = A. */
  column: number;
  kind: 'number' | 'text' | 'boolean' | 'date' | 'error';
  /** As stored: a number's digits, "1"/"0" of a boolean, "#N/A" of an error, an ISO date. */
  text: string;
  look: NumberLook;
  formula: boolean;
};
export type SheetRow = { number: number; cells: Cell[] };

/** 1 → "A", 27 → "AA". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of "D17" (4); 0 when it has none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const c = reference.charCodeAt(i);
    if (c < 65 || c > 90) break;
    column = column * 26 + (c - 64);
  }
  return column;
}
