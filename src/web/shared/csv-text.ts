/** A list as the text of a CSV file. */
import type { Column } from './data-table.tsx';

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
