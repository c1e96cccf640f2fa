/** Exports any list of the product to Excel. */
import { mostExported } from '../../contract/most-exported.ts';
import { problem } from '../../contract/problem.ts';
import { isoDay, serialOfDay } from '../facts/calendar.ts';
import { writeSheets, type CellValue, type SheetColumn } from './excel.ts';
import { sheetNamesOf } from './sheet-names.ts';

export type TableColumn = {
  title: string;
  /** In characters; without it, guessed from the title and kind. */
  width?: number;
  kind?: 'text' | 'number' | 'money' | 'date';
  /** Long text breaks into lines inside its cell. */
  wrap?: boolean;
};
export type Table = {
  name: string;
  columns: TableColumn[];
  /** Decimals and dates may be given as text: "1540.00", "2023-05-06". */
  rows: (string | number | null)[][];
  /** A line above the header. */
  title?: string;
  /** Printed at the foot of every page. */
  foot?: string | undefined;
};

const formats = { text: '@', number: 'General', money: '#,##0.00', date: 'yyyy-mm-dd' } as const;
/** Excel's numbers hold no more digits exactly; longer ones stay text. */
const exactDigits = 15;

const isDecimal = (text: string) =>
  /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= exactDigits;

function dayNumber(text: string): CellValue {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const iso = isoDay(Number(year), Number(month), Number(day));
  return iso === null ? text : serialOfDay(iso);
}

function cellOf(value: string | number | null, kind: TableColumn['kind'] = 'text'): CellValue {
  if (value === null || value === '') return null;
  if (kind === 'text') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (kind === 'date') return dayNumber(value);
  return isDecimal(value) ? Number(value) : value;
}

function columnOf({ title, width, kind = 'text', wrap = false }: TableColumn): SheetColumn {
  const guessed = Math.max(title.length * 2 + 4, kind === 'text' ? 16 : 12);
  const right = kind === 'number' || kind === 'money';
  return { title, width: width ?? guessed, format: formats[kind], right, wrap };
}

function* rowsOf({ rows, columns }: Table): Generator<CellValue[]> {
  for (const row of rows) yield row.map((value, index) => cellOf(value, columns[index]?.kind));
}

/** Writes lists as an .xlsx file, one sheet each. @throws Problem `list-too-long`, so that none is cut unseen */
export async function writeTables(tables: Table[]): Promise<Uint8Array> {
  for (const { name, rows } of tables)
    if (rows.length > mostExported)
      throw problem('list-too-long', { what: name, most: String(mostExported) });
  const names = sheetNamesOf(tables.map((table) => table.name));
  return writeSheets(
    tables.map((table, index) => ({
      name: names[index] ?? '',
      title: table.title,
      foot: table.foot,
      columns: table.columns.map(columnOf),
      rows: rowsOf(table),
      filter: true,
    })),
  );
}
