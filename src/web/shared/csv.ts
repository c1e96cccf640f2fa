/** A list as a CSV file that Excel opens with Chinese intact, for lists the server has no workbook of. */
import type { Column } from './data-table.tsx';
import { toast } from './toast.tsx';

/** Quoted; what a spreadsheet would run as a formula is kept as text. */
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

export const csvOf = <T>(columns: readonly Column<T>[], rows: readonly T[]): string => {
  const written = columns.filter((column) => column.text);
  const lines = rows.map((row) => written.map((column) => cell(column.text?.(row) ?? '')));
  return [written.map((column) => cell(column.title)), ...lines]
    .map((line) => line.join(','))
    .join('\r\n');
};

export async function saveAsCsv<T>(
  name: string,
  columns: readonly Column<T>[],
  rows: () => T[] | Promise<T[]>,
) {
  try {
    const text = csvOf(columns, await rows());
    const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    toast.problem(error);
  }
}
