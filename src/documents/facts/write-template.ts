/**
 * The workbook to fill in: the units on record stand in it already, each cell says what belongs there and
 * offers the words it takes, and a first sheet tells how to go about it. Whatever it offers, the reader
 * accepts.
 */
import type { UnitRow } from '../../domain/organisation/model.ts';
import { columnLetters } from '../workbook/cell.ts';
import type { CellEntry } from '../tables/entries.ts';
import { writeSheets, type SheetContent } from '../tables/excel.ts';
import type { Column } from './columns.ts';
import { columnHints } from './hints.ts';
import { columnsOf, factSheets, guideSheet, parts, type FactSheet, type Part } from './sheets.ts';
import { contentOf } from './write-fact-book.ts';

export type Template = {
  /** In tree order, with the units above. */
  units: UnitRow[];
  /** Waves on offer; others may be typed. */
  waves: string[];
};

const sheetOf = (part: Part) => factSheets[part] as unknown as FactSheet;
const numbers: Record<string, { from: number; to: number }> = { 得分: { from: 0, to: 100 } };

/** Codes of the units' sheet; typing another only warns, since it may be a new unit's. */
const unitCodes = (count: number) => `${factSheets.units.name}!$A$2:$A$${Math.max(2, count + 1)}`;

function listFor(column: Column<unknown>, of: Template): CellEntry['list'] {
  if (column.choices) return column.choices;
  if (column.title === '波次') return of.waves;
  return column.title === '机构编码' ? unitCodes(of.units.length) : undefined;
}

function entriesOf(part: Part, of: Template): CellEntry[] {
  return columnsOf(sheetOf(part)).map(([, column], index) => {
    const hint = columnHints[column.title]?.hint ?? column.title;
    const isCode = part === 'units' && column.title === '机构编码';
    const list = isCode ? undefined : listFor(column, of);
    const range = numbers[column.title];
    return {
      column: index + 1,
      hint,
      strict: column.choices !== undefined || range !== undefined,
      ...(list && { list }),
      ...(range && { range }),
    };
  });
}

const how = [
  '只填有变化或新增的行：没有写进来的，都保持原样。改一个得分，只要在“检查成绩”写那一行。',
  '“机构”表已填好您的机构；不改机构时可以不动，也可以整张删去。',
  '上传后先看到“新增、改变、相同”各几行，确认以后才改数据。',
];

/** How to fill it in: in general, then column by column. */
function guide(): SheetContent {
  function* rows() {
    for (const line of how) yield ['怎么用', '', '', line, ''];
    for (const part of parts) {
      const sheet = sheetOf(part);
      for (const [index, [, column]] of columnsOf(sheet).entries()) {
        const { hint = '', example = '' } = columnHints[column.title] ?? {};
        const words = column.choices ? `${hint}可填：${column.choices.join('、')}。` : hint;
        const place = `${columnLetters(index + 1)} 列 ${column.title}`;
        yield [sheet.name, place, column.empty ? '可空' : '必填', words, example];
      }
    }
  }
  const titles = ['工作表', '列', '是否必填', '怎么填', '例'];
  const widths = [12, 18, 10, 70, 18];
  return {
    name: guideSheet,
    columns: titles.map((title, at) => ({ title, width: widths[at]!, format: '@', wrap: true })),
    rows: rows(),
  };
}

/** The .xlsx bytes; read back as they are, they change nothing. */
export function writeTemplate(of: Template): Promise<Uint8Array> {
  const book = {
    units: of.units,
    scores: [],
    deductions: [],
    complaints: [],
    exposures: [],
    tickets: [],
  };
  const sheets = parts.map((part) => ({ ...contentOf(part, book), entries: entriesOf(part, of) }));
  return writeSheets([...sheets, guide()]);
}
