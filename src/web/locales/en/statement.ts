/** An outlet's statement. */
import type { Same } from '../same.ts';
import type { statement as zh } from '../zh/statement.ts';

export const statement: Same<typeof zh> = {
  title: 'Statements',
  of: 'Statement of {{unit}}',
  findPurpose: 'Choose an outlet to see its scores, places, rewards and charges of the year.',
  search: 'Search by name, code or pinyin',
  outlet: 'Outlet',
  code: 'Code',
  parent: 'Unit above',
  noOutlets: 'No outlets yet',
  noOutletsHint: 'Once units are imported, the outlets you may see are listed here.',
  year: 'Year',
  nthYear: '{{year}}',
  print: 'Print',
  total: 'Net of {{year}}',
  rewards: 'Rewards',
  penalties: 'Charges',
  scores: 'Scores and phase targets',
  scoresSummary: '{{visits}} provincial checks, {{met}} at or above the phase target.',
  score: 'Score',
  target: 'Phase target',
  wave: 'Check',
  visitedOn: 'Day',
  phase: 'Phase',
  visits: 'Checks and places',
  wholeYear: 'Whole year',
  noLines: 'No rewards or charges in this year.',
  empty: 'No checks or lines in {{year}}',
  emptyHint: 'Try another year; checks appear here once imported and settled.',
};
