/** Reads one worksheet row by row (ECMA-376 18.3); rows without values do not appear. */
import { columnOf, type Cell, type SheetRow } from './cell.ts';
import { limits } from './limits.ts';
import { readPart, type PartOptions } from './read-part.ts';
import { StringItem, unescapeText } from './strings.ts';
import type { NumberLook } from './styles.ts';
import type { XmlAttributes } from './xml-attributes.ts';

export type SheetContext = PartOptions & { strings: string[]; looks: NumberLook[] };

const kinds = new Map<string, Cell['kind']>([
  ['s', 'text'],
  ['str', 'text'],
  ['inlineStr', 'text'],
  ['b', 'boolean'],
  ['d', 'date'],
  ['e', 'error'],
]);

/** Builds rows from the events of a sheet part. */
class RowBuilder {
  private readonly context: SheetContext;
  private readonly onRow: (row: SheetRow) => void;
  private readonly onMerge: (reference: string) => void;
  private merges = 0;
  private readonly item = new StringItem();
  private row: SheetRow = { number: 0, cells: [] };
  private cell: Cell | null = null;
  private type = '';
  private column = 0;
  private seen = 0;
  private inValue = false;

  constructor(
    context: SheetContext,
    onRow: (row: SheetRow) => void,
    onMerge: (reference: string) => void,
  ) {
    this.context = context;
    this.onRow = onRow;
    this.onMerge = onMerge;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'v') this.inValue = true;
    else if (name === 'f' && this.cell) this.cell.formula = true;
    else if (name === 'mergeCell') this.openMerge(attributes);
    else if (this.type === 'inlineStr') this.item.open(name);
  }

  text(text: string): void {
    if (!this.cell) return;
    if (!this.inValue) this.item.text(text);
    else if (this.cell.text.length <= limits.cellText) this.cell.text += text;
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.row.cells.length > 0) this.onRow(this.row);
    else if (this.type === 'inlineStr') this.item.close(name);
  }

  private openRow(attributes: XmlAttributes): void {
    const number = Number(attributes.get('r') ?? this.row.number + 1);
    if (!(number >= 1 && number <= limits.rows)) throw this.damaged('行号越界');
    this.row = { number, cells: [] };
    this.column = 0;
    this.seen = 0;
  }

  private openMerge(attributes: XmlAttributes): void {
    if (++this.merges > limits.rows) throw this.damaged('合并单元格过多');
    this.onMerge(attributes.get('ref') ?? '');
  }

  private openCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r');
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    const inSheet = this.column >= 1 && this.column <= limits.columns;
    if (!inSheet || ++this.seen > limits.columns) throw this.damaged('列号越界');
    this.type = attributes.get('t') ?? 'n';
    this.cell = {
      column: this.column,
      kind: kinds.get(this.type) ?? 'number',
      text: '',
      look: this.context.looks[Number(attributes.get('s') ?? 0)] ?? 'plain',
      formula: false,
    };
  }

  private closeCell(): void {
    const cell = this.cell;
    if (!cell) return;
    if (this.type === 's' && cell.text !== '') cell.text = this.shared(cell.text);
    if (this.type === 'str') cell.text = unescapeText(cell.text);
    if (this.type === 'inlineStr') cell.text = this.item.take();
    if (cell.text !== '' || cell.formula) this.row.cells.push(cell);
    this.cell = null;
    this.type = '';
  }

  private shared(index: string): string {
    const text = this.context.strings[Number(index)];
    if (text === undefined) throw this.damaged(`没有第 ${index.slice(0, 12)} 号共享字符串`);
    return text;
  }

  private damaged(detail: string): Error {
    return this.context.refusal.unreadable(`工作表已损坏：${detail}`);
  }
}

/**
 * Calls `onRow` for each row that holds anything and, after them, `onMerge` for each merged range
 * ("A3:A9"). @throws Problem when the sheet is damaged
 */
export function readSheetRows(
  part: string,
  context: SheetContext,
  onRow: (row: SheetRow) => void,
  onMerge: (reference: string) => void = () => undefined,
): Promise<void> {
  const builder = new RowBuilder(context, onRow, onMerge);
  return readPart(
    part,
    {
      open: (name, attributes) => builder.open(name, attributes),
      text: (text) => builder.text(text),
      close: (name) => builder.close(name),
    },
    context,
  );
}
