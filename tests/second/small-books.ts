/** Tiny fact books for the second settlement's tests: one line of code for one fact. */
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { DeductionRow, TicketRow } from '../../src/domain/inspection/model.ts';
import type { UnitRow } from '../../src/domain/organisation/model.ts';
import { secondSettlement } from './settle.ts';
import type { Readings } from './year.ts';

/** 省 S › 市 D › 县 X › 支行 B; outlets hang below B unless said otherwise. */
export function emptyBook(): FactBook {
  const units = [
    unit('S', '省行', null),
    unit('D', '市行', 'S'),
    unit('X', '县行', 'D'),
    unit('B', '支行', 'X'),
  ];
  return { units, scores: [], deductions: [], complaints: [], exposures: [], tickets: [] };
}

function unit(code: string, level: UnitRow['level'], parentCode: string | null): UnitRow {
  return { code, name: code, level, parentCode, queueMachine: null };
}

export function addOutlet(book: FactBook, code: string, parent = 'B'): void {
  if (!book.units.some((known) => known.code === code)) book.units.push(unit(code, '网点', parent));
}

/** A visit by the province on a day given as MM-DD; the wave is the quarter. */
export function visit(book: FactBook, unitCode: string, day: string, score: string): void {
  addOutlet(book, unitCode);
  const wave = waveOf(day);
  book.scores.push({ wave, kind: '省行神秘人', visitedOn: `2023-${day}`, unitCode, score });
}

/** Visits of four quarters in February, May, August and November. */
export function fourQuarters(book: FactBook, unitCode: string, scores: string[]): void {
  const days = ['02-15', '05-15', '08-15', '11-15'];
  scores.forEach((score, quarter) => visit(book, unitCode, days[quarter] as string, score));
}

/** `count` outlets of one score, named after it. */
export function crowd(book: FactBook, day: string, score: string, count: number): void {
  for (let at = 0; at < count; at++) visit(book, `~${score}-${at}`, day, score);
}

export function deduction(
  book: FactBook,
  unitCode: string,
  day: string,
  item: string,
  points: string,
  more: Partial<DeductionRow> = {},
): void {
  book.deductions.push({
    wave: waveOf(day),
    kind: '省行神秘人',
    unitCode,
    itemCode: item,
    itemName: item,
    category: item.startsWith('YJ') ? '硬件' : '软件',
    points,
    isKey: false,
    ...more,
  });
}

export function ticket(
  book: FactBook,
  unitCode: string,
  day: string,
  clause: TicketRow['clause'],
  more: Partial<TicketRow> = {},
): void {
  addOutlet(book, unitCode);
  book.tickets.push({
    happenedOn: `2023-${day}`,
    unitCode,
    offender: '',
    clause,
    times: 1,
    points: null,
    amount: null,
    ...more,
  });
}

const waveOf = (day: string) => `2023Q${Math.ceil(Number(day.slice(0, 2)) / 3)}`;

/** The amounts of one rule at one outlet, in the order of the ledger. */
export function amounts(
  book: FactBook,
  unitCode: string,
  rule: string,
  readings: Readings = {},
): string[] {
  return secondSettlement(book, readings)
    .filter((line) => line.unit === unitCode && line.rule === `C3-${rule}`)
    .map((line) => line.amount);
}
