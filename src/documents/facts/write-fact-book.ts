/** Writes a fact book in the very shape that read-fact-book reads: a template, a backup, an export. */
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import { writeSheets, type CellValue, type SheetContent } from '../tables/excel.ts';
import { columnsOf, factSheets, parts, type FactSheet, type Part } from './sheets.ts';

export function contentOf(part: Part, book: FactBook): SheetContent {
  const sheet = factSheets[part] as unknown as FactSheet;
  const columns = columnsOf(sheet);
  function* rows(): Generator<CellValue[]> {
    for (const row of book[part] as Record<string, unknown>[]) {
      yield columns.map(([field, column]) => column.write(row[field]));
    }
  }
  return {
    name: sheet.name,
    columns: columns.map(([, { title, width, format }]) => ({ title, width, format })),
    rows: rows(),
  };
}

/** The .xlsx bytes of `book`; reading them gives an equal book. */
export const writeFactBook = (book: FactBook): Promise<Uint8Array> =>
  writeSheets(parts.map((part) => contentOf(part, book)));
