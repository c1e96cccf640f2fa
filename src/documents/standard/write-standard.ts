/**
 * A standard as the check sheet banks know: modules and projects as merged cells, columns for the score
 * and the reason left empty to be written on. Two more sheets hold what such a sheet cannot say, so that
 * reading the file gives back the same standard.
 */
import ExcelJS from 'exceljs';
import type { Item, Module, Project, StandardDocument } from '../../domain/standard/index.ts';
import { evidenceText, flagsText, formText, keyText, whenText } from './form-text.ts';
import {
  settingsRows,
  settingsSheet,
  structureHead,
  structureRows,
  structureSheet,
} from './settings-sheet.ts';

const font = { name: '微软雅黑', size: 10 };
const headFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF1FB' } } as const;
const thin = { style: 'thin', color: { argb: 'FFB9C6C3' } } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };

type Line = { module: Module; project: Project; item: Item };
const columns: { title: string; width: number; of: (line: Line) => string }[] = [
  { title: '模块', width: 14, of: ({ module }) => `${module.name}（${module.points}分）` },
  { title: '检查项目', width: 18, of: ({ project }) => `${project.name}（${project.points}分）` },
  { title: '序号', width: 8, of: ({ item }) => item.code },
  { title: '考核内容', width: 40, of: ({ item }) => item.name },
  { title: '分值', width: 8, of: ({ item }) => item.points },
  { title: '得分', width: 8, of: () => '' },
  { title: '扣分原因', width: 24, of: () => '' },
  { title: '评分标准', width: 30, of: ({ item }) => item.guide },
  { title: '检查方法', width: 10, of: ({ item }) => item.methods.join('') },
  { title: '岗位', width: 14, of: ({ item }) => item.posts.join('、') },
  { title: '类别', width: 8, of: ({ item }) => item.category },
  { title: '条款', width: 20, of: ({ item }) => item.clause },
  { title: '作答方式', width: 20, of: ({ item }) => formText(item.form) },
  { title: '标记', width: 14, of: ({ item }) => flagsText(item) },
  { title: '条件', width: 10, of: ({ item }) => whenText(item.when) },
  { title: '上级重点', width: 22, of: ({ item }) => keyText(item.key) },
  { title: '证据要求', width: 10, of: ({ item }) => evidenceText(item.evidence) },
  { title: '项目编码', width: 10, of: ({ project }) => project.code },
];
const pointsColumn = 5;

const linesOf = ({ modules }: StandardDocument): Line[] =>
  modules.flatMap((module) =>
    module.projects.flatMap((project) => project.items.map((item) => ({ module, project, item }))),
  );

/** Excel holds at most 15 digits; points never have that many. Text stays text, so no formula is smuggled in. */
const cellValue = (text: string, column: number) =>
  text !== '' && column === pointsColumn ? Number(text) : text || null;

function style(cell: ExcelJS.Cell, isHead: boolean): void {
  cell.font = isHead ? { ...font, bold: true } : font;
  cell.border = border;
  cell.alignment = { vertical: isHead ? 'middle' : 'top', wrapText: true };
  if (isHead) cell.fill = headFill;
  if (typeof cell.value === 'string') cell.numFmt = '@';
}

/** Merges the rows of one column over which `same` holds. */
function mergeRuns<T>(sheet: ExcelJS.Worksheet, column: number, first: number, keys: T[]): void {
  let start = 0;
  for (let at = 1; at <= keys.length; at++) {
    if (at < keys.length && keys[at] === keys[start]) continue;
    if (at - start > 1) sheet.mergeCells(first + start, column, first + at - 1, column);
    start = at;
  }
}

function addCheckSheet(book: ExcelJS.Workbook, document: StandardDocument): void {
  const sheet = book.addWorksheet('检查标准', {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  columns.forEach(({ width }, at) => (sheet.getColumn(at + 1).width = width));
  const title = sheet.addRow([document.title]);
  title.font = { ...font, bold: true, size: 14 };
  sheet.mergeCells(1, 1, 1, 7);
  sheet.addRow(columns.map((column) => column.title)).eachCell((cell) => style(cell, true));
  const lines = linesOf(document);
  for (const line of lines) {
    const row = sheet.addRow(columns.map(({ of }, at) => cellValue(of(line), at + 1)));
    for (let at = 1; at <= columns.length; at++) style(row.getCell(at), false);
  }
  mergeRuns(
    sheet,
    1,
    3,
    lines.map(({ module }) => module),
  );
  mergeRuns(
    sheet,
    2,
    3,
    lines.map(({ project }) => project),
  );
}

function addTextSheet(
  book: ExcelJS.Workbook,
  name: string,
  rows: string[][],
  widths: number[],
): void {
  const sheet = book.addWorksheet(name);
  widths.forEach((width, at) => (sheet.getColumn(at + 1).width = width));
  for (const values of rows) {
    sheet.addRow(values.map((value) => value || null)).eachCell((cell) => style(cell, false));
  }
}

/** The standard as an .xlsx file. */
export async function writeStandardBook(document: StandardDocument): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  addCheckSheet(book, document);
  addTextSheet(book, settingsSheet, settingsRows(document), [18, 60]);
  addTextSheet(
    book,
    structureSheet,
    [structureHead, ...structureRows(document)],
    [8, 12, 40, 10, 10, 10],
  );
  return new Uint8Array(await book.xlsx.writeBuffer());
}
