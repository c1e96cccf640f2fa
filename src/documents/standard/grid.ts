/** A sheet as a grid of texts; a merged range shows its text in every cell it covers. */
import { columnLetters, columnOf, type SheetRow } from '../workbook/cell.ts';
import type { Refusal } from '../workbook/refusal.ts';
import type { Workbook } from '../workbook/open.ts';

export type GridCell = {
  text: string;
  formula: boolean;
  /** Address of the cell that holds the text: of a merged range, its first. */
  origin: string;
};
export type Grid = { sheet: string; rows: { number: number; cells: Map<number, GridCell> }[] };

/** A check sheet has some hundred rows; one of this size is something else. */
const mostRows = 5000;
const mostColumns = 60;

export const addressOf = (column: number, row: number) => `${columnLetters(column)}${row}`;

const tidied = (text: string) =>
  text
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();

/** Numbers as people wrote them: 0.30000000000000004 is a float's 0.3. */
function plainText({ kind, text }: SheetRow['cells'][number]): string {
  if (kind === 'error' || text === '') return '';
  if (kind !== 'number') return tidied(text);
  const value = Number(text);
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : text;
}

type Range = { left: number; top: number; right: number; bottom: number };

function rangeOf(reference: string): Range | null {
  const [from = '', to = ''] = reference.split(':');
  const row = (address: string) => Number(/\d+$/.exec(address)?.[0] ?? 0);
  const range = { left: columnOf(from), top: row(from), right: columnOf(to), bottom: row(to) };
  return range.left > 0 && range.top > 0 && range.right >= range.left && range.bottom >= range.top
    ? range
    : null;
}

/** Only what stands on rows and columns that are looked at is filled. */
function spread(
  rows: Map<number, Map<number, GridCell>>,
  { left, top, right, bottom }: Range,
): void {
  const cell = rows.get(top)?.get(left);
  if (!cell) return;
  const lastRow = Math.min(bottom, mostRows * 4);
  for (let row = top; row <= lastRow; row++) {
    const cells = rows.get(row);
    if (!cells) continue;
    for (let column = left; column <= Math.min(right, mostColumns); column++)
      cells.set(column, cell);
  }
}

/** @throws Problem `workbook-too-large` for what cannot be a check sheet */
export async function readGrid(workbook: Workbook, sheet: string, refusal: Refusal): Promise<Grid> {
  const rows = new Map<number, Map<number, GridCell>>();
  const merges: Range[] = [];
  await workbook.eachRow(
    sheet,
    ({ number, cells }) => {
      const found = cells.flatMap((cell) => {
        const text = plainText(cell);
        if (cell.column > mostColumns || (text === '' && !cell.formula)) return [];
        const origin = addressOf(cell.column, number);
        return [[cell.column, { text, formula: cell.formula, origin }] as const];
      });
      if (found.length === 0) return;
      if (rows.size >= mostRows) throw refusal.tooLarge(`工作表“${sheet}”超过 ${mostRows} 行`);
      rows.set(number, new Map(found));
    },
    (reference) => {
      const range = rangeOf(reference);
      if (range) merges.push(range);
    },
  );
  for (const range of merges) spread(rows, range);
  const list = [...rows].map(([number, cells]) => ({ number, cells }));
  return { sheet, rows: list.sort((a, b) => a.number - b.number) };
}
