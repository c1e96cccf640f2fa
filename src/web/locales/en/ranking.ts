/** Rankings. */
import type { Same } from '../same.ts';
import type { ranking as zh } from '../zh/ranking.ts';

export const ranking: Same<typeof zh> = {
  title: 'Rankings',
  purpose:
    'Places in the provincial mystery-shopper checks; equal scores share the better place, outlets not visited have none.',
  search: 'Search by name, code or pinyin',
  wave: 'Wave',
  waveOf: '{{wave}} ({{visited}} outlets)',
  within: 'Ranked within',
  range: {
    省行: 'Province',
    市行: 'District',
    县行: 'County',
    支行: 'Branch',
    网点: 'Outlet',
  },
  outlet: 'Outlet',
  place: 'Place',
  tied: '{{n}} tied',
  score: 'Score',
  moved: 'Since last wave',
  up: 'places up',
  down: 'places down',
  same: 'same',
  group: 'Ranked in',
  visit: 'Visit',
  toVisit: 'Deductions',
  distribution: 'Distribution of scores',
  target: 'Target {{target}}',
  belowSummary:
    '{{all}} outlets you may see were visited, about {{below}} below the target {{target}}.',
  allSummary: '{{all}} outlets you may see were visited.',
  band: 'Band',
  outlets: 'Outlets',
  empty: 'Nothing to rank yet',
  emptyHint: 'Import the scores of the provincial checks to see places here.',
  emptyReader: 'Places appear here once a service administrator has imported scores.',
  import: 'Import',
  certainty: 'Range of places',
  verdict: 'How certain',
  together: 'Compared with all outlets at once: place {{low}}–{{high}}',
  first: 'the first {{k}}',
  last: 'the last {{k}}',
  certainly: 'Certainly among {{side}}',
  likely: 'Probably among {{side}} ({{chance}})',
  unlikely: '{{chance}} chance of being among {{side}}',
  neither: 'At neither end',
  top: 'First places',
  bottom: 'Last places',
  basis:
    'Range of places: one visit is one sample. From {{visits}} visits in {{waves}} waves, two visits to the same outlet differ by about {{visit}} points (standard deviation), outlets truly differ by about {{outlet}}; a range holds the true place with 95 % confidence, and outlets whose ranges overlap do not reliably differ. With one visit per wave a single odd event may decide the whole score; two visits make that 50 %, three 33 %.',
  noBasis:
    'Ranges of places need at least two waves in the same year: it is not known yet how far two visits to one outlet differ.',
};
