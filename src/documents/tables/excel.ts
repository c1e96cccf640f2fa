/** The one place that drives exceljs: rows are streamed, so a long list costs little memory. */
import ExcelJS from 'exceljs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { problem } from '../../contract/problem.ts';
import { pacer } from '../workbook/pace.ts';
import { addEntries, type CellEntry } from './entries.ts';
import { limits } from '../workbook/limits.ts';

export type SheetColumn = {
  title: string;
  width: number;
  format: string;
  /** Numbers stand right, words left. */
  right?: boolean;
  /** Long text breaks into lines inside its cell. */
  wrap?: boolean;
};
export type CellValue = string | number | null;
export type SheetContent = {
  name: string;
  title?: string | undefined;
  columns: SheetColumn[];
  rows: Iterable<CellValue[]>;
  filter?: boolean;
  /** Printed at the foot of every page. */
  foot?: string | undefined;
  /** What the cells below a heading take, for people who fill the sheet in. */
  entries?: CellEntry[];
};
/** Present in Chinese Windows and WPS; other systems substitute a CJK font for it. */
const fontName = '微软雅黑';
const font = { name: fontName, size: 10, charset: 134, family: 2 };
const headerFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF1FB' } } as const;
const textFormat = '@';
/** As Excel numbers paper (ECMA-376 18.3.1.63). */
const a4 = 9;
/** Characters that stand legibly across an upright A4 page. */
const uprightWidth = 100;

/** Text that Excel would read as an _xHHHH_ escape is escaped itself (ECMA-376 22.9.2.19). */
const escaped = (text: string) =>
  text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;

type RowStyles = { typed: Partial<ExcelJS.Style>; text: Partial<ExcelJS.Style> };

/** One style object per column: exceljs recognises it by identity, which is most of the speed. */
function stylesOf({ format, right, wrap = false }: SheetColumn): RowStyles {
  const horizontal = right ? 'right' : 'left';
  const alignment = { vertical: 'top', horizontal, wrapText: wrap } as const;
  return {
    typed: { font, alignment, numFmt: format },
    /* Text stays text when somebody edits the cell, also "=1+1": no formula can be smuggled in. */
    text: { font, alignment, numFmt: textFormat },
  };
}

function addRow(sheet: ExcelJS.Worksheet, values: CellValue[], styles: RowStyles[]): void {
  const row = sheet.addRow([]);
  values.forEach((value, index) => {
    const style = styles[index];
    if (value === null || !style) return;
    const cell = row.getCell(index + 1);
    const isText = typeof value === 'string';
    cell.value = isText ? escaped(value).slice(0, limits.cellText) : value;
    cell.style = isText ? style.text : style.typed;
  });
  row.commit();
}

function addHeader(sheet: ExcelJS.Worksheet, content: SheetContent): void {
  if (content.title !== undefined) {
    const row = sheet.addRow([escaped(content.title)]);
    row.font = { ...font, bold: true, size: 14 };
    row.commit();
  }
  const row = sheet.addRow(content.columns.map((column) => escaped(column.title)));
  row.eachCell((cell) => {
    cell.font = { ...font, bold: true };
    cell.fill = headerFill;
    cell.numFmt = textFormat;
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  const last = content.columns.length;
  if (content.filter && last > 0) {
    sheet.autoFilter = {
      from: { row: row.number, column: 1 },
      to: { row: row.number, column: last },
    };
  }
  row.commit();
}

/** A4, as wide as the page, the headings on every page; wide lists lie across. */
function pageOf(columns: SheetColumn[], headerRows: number): Partial<ExcelJS.PageSetup> {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    paperSize: a4,
    orientation: width > uprightWidth ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `1:${headerRows}`,
  };
}

async function addSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, content: SheetContent) {
  const headerRows = content.title === undefined ? 1 : 2;
  const sheet = book.addWorksheet(content.name, {
    views: [{ state: 'frozen', ySplit: headerRows }],
    pageSetup: pageOf(content.columns, headerRows),
    // "&" begins a code of the footer.
    ...(content.foot
      ? { headerFooter: { oddFooter: `&C&8${content.foot.replaceAll('&', '&&')}` } }
      : {}),
  });
  content.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
    sheet.getColumn(index + 1).numFmt = column.format;
  });
  addHeader(sheet, content);
  addEntries(sheet, content.entries ?? [], headerRows);
  const styles = content.columns.map(stylesOf);
  const breathe = pacer();
  let count = headerRows;
  for (const values of content.rows) {
    if (++count > limits.rows) {
      throw problem('workbook-too-large', { file: content.name, detail: `超过 ${limits.rows} 行` });
    }
    addRow(sheet, values, styles);
    if (count % 100 === 0) await breathe();
  }
  sheet.commit();
}

/** Writes sheets as an .xlsx file. @throws Problem `workbook-too-large` beyond Excel's rows */
export async function writeSheets(contents: SheetContent[]): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
  });
  for (const content of contents) await addSheet(book, content);
  await book.commit();
  return bytes;
}
