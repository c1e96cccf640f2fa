/** What the cells of a sheet take, for people who fill it in: hints, lists of words, bounds (data validation). */
import type ExcelJS from 'exceljs';
import { columnLetters } from '../workbook/cell.ts';

/** Of one column (from 1): a hint beside the cell, and the words or numbers it takes. */
export type CellEntry = {
  column: number;
  hint: string;
  /** A list of words, or a formula that names cells; `strict` refuses everything else. */
  list?: readonly string[] | string;
  range?: { from: number; to: number };
  strict?: boolean;
};

/** Rows that a template watches over. */
const watched = 5000;
/** Excel takes a list written out up to this many characters. */
const listLength = 255;

/** As Excel calls it: data validation. */
export function addEntries(
  sheet: ExcelJS.Worksheet,
  entries: CellEntry[],
  headerRows: number,
): void {
  for (const { column, hint, list, range, strict = false } of entries) {
    const words = typeof list === 'string' ? list : list && `"${list.join(',')}"`;
    const listed = words !== undefined && words.length <= listLength + 2;
    const kind = listed ? 'list' : range ? 'decimal' : 'any';
    const letter = columnLetters(column);
    // exceljs types ranges as single addresses; it writes them as they are.
    const validations = (sheet as unknown as { dataValidations: Validations }).dataValidations;
    validations.add(`${letter}${headerRows + 1}:${letter}${watched}`, {
      type: kind,
      formulae: listed ? [words] : range ? [range.from, range.to] : [],
      allowBlank: true,
      showInputMessage: true,
      prompt: hint,
      showErrorMessage: listed || range !== undefined,
      errorStyle: strict ? 'stop' : 'warning',
      error: hint,
    });
  }
}

type Validations = {
  add: (range: string, validation: Omit<ExcelJS.DataValidation, 'type'> & { type: string }) => void;
};
