/** A list as a CSV file that Excel opens with Chinese intact, for lists the server has no workbook of. */
import { csvOf } from './csv-text.ts';
import type { Column } from './data-table.tsx';
import { toast } from './toast.tsx';

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
