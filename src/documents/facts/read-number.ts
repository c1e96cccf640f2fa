/** Cells that should hold numbers or days, typed as such or as text. */
import type { Cell } from '../workbook/cell.ts';
import { dayOfSerial, isoDay } from './calendar.ts';
import { decimalOfStored, decimalOfText, decimalsOf, wholeDigitsOf } from './numbers.ts';
import { fault, type ReadContext, type Reading } from './reading.ts';
import { compact, tidyText } from './tidy.ts';

const mostDecimals = 2;
const mostWholeDigits = 10;
const mostTimes = 9999;
/** A day number below this is no date of ours but a plain number typed into a date column. */
const earliestDay = '1980-01-01';

function readPlain(cell: Cell): Reading<string> {
  if (cell.kind === 'text') {
    const value = decimalOfText(compact(cell.text));
    if (value === null) return fault('bad-number');
    return { value, tidied: /[^\d.-]/.test(cell.text) };
  }
  if (cell.look === 'date' || cell.kind === 'date') return fault('date-as-number');
  if (cell.look === 'percent') return fault('percent-as-number');
  const value = cell.kind === 'number' ? decimalOfStored(cell.text) : null;
  return value === null ? fault('bad-number') : { value, tidied: false };
}

/** A decimal as exact text, at most two places. */
export function readDecimal(cell: Cell): Reading<string> {
  const reading = readPlain(cell);
  if ('fault' in reading) return reading;
  if (wholeDigitsOf(reading.value) > mostWholeDigits) return fault('number-too-large');
  return decimalsOf(reading.value) > mostDecimals ? fault('too-precise') : reading;
}

/** A whole number from 1. */
export function readCount(cell: Cell): Reading<number> {
  const reading = readPlain(cell);
  if ('fault' in reading) return fault('bad-count');
  const value = Number(reading.value);
  if (!Number.isInteger(value) || value < 1 || value > mostTimes) return fault('bad-count');
  return { value, tidied: reading.tidied };
}

const dayPattern =
  /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?(?:[ T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/** A day as ISO text; a time of day is dropped. */
export function readDay(cell: Cell, { date1904 }: ReadContext): Reading<string> {
  if (cell.kind === 'number') {
    const day = dayOfSerial(Number(cell.text), date1904);
    return day === null || day < earliestDay ? fault('bad-date') : { value: day, tidied: false };
  }
  const typed = tidyText(cell.text.normalize('NFKC'));
  const match = dayPattern.exec(typed) ?? dayPattern.exec(compact(typed));
  const [, year, first, month, second, dayOfMonth] = match ?? [];
  const paired = first === '年' ? second === '月' : first === second;
  if (cell.kind === 'boolean' || !match || !paired) return fault('bad-date');
  const day = isoDay(Number(year), Number(month), Number(dayOfMonth));
  return day === null ? fault('impossible-date') : { value: day, tidied: typed !== cell.text };
}
