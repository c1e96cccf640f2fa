/** Placed things. */
import type { Same } from '../same.ts';
import type { placement as zh } from '../zh/placement.ts';

export const placement: Same<typeof zh> = {
  title: 'Placed things',
  purpose:
    'What should be where at an outlet. Ask for a replacement in time: what was asked for before a check is not charged to the head.',
  search: 'Search things, places, outlets',
  add: 'Add a thing',
  import: 'Import from Excel',
  imported:
    'Imported {{outlets}} outlets: {{added}} added, {{changed}} changed, {{same}} as they were',
  none: 'No list yet',
  noneHint:
    'Enter what the outlet keeps for its customers, or import it from Excel; the exported sheet is the template.',
  noneReader: 'Things, places and requests stand here once the heads of outlets enter them.',
  counts:
    '{{present}} in place, {{missing}} missing, {{damaged}} damaged; replacement asked for {{requested}}.',
  thing: 'Thing',
  name: 'Name',
  unit: 'Outlet',
  place: 'Place',
  quantity: 'Quantity',
  state: 'State',
  since: 'Since',
  note: 'Note',
  request: 'Request',
  updated: 'Last change',
  facts: 'About it',
  anyState: 'Any state',
  wanting: 'Missing or damaged',
  anyRequest: 'Asked or not',
  asked: 'Asked for',
  unasked: 'Wanting, not asked for',
  notAsked: 'Not asked for',
  states: { present: 'in place', missing: 'missing', damaged: 'damaged' },
  requestStates: { asked: 'asked for', supplied: 'supplied', withdrawn: 'withdrawn' },
  saved: 'Saved',
  editTitle: 'Edit {{code}}',
  ask: 'Ask for a replacement',
  askTitle: 'Ask for a replacement: {{name}}',
  askHint:
    'The server keeps the time and it cannot be changed. Only a request made before the check spares the head.',
  reason: 'What is wanting, how it broke',
  askInTime:
    'No replacement was asked for. If a check finds it so, the plan charges the head; ask soon.',
  supply: 'Supplied',
  supplyTitle: 'Was “{{name}}” supplied?',
  supplyConsequence:
    'This ends the request and puts the thing in place. If it is missing again, ask again.',
  withdraw: 'Take back',
  withdrawTitle: 'Take back the request for “{{name}}”?',
  withdrawConsequence: 'Checks from now on count it as not asked for; the record stays.',
  remove: 'Delete',
  removeTitle: 'Delete “{{name}}” from the list?',
  removeConsequence: 'It cannot be restored. Things that were asked for once cannot be deleted.',
  removed: 'Deleted',
  done: {
    asked: 'Asked for; the time is kept',
    supplied: 'Noted as supplied',
    withdrawn: 'Taken back',
  },
  requests: 'All requests',
  requestsHint: 'Times are the server’s; tickets go by them.',
  noRequests: 'No replacement was ever asked for.',
  closed: '(ended by {{by}})',
};
