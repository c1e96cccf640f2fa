/** Reliability of scores. */
import type { Same } from '../same.ts';
import type { reliability as zh } from '../zh/reliability.ts';

export const reliability: Same<typeof zh> = {
  title: 'Reliability',
  purpose:
    'How far inspectors agree about one visit, who is severe or lenient, and how many visits make a score reliable.',
  export: 'Export',
  empty: 'No visits to compute reliability from yet',
  emptyHint:
    'Visits count once they are locked. Let a draw have some visits scored by two people to learn how far scores agree.',
  nothingFound: 'No visits in this range',
  nothingFoundHint: 'Choose another kind of visit, or a longer period.',
  all: 'Show all visits',
  kind: 'Kind of visit',
  allKinds: 'All kinds',
  from: 'From',
  to: 'To',
  target: 'Reliability wanted',
  agreement: 'Agreement of two scorings, ICC(1,1)',
  agreementDetail: '{{word}}; 95 % interval {{range}}',
  agreementNone: 'Needs at least two double-scored visits',
  words: { excellent: 'excellent', good: 'good', moderate: 'moderate', poor: 'poor' },
  doubles: 'Double-scored visits',
  doublesDetail: '{{mean}} points apart on average, {{most}} at most',
  doublesNone: 'No visit was scored by two people',
  apart: 'Severe or lenient inspectors',
  apartNone: 'No reliable difference',
  needed: 'Visits needed for {{target}}',
  neededDetail: 'per outlet, by another inspector each time, to hold a score against a target',
  neededNone: 'Out of reach with the present data, or too few data',
  severity: 'Severity of inspectors',
  severitySummary:
    'Points given less (+, severe) or more (−, lenient) than the other inspectors, outlets accounted for and shrunk to the average; the line is the 95 % interval: only one that keeps clear of zero is a reliable difference.',
  groups:
    ' Inspectors form {{groups}} groups that share no outlet; across groups only the chance of the draw compares them.',
  tooFewInspectors: 'Severity needs at least two inspectors, two outlets and four scorings.',
  inspector: 'Inspector',
  severityPoints: 'More severe by (points)',
  interval: '95 % interval',
  scores: 'Scorings',
  outlets: 'Outlets',
  conclusion: 'Conclusion',
  verdicts: {
    severe: 'severe',
    lenient: 'lenient',
    'not-shown': 'no difference shown',
    'too-few': 'too few scorings to say',
  },
  advice: {
    severe:
      '{{name}} scores about {{points}} points lower than the others: calibrate on a common recording, and look at how the items with most deductions are understood.',
    lenient:
      '{{name}} scores about {{points}} points higher than the others: calibrate on a common recording, and have the next visits scored by two.',
  },
  plans: 'How many visits are enough',
  people: '{{count}} scoring each visit',
  shares:
    'Of the differences between single scores, {{outlet}} come from the outlets, {{visit}} from the day, {{inspector}} from who scored, the rest {{residual}}. The axis is the reliability against a target.',
  sharesTogether:
    'Of the differences between single scores, {{outlet}} come from the outlets, {{inspector}} from who scored, the rest {{residual}} (without double scoring, the day and errors of scoring cannot be told apart). The axis is the reliability against a target.',
  noShares: 'All scores are equal; nothing shows where differences come from.',
  visits: 'Visits',
  inspectorsEach: 'Scoring each visit',
  forMark: 'Against a target',
  forRanking: 'For ranking',
  error: 'Error of the mean (points)',
  oddVisit: 'One odd visit may decide',
  noDoubles:
    'No visit was scored twice, so there is no ICC and no agreement by item. Let a draw have about one in ten visits scored by two.',
  iccTitle: 'Intraclass correlation ICC (Shrout & Fleiss 1979)',
  iccHint:
    'Each visit was scored by two people of its own: read ICC(1,1) for one score, ICC(1,k) for the mean of two.',
  form: 'Form',
  value: 'Reliability',
  meaning: 'Meaning',
  forms: {
    '1,1': 'other people at each visit, one score',
    '2,1': 'people stand for many others, one score',
    '3,1': 'these people only, one score',
    '1,k': 'other people at each visit, mean score',
    '2,k': 'people stand for many others, mean score',
    '3,k': 'these people only, mean score',
  },
  items: 'Agreement by item',
  itemsHint:
    'Whether two people both deducted on an item; κ leaves out agreement by chance: the lower, the more the item needs rewording or training.',
  searchItems: 'Search items',
  item: 'Item',
  share: 'Agreement',
  undefinedKappa: 'all judgements equal, κ undefined',
  fewPairs: 'fewer than 10 pairs, no conclusion',
  noItems: 'No item was scored twice',
};
