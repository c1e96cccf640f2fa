/** A cell's value as the person sees it in Excel, for messages. */
import type { Cell } from '../workbook/cell.ts';
import { dayOfSerial } from './calendar.ts';
import { decimalOfStored } from './numbers.ts';
import type { ReadContext } from './reading.ts';

/** Dates as ISO days, booleans as TRUE/FALSE, the rest as it is. */
export function shownValue(cell: Cell, { date1904 }: ReadContext): string {
  if (cell.kind === 'boolean') return cell.text === '1' ? 'TRUE' : 'FALSE';
  if (cell.kind !== 'number') return cell.text;
  const day = cell.look === 'date' ? dayOfSerial(Number(cell.text), date1904) : null;
  return day ?? decimalOfStored(cell.text) ?? cell.text;
}
