/** Turns the rows of one sheet into facts: header, cells, then the checks across rows. */
import type { BookChecker, RowOf } from '../../domain/inspection/check-book.ts';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import type { Place, Report } from '../../domain/inspection/finding.ts';
import { columnLetters, type Cell, type SheetRow } from '../workbook/cell.ts';
import type { Column } from './columns.ts';
import { readHeader, type Header } from './header.ts';
import type { ReadContext } from './reading.ts';
import { rememberTexts } from './remember.ts';
import { columnsOf, type FactSheet, type Part } from './sheets.ts';
import { shownValue } from './shown.ts';
import { readFinding, type CellFault } from './texts.ts';

type Field = {
  name: string;
  column: Column<unknown>;
  read: Column<unknown>['read'];
  /** Cells that were accepted but tidied; one notice tells of all. */
  tidied: { count: number; cell: string; value: string };
};

export type SheetReaderOptions = {
  context: ReadContext;
  report: Report;
  checker: BookChecker;
  book: FactBook;
};

/** Reads part P of a fact book, row by row. */
export class SheetReader<P extends Part> {
  private readonly part: P;
  private readonly sheet: FactSheet<P>;
  private readonly options: SheetReaderOptions;
  private readonly fields: Field[];
  private readonly place: { row: number } & Place;
  private header: Header | null = null;
  /** The field of each column number. */
  private readonly slots: number[] = [];
  private cells: (Cell | undefined)[] = [];

  constructor(part: P, sheet: FactSheet<P>, options: SheetReaderOptions) {
    this.part = part;
    this.sheet = sheet;
    this.options = options;
    this.fields = columnsOf(sheet as unknown as FactSheet).map(([name, column]) => ({
      name,
      column,
      read: rememberTexts(column.read),
      tidied: { count: 0, cell: '', value: '' },
    }));
    const cell = (title: string, row = this.place.row) =>
      `${columnLetters(this.header?.columns.get(title) ?? 0)}${row}`;
    this.place = { sheet: sheet.name, row: 0, cell };
  }

  /** The first row is the header; without a usable one the others say nothing. */
  readonly onRow = (row: SheetRow): void => {
    if (!this.header) this.openHeader(row);
    else if (this.header.usable) this.readRow(row);
  };

  /** After the last row. */
  finish(): void {
    const { report, checker } = this.options;
    const place = { sheet: this.sheet.name, cell: '' };
    if (!this.header) {
      const columns = this.fields.map(({ column }) => column.title).join('、');
      report(readFinding('empty-sheet', place, this.sheet.name, { columns }));
    }
    if (!this.header?.usable) checker.unread(this.part);
    else if (this.part === 'units') checker.unitsDone(this.place);
    for (const { column, tidied } of this.fields) {
      if (tidied.count === 0) continue;
      const params = { column: column.title, count: String(tidied.count) };
      report(readFinding('tidied', { ...place, cell: tidied.cell }, tidied.value, params));
    }
  }

  private openHeader(row: SheetRow): void {
    const header = readHeader(row, this.sheet as unknown as FactSheet);
    this.header = header;
    this.fields.forEach(({ column }, index) => {
      const number = header.columns.get(column.title);
      if (number !== undefined) this.slots[number] = index;
    });
    header.findings.forEach(this.options.report);
  }

  private readRow(row: SheetRow): void {
    if (!this.takeCells(row)) return;
    this.place.row = row.number;
    const facts: Record<string, unknown> = {};
    let whole = true;
    this.fields.forEach((field, index) => {
      const value = this.readField(field, this.cells[index]);
      facts[field.name] = value;
      if (value === undefined) whole = false;
    });
    const { book, checker } = this.options;
    (checker[this.part] as (row: RowOf<P>, at: Place) => void).call(
      checker,
      facts as RowOf<P>,
      this.place,
    );
    if (whole) (book[this.part] as unknown[]).push(facts);
  }

  /** Puts the row's cells in the order of the fields; false when none holds anything. */
  private takeCells(row: SheetRow): boolean {
    this.cells = this.fields.map(() => undefined);
    let any = false;
    for (const cell of row.cells) {
      const slot = this.slots[cell.column];
      if (slot === undefined || (!cell.formula && cell.text.trim() === '')) continue;
      this.cells[slot] = cell;
      any = true;
    }
    return any;
  }

  private readField(field: Field, cell: Cell | undefined): unknown {
    if (!cell) {
      if (!field.column.empty) this.fault(field, 'missing-cell', '');
      return field.column.empty?.value;
    }
    const { context } = this.options;
    const value = () => shownValue(cell, context);
    if (cell.formula) return this.fault(field, 'formula-cell', value());
    if (cell.kind === 'error') return this.fault(field, 'error-cell', value());
    const reading = field.read(cell, context);
    if ('fault' in reading) return this.fault(field, reading.fault, value(), reading.params);
    if (reading.tidied && field.tidied.count++ === 0) {
      field.tidied.cell = this.place.cell(field.column.title);
      field.tidied.value = value();
    }
    return reading.value;
  }

  private fault(
    field: Field,
    code: CellFault,
    value: string,
    params?: Record<string, string>,
  ): undefined {
    const { title } = field.column;
    const place = { sheet: this.sheet.name, cell: this.place.cell(title) };
    this.options.report(readFinding(code, place, value, { ...params, column: title }));
    return undefined;
  }
}
