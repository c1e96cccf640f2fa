/** Kinds of columns: how each turns a cell into a value, and a value back into a cell. */
import type { Cell } from '../workbook/cell.ts';
import { serialOfDay } from './calendar.ts';
import { readCount, readDay, readDecimal } from './read-number.ts';
import { fault, type Reading, type ReadContext } from './reading.ts';
import { readCode, readLabel, readName } from './read-text.ts';

export type Column<T> = {
  title: string;
  /** In characters of the header font. */
  width: number;
  /** Excel number format of written cells; "@" is text. */
  format: string;
  read: (cell: Cell, context: ReadContext) => Reading<T>;
  write: (value: T) => string | number | null;
  /** The words a cell may hold, as the template offers them. */
  choices?: readonly string[];
  /** What an empty cell means; absent = it must not be empty. */
  empty?: { value: T };
};

const text = '@';

/** A code: text without blanks around, also when Excel holds it as a number. */
export const code = (title: string, width = 14): Column<string> => ({
  title,
  width,
  format: text,
  read: readCode,
  write: (value) => value,
});

/** A name for people to read. */
export const name = (title: string, width = 28): Column<string> => ({
  title,
  width,
  format: text,
  read: readName,
  write: (value) => value,
});

/** A wave's label; whether it is one is the domain's business. */
export const wave = (title: string): Column<string> => ({
  title,
  width: 10,
  format: text,
  read: (cell) => {
    const reading = readLabel(cell);
    return 'fault' in reading ? reading : { ...reading, value: reading.value.toUpperCase() };
  },
  write: (value) => value,
});

/** One of a closed list of words. */
export const choice = <T extends string>(title: string, choices: readonly T[]): Column<T> => ({
  title,
  width: 12,
  format: text,
  choices,
  read: (cell) => {
    const reading = readLabel(cell);
    if ('fault' in reading) return reading;
    const found = choices.find((one) => one === reading.value);
    if (found === undefined) return fault('bad-choice', { choices: choices.join('、') });
    return { value: found, tidied: reading.tidied };
  },
  write: (value) => value,
});

const yes = new Set(['是', 'Y', 'YES', 'TRUE', '1']);
const no = new Set(['否', 'N', 'NO', 'FALSE', '0']);

/** 是 or 否, also as Y/N, 1/0 and TRUE/FALSE. */
export const yesNo = (title: string): Column<boolean> => ({
  title,
  width: 10,
  format: text,
  choices: ['是', '否'],
  read: (cell) => {
    const reading = readLabel(cell);
    if ('fault' in reading) return reading;
    const word = reading.value.toUpperCase();
    if (!yes.has(word) && !no.has(word)) return fault('bad-choice', { choices: '是、否' });
    return { value: yes.has(word), tidied: reading.tidied };
  },
  write: (value) => (value ? '是' : '否'),
});

export const day = (title: string): Column<string> => ({
  title,
  width: 12,
  format: 'yyyy-mm-dd',
  read: readDay,
  write: serialOfDay,
});

/** A decimal of at most two places, as text. */
export const decimal = (title: string): Column<string> => ({
  title,
  width: 10,
  format: 'General',
  read: readDecimal,
  write: Number,
});

export const count = (title: string): Column<number> => ({
  title,
  width: 8,
  format: '0',
  read: readCount,
  write: (value) => value,
});

/** The same column where an empty cell means `value`; null and "" are written as an empty cell. */
export const orEmpty = <T, E>(column: Column<T>, value: E): Column<T | E> => ({
  ...column,
  write: (given) => (given === null || given === '' ? null : column.write(given as T)),
  empty: { value },
});
