/**
 * A small table as plain texts: the first sheet of an .xlsx, or a .csv as Chinese offices write it (UTF-8
 * with or without mark, else GB18030). A date cell of Excel comes out as ISO text.
 */
import { dayOfSerial } from '../facts/calendar.ts';
import { openWorkbook } from '../workbook/open.ts';

/** One line of CSV; a cell in quotes may hold commas, not line ends. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,|\t)(?:"((?:[^"]|"")*)"|([^,\t]*))/g);
  return [...cells].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const readCsv = (bytes: Uint8Array): string[][] =>
  textOf(bytes)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf);

async function readXlsx(name: string, bytes: Uint8Array): Promise<string[][]> {
  const workbook = await openWorkbook(bytes, { fileName: name, wanted: [] });
  const rows: string[][] = [];
  await workbook.eachRow(workbook.sheetNames[0] ?? '', ({ cells }) => {
    const row: string[] = [];
    for (const { column, kind, text, look } of cells) {
      const day =
        kind === 'number' && look === 'date' && dayOfSerial(Number(text), workbook.date1904);
      row[column - 1] = (day || text).trim();
    }
    rows.push(Array.from(row, (cell) => cell ?? ''));
  });
  return rows;
}

/** @throws Problem `workbook-unreadable`, `workbook-too-large` for an .xlsx that is none */
export const readRows = (name: string, bytes: Uint8Array): Promise<string[][]> =>
  /\.(csv|txt)$/i.test(name) ? Promise.resolve(readCsv(bytes)) : readXlsx(name, bytes);
