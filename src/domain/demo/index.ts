/**
 * An invented province with a year of facts: what the demo shows, the tests settle and the
 * benchmarks measure. Pure and seeded: the same options always give the same bank.
 */
import type { FactBook } from '../inspection/fact-book.ts';
import { deductionsOf } from './deductions.ts';
import { buildComplaints, buildExposures, buildTickets } from './incidents.ts';
import { buildAccounts, buildPeople, type DemoAccount, type DemoPerson } from './people.ts';
import { buildProvince } from './province.ts';
import { countyVisits, mysteryVisits, scoreRow } from './visits.ts';

export { demoRegister, demoSecond } from './answers.ts';
export type { DemoAccount, DemoPerson } from './people.ts';
export { dice } from './random.ts';

export type DemoOptions = {
  seed: number;
  /** About how many outlets the province has; 24 of them are the own county's. */
  outlets: number;
  /** How many quarters have a 省行神秘人 wave, from Q1 on; 4 when left out. */
  waves?: 1 | 2 | 3 | 4;
  /** Whose visits have item deductions; only the own county's when left out. */
  deductionsFor?: 'own' | 'all';
};

export type DemoBank = {
  book: FactBook;
  /** Unit code of the county bank whose year it is. */
  ownCounty: string;
  /** Unit code of a second county bank of the same city, for tests of rights. */
  otherCounty: string;
  people: DemoPerson[];
  accounts: DemoAccount[];
};

/** Invents the bank. Scores keep to 100 − the sum of a visit's deductions, where it has any. */
export function demoProvince(options: DemoOptions): DemoBank {
  const { seed, outlets, waves = 4, deductionsFor = 'own' } = options;
  const province = buildProvince(seed, outlets);
  const { units, ownCounty, otherCounty } = province;
  const ownOutlets = province.outlets
    .filter((outlet) => outlet.county === ownCounty)
    .map((outlet) => outlet.code);
  const own = new Set(ownOutlets);
  const people = buildPeople(seed, province);
  const visits = [...mysteryVisits(seed, province, waves), ...countyVisits(seed, province)];
  const itemised =
    deductionsFor === 'all' ? visits : visits.filter((visit) => own.has(visit.unitCode));
  const book: FactBook = {
    units,
    scores: visits.map(scoreRow),
    deductions: deductionsOf(seed, itemised),
    complaints: buildComplaints(seed, ownOutlets),
    exposures: buildExposures(seed, ownOutlets),
    tickets: buildTickets(seed, ownOutlets, people),
  };
  const accounts = buildAccounts(seed, province, people);
  return { book, ownCounty, otherCounty, people, accounts };
}
