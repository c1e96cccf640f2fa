/** The calendar. */
import type { Same } from '../same.ts';
import type { calendar as zh } from '../zh/calendar.ts';

export const calendar: Same<typeof zh> = {
  title: 'Calendar',
  purpose:
    'What deadlines in working days are counted by: the State Council’s arrangement is built in; days entered here hold for this unit and below.',
  before: 'Year before',
  after: 'Year after',
  summary:
    '{{year}} has {{days}} working days. Red: holiday; green: working day in lieu; yellow: entered by the bank.',
  unpublished:
    'The arrangement of {{year}} is not published or imported yet: Monday to Friday for the time being.',
  kind: {
    weekday: 'working day',
    weekend: 'weekend',
    holiday: 'holiday',
    makeup: 'working day in lieu',
    set: 'entered',
  },
  entered: 'Days entered',
  noneEntered: 'None; the built-in arrangement holds. Press a day to enter one.',
  is: 'This day',
  on: 'Working',
  off: 'Off',
  name: 'Name',
  source: 'Source',
  sourceHint: 'Number or title of the notice.',
  saved: '{{day}} entered',
  remove: 'Take back',
  removeTitle: 'Take back an entered day',
  removeConsequence:
    'Deadlines from now on follow the built-in arrangement; those of appeals already filed stay.',
  import: 'Import a year',
  imported: '{{year}} imported: {{off}} days off, {{on}} working days in lieu',
};
