/** Good deeds. */
import type { Same } from '../same.ts';
import type { deed as zh } from '../zh/deed.ts';

export const deed: Same<typeof zh> = {
  title: 'Good deeds',
  purpose:
    'Reported by the head of an outlet; the service department confirms them or returns them with a reason.',
  search: 'Search deeds, names, outlets',
  report: 'Report a good deed',
  send: 'Report',
  reported: 'Reported; photos and other evidence can be added',
  saved: 'Saved',
  editTitle: 'Edit the deed',
  none: 'No good deeds yet',
  noneHint:
    'A purse given back, an old customer helped, a letter of thanks: say when, who and what, with a photo or the letter.',
  noneReader: 'They stand here once heads of outlets report them.',
  counts: 'By outlet ({{n}} outlets)',
  people: 'People',
  name: 'Deed',
  day: 'Day',
  person: 'Who',
  personHint: 'A name; leave it empty for the outlet as such.',
  whole: 'the outlet',
  story: 'What happened',
  storyHint: 'When, where, what was done and who can tell: by this it is verified.',
  unit: 'Outlet',
  state: 'State',
  evidence: 'Evidence',
  reportedBy: 'Reported by',
  decidedBy: 'Decided by',
  facts: 'About it',
  anyState: 'Any state',
  states: { reported: 'to be confirmed', confirmed: 'confirmed', returned: 'returned' },
  confirm: 'Confirm',
  return: 'Return',
  reportAgain: 'Report again',
  returnTitle: 'Return this deed?',
  returnConsequence:
    'The outlet sees the reason and may report it again; it is not counted as confirmed.',
  reason: 'Reason',
  returnedFor: 'Returned: {{reason}}',
  done: { confirm: 'Confirmed', return: 'Returned', report: 'Reported again' },
};
