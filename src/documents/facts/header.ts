/** Matches a sheet's first row with the columns it should have. */
import type { Finding } from '../../domain/inspection/fact-book.ts';
import { columnLetters, type SheetRow } from '../workbook/cell.ts';
import { columnsOf, type FactSheet } from './sheets.ts';
import { readFinding } from './texts.ts';
import { compact } from './tidy.ts';

export type Header = {
  /** Column number of each title. */
  columns: Map<string, number>;
  findings: Finding[];
  /** False when a column is missing or doubtful: the rows cannot be read. */
  usable: boolean;
};

const mostShown = 20;

/** A list for a person, cut when long. */
export const listed = (words: string[]): string =>
  words.length === 0
    ? '（无）'
    : words.slice(0, mostShown).join('、') + (words.length > mostShown ? '…' : '');

/** Reads `row` as the header of `sheet`. */
export function readHeader(row: SheetRow, sheet: FactSheet): Header {
  const wanted = new Set(columnsOf(sheet).map(([, column]) => column.title));
  const header: Header = { columns: new Map(), findings: [], usable: true };
  const found: string[] = [];
  const extra: { title: string; cell: string }[] = [];
  for (const { column, text } of row.cells) {
    const title = compact(text);
    if (title === '') continue;
    found.push(title);
    const cell = `${columnLetters(column)}${row.number}`;
    const earlier = header.columns.get(title);
    if (!wanted.has(title)) extra.push({ title, cell });
    else if (earlier === undefined) header.columns.set(title, column);
    else {
      const other = `${columnLetters(earlier)}${row.number}`;
      header.findings.push(
        readFinding('duplicate-column', { sheet: sheet.name, cell }, title, { other }),
      );
      header.usable = false;
    }
  }
  for (const title of wanted) {
    if (header.columns.has(title)) continue;
    const params = { sheet: sheet.name, found: listed(found) };
    header.findings.push(
      readFinding('missing-column', { sheet: sheet.name, cell: '' }, title, params),
    );
    header.usable = false;
  }
  const [first] = extra;
  if (first) {
    const place = { sheet: sheet.name, cell: first.cell };
    header.findings.push(readFinding('extra-column', place, listed(extra.map((one) => one.title))));
  }
  return header;
}
