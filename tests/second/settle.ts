/**
 * A second, independent settlement of 篇三, written for plain reading: from a fact book to ledger
 * lines, in memory, with whole numbers only. The product must come to the same lines to the fen;
 * so it shares no code with the product's settlement.
 */
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import {
  exposures,
  justifiedComplaints,
  missingItems,
  noAssessedComplaint,
  onTheSpot,
  serviceActions,
  untidy,
} from './fact-rules.ts';
import type { Line } from './line.ts';
import {
  districtTail,
  doubled,
  earlyQuarters,
  lateHardware,
  provinceTail,
  targetMissed,
  topTwo,
} from './visit-rules.ts';
import { compare, type Readings, readYear, type Year } from './year.ts';

const rules: ((year: Year) => Line[])[] = [
  earlyQuarters, // R04
  topTwo, // R05
  noAssessedComplaint, // R06
  targetMissed, // R07
  provinceTail, // R08
  districtTail, // R09
  doubled, // R10
  untidy, // R11
  serviceActions, // R12
  missingItems, // R13
  justifiedComplaints, // R14
  exposures, // R15
  onTheSpot, // R16
  lateHardware, // R17
];

/**
 * The lines of the year 2023, without those of 0.00, by unit, rule and wave; lines of one unit,
 * rule and wave by the date and row of their facts.
 */
export function secondSettlement(book: FactBook, readings: Readings = {}): Line[] {
  const year = readYear(book, readings);
  return rules
    .flatMap((rule) => rule(year))
    .filter((line) => line.amount !== '0.00')
    .sort((a, b) => compare(a.unit, b.unit) || compare(a.rule, b.rule) || compare(a.wave, b.wave));
}
